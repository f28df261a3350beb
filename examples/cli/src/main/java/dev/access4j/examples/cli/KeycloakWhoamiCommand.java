package dev.access4j.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.UserStatus;
import dev.access4j.identity.TokenRefusedException;
import dev.access4j.identity.VerifiedIdentity;
import dev.access4j.keycloak.KeycloakTokenVerifier;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code access keycloak whoami}: who bears a token, and is it good? (ID-4). */
@Command(
    name = "whoami",
    description = {
      "Verifies an access token of a realm and tells who bears it; with a database, also which"
          + " user that is there. It signs nobody in.",
      "Exit 0 if the token is good, and of an active user where there is a database; 1 if not; 2 if it"
          + " could not be verified."
    },
    customSynopsis = {
      "access keycloak whoami TOKEN --audience NAME --keycloak URL --realm NAME",
      "                              [DATABASE] [--json]"
    },
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  access keycloak whoami - --audience apps-api --db bank < token",
      "",
      "Others on this machine can see a TOKEN that is given as an argument; - reads it from",
      "standard input."
    })
final class KeycloakWhoamiCommand implements Callable<Integer> {

  private static final OrganizationId ANY = OrganizationId.of("any");

  /** More than any verifier takes; the rest need not be read to refuse it. */
  private static final int LONGEST = 1 << 20;

  @Mixin private final CommandContext context = new CommandContext();

  @Parameters(index = "0", paramLabel = "TOKEN", description = "The token; - for standard input.")
  private String token = "";

  @Option(
      names = "--audience",
      paramLabel = "NAME",
      required = true,
      order = 0,
      description = "Whom the token has to be for.")
  private String audience = "";

  @Mixin private final StateOption state = new StateOption();
  @Mixin private final KeycloakOptions keycloak = new KeycloakOptions();

  @Override
  public Integer call() throws IOException {
    Output output = context.output();
    if (!state.named(context)) {
      return tell(output, verify(ANY, output), Optional.empty(), true);
    }
    try (State current = state.openWithAccounts(context, builder -> builder)) {
      OrganizationId organization = current.organization();
      Verified verified = verify(organization, output);
      VerifiedIdentity identity = verified.identity();
      Optional<EndUser> user =
          identity == null
              ? Optional.empty()
              : current
                  .access()
                  .store()
                  .read(organization, view -> view.userWithSub(identity.sub()));
      return tell(output, verified, user, false);
    }
  }

  private record Verified(@Nullable VerifiedIdentity identity, String reason, String message) {}

  private Verified verify(OrganizationId organization, Output output) throws IOException {
    try {
      return new Verified(verifier(organization).verify(organization, token(output)), "", "");
    } catch (TokenRefusedException e) {
      return new Verified(null, e.reason().name(), String.valueOf(e.getMessage()));
    }
  }

  private KeycloakTokenVerifier verifier(OrganizationId organization) {
    URI server = keycloak.server(context);
    String realm = keycloak.realm(context);
    try {
      return KeycloakTokenVerifier.builder(server)
          .realm(organization, realm)
          .audience(audience)
          .build();
    } catch (IllegalArgumentException e) {
      throw context.usage(String.valueOf(e.getMessage()));
    }
  }

  private String token(Output output) throws IOException {
    if (!token.equals(Documents.STANDARD_INPUT)) {
      return token;
    }
    byte[] read = output.terminal().in().readNBytes(LONGEST);
    return new String(read, StandardCharsets.UTF_8).strip();
  }

  private static int tell(
      Output output, Verified verified, Optional<EndUser> user, boolean withoutState)
      throws IOException {
    VerifiedIdentity identity = verified.identity();
    if (output.json()) {
      try (JsonGenerator json = output.jsonDocument()) {
        write(json, verified, user);
      }
      output.line("");
    } else if (identity == null) {
      output.line(Printable.text("REFUSED:" + verified.reason() + "  " + verified.message()));
    } else {
      print(output, identity, user, withoutState);
    }
    boolean good = identity != null && (withoutState || isActive(user));
    return good ? ExitCode.YES : ExitCode.NO;
  }

  private static boolean isActive(Optional<EndUser> user) {
    return user.filter(found -> found.status() == UserStatus.ACTIVE).isPresent();
  }

  private static void print(
      Output output, VerifiedIdentity identity, Optional<EndUser> user, boolean withoutState) {
    Table table = output.table();
    table.row("sub", identity.sub());
    table.row("username", identity.username());
    table.row(
        "email",
        identity.email() + (identity.emailVerified() ? " (confirmed)" : " (not confirmed)"));
    table.row("expires", identity.expiresAt().toString());
    if (!withoutState) {
      table.row(
          "user",
          user.map(found -> found.username() + ", " + found.status())
              .orElse("none with this account"));
    }
    table.print();
  }

  private static void write(JsonGenerator json, Verified verified, Optional<EndUser> user)
      throws IOException {
    VerifiedIdentity identity = verified.identity();
    json.writeStartObject();
    json.writeBooleanField("accepted", identity != null);
    if (identity == null) {
      json.writeStringField("reason", verified.reason());
      json.writeStringField("message", verified.message());
    } else {
      json.writeStringField("sub", identity.sub());
      json.writeStringField("username", identity.username());
      json.writeStringField("email", identity.email());
      json.writeBooleanField("emailVerified", identity.emailVerified());
      json.writeStringField("expiresAt", identity.expiresAt().toString());
    }
    if (user.isPresent()) {
      json.writeObjectFieldStart("user");
      json.writeStringField("id", user.get().id().value());
      json.writeStringField("username", user.get().username());
      json.writeStringField("status", user.get().status().name());
      json.writeEndObject();
    }
    json.writeEndObject();
  }
}
