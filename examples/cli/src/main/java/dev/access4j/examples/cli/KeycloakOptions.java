package dev.access4j.examples.cli;

import dev.access4j.Access4j;
import dev.access4j.keycloak.KeycloakIdentityProvider;
import dev.access4j.keycloak.KeycloakRealm;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which realm of which Keycloak, and as which client: by options, else by the environment. */
final class KeycloakOptions {

  private static final String URL = "ACCESS_KEYCLOAK_URL";
  private static final String REALM = "ACCESS_KEYCLOAK_REALM";
  private static final String CLIENT = "ACCESS_KEYCLOAK_CLIENT";
  private static final String SECRET = "ACCESS_KEYCLOAK_SECRET";
  private static final String DEFAULT_CLIENT = "access4j";

  @ArgGroup(validate = false, heading = "%nKEYCLOAK is:%n", order = 300)
  private Given given = new Given();

  /** What was given on the command line; a group, for its heading in the help. */
  static final class Given {

    @Option(
        names = "--keycloak",
        paramLabel = "URL",
        order = 301,
        description = "The server, such as https://login.example.org (or ACCESS_KEYCLOAK_URL).")
    private @Nullable String url;

    @Option(
        names = "--realm",
        paramLabel = "NAME",
        order = 302,
        description = "The organization's realm (or ACCESS_KEYCLOAK_REALM).")
    private @Nullable String realm;

    @Option(
        names = "--client",
        paramLabel = "ID",
        order = 303,
        description = "The client with the service account (or ACCESS_KEYCLOAK_CLIENT; access4j).")
    private @Nullable String client;

    @Option(
        names = "--client-secret-file",
        paramLabel = "FILE",
        order = 304,
        description = "Its secret is the first line of FILE (or ACCESS_KEYCLOAK_SECRET).")
    private @Nullable String secretFile;
  }

  /** Whether a server is named by an option. */
  boolean named() {
    return given.url != null;
  }

  /** The server's address. */
  URI server(CommandContext context) {
    String url = required(context, given.url, URL, "--keycloak URL");
    try {
      return URI.create(url);
    } catch (IllegalArgumentException e) {
      throw context.usage("--keycloak: '" + url + "' is no address");
    }
  }

  /** The realm's name. */
  String realm(CommandContext context) {
    return required(context, given.realm, REALM, "--realm NAME");
  }

  /** The accounts of the realm, whichever organization is asked for. */
  KeycloakIdentityProvider provider(CommandContext context) {
    URI server = server(context);
    String name = realm(context);
    String client = value(context, given.client, CLIENT).orElse(DEFAULT_CLIENT);
    String secret =
        given.secretFile == null
            ? value(context, null, SECRET)
                .orElseThrow(() -> context.usage("Missing --client-secret-file FILE, or " + SECRET))
            : DatabaseOptions.firstLine(given.secretFile);
    try {
      KeycloakRealm realm = new KeycloakRealm(name, client, secret);
      return KeycloakIdentityProvider.builder(server)
          .realms(organization -> Optional.of(realm))
          .build();
    } catch (IllegalArgumentException e) {
      throw context.usage(String.valueOf(e.getMessage()));
    }
  }

  /** Wires the accounts of the realm in. */
  UnaryOperator<Access4j.Builder> wiring(CommandContext context) {
    KeycloakIdentityProvider provider = provider(context);
    return builder -> builder.identityProvider(provider);
  }

  private static String required(
      CommandContext context, @Nullable String option, String variable, String name) {
    return value(context, option, variable)
        .orElseThrow(() -> context.usage("Missing " + name + ", or " + variable));
  }

  private static Optional<String> value(
      CommandContext context, @Nullable String option, String variable) {
    if (option != null) {
      return Optional.of(option);
    }
    Map<String, String> environment = context.output().terminal().environment();
    return Optional.of(environment.getOrDefault(variable, "")).filter(text -> !text.isEmpty());
  }
}
