package dev.access4j.keycloak;

import static dev.access4j.keycloak.Call.MANAGE_USERS;
import static dev.access4j.keycloak.Call.VIEW_REALM;
import static dev.access4j.keycloak.MailSettings.UPDATE_PASSWORD;
import static dev.access4j.keycloak.MailSettings.VERIFY_EMAIL;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.access4j.directory.EndUser;
import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.Invitation;
import dev.access4j.identity.InvitationNotSent;
import dev.access4j.identity.InvitationSent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Invitations to one realm (ID-2, ID-3). */
final class Invitations {

  /** What the ids of accounts begin with that a storage keeps for Keycloak. */
  private static final String OF_ANOTHER_STORE = "f:";

  private final RealmClient client;
  private final Accounts accounts;
  private final MailSettings mail;
  private final boolean linkUnconfirmed;

  Invitations(RealmClient client, Accounts accounts, MailSettings mail, boolean linkUnconfirmed) {
    this.client = client;
    this.accounts = accounts;
    this.mail = mail;
    this.linkUnconfirmed = linkUnconfirmed;
  }

  Invitation invite(EndUser user, Consumer<? super Account> guard) {
    if (Json.isNameOfProgram(user.username())) {
      throw new IdentityException(
          IdentityException.Kind.REFUSED,
          "the username '" + user.username() + "' is one of a client's service account");
    }
    Optional<JsonNode> linked = accounts.findBy("email", user.email());
    return linked.isPresent() ? link(linked.get(), guard) : create(user, guard);
  }

  Invitation resend(String sub) {
    JsonNode user =
        accounts
            .find(sub)
            .orElseThrow(
                () ->
                    new IdentityException(
                        IdentityException.Kind.NOT_FOUND,
                        "there is no account "
                            + sub
                            + " in the realm '"
                            + client.realm().name()
                            + "' any more"));
    return mailTo(user);
  }

  private Invitation create(EndUser user, Consumer<? super Account> guard) {
    Answer answer = make(user);
    if (isMade(answer)) {
      return mailTo(made(answer));
    }
    // Somebody was faster to make it, perhaps an earlier call of ours whose answer was lost.
    Optional<JsonNode> same = accounts.findBy("email", user.email());
    if (same.isPresent()) {
      return link(same.get(), guard);
    }
    Optional<JsonNode> named = accounts.findBy("username", user.username());
    named.map(Json::account).ifPresent(guard);
    Optional<JsonNode> unused = named.filter(this::wasNeverUsed);
    if (unused.isPresent()) {
      // Made for an address that was corrected since. Another account has another id, so that the
      // link in the mail to the old address leads to nothing.
      accounts.delete(Json.text(unused.get(), "id"));
      answer = make(user);
      if (isMade(answer)) {
        return mailTo(made(answer));
      }
    }
    throw new IdentityException(
        IdentityException.Kind.CONFLICT,
        "another account of the realm '"
            + client.realm().name()
            + "' has the username '"
            + user.username()
            + "', or a client's service account has the address ("
            + Failures.said(answer)
            + "). Choose another username");
  }

  /** Asks for a new account; the answer says that there is one, or that a name is taken. */
  private Answer make(EndUser user) {
    ObjectNode document =
        Json.object()
            .put("username", user.username())
            .put("email", user.email())
            .put("firstName", user.firstName())
            .put("lastName", user.lastName())
            .put("enabled", true)
            .put("emailVerified", false);
    document.set("requiredActions", Json.array(List.of(UPDATE_PASSWORD, VERIFY_EMAIL)));
    Call call = Call.post("make an account", MANAGE_USERS, "users").with(document);
    Answer answer = client.exchange(call);
    if (!isMade(answer) && answer.status() != 409) {
      throw client.failures().of(call, answer);
    }
    return answer;
  }

  private static boolean isMade(Answer answer) {
    return answer.status() == 201 && answer.location().contains("/");
  }

  private static String made(Answer answer) {
    return answer.location().substring(answer.location().lastIndexOf('/') + 1);
  }

  /** As an invitation leaves it, with nothing that somebody has given it since. */
  private boolean wasNeverUsed(JsonNode user) {
    return !isConfirmed(user)
        && Json.texts(user.path("requiredActions"))
            .containsAll(List.of(UPDATE_PASSWORD, VERIFY_EMAIL))
        && user.path("attributes").isEmpty()
        && !letsIn(user)
        && hasOnlyWhatAllHave(Json.text(user, "id"));
  }

  private static boolean isConfirmed(JsonNode user) {
    return user.path("emailVerified").asBoolean(false);
  }

  /** Whether it has a password or other credential, here or elsewhere, or is linked elsewhere. */
  private boolean letsIn(JsonNode user) {
    String sub = Json.text(user, "id");
    return sub.startsWith(OF_ANOTHER_STORE)
        || !user.path("federationLink").asText("").isEmpty()
        || !client.list(credentials(sub)).isEmpty()
        || !client
            .list(
                Call.get(
                    "list the links of the account " + sub,
                    MANAGE_USERS,
                    "users",
                    sub,
                    "federated-identity"))
            .isEmpty();
  }

  /** Whether it has no group and no role but those that Keycloak gives to each new account. */
  private boolean hasOnlyWhatAllHave(String sub) {
    Call call =
        Call.get("list the groups of the account " + sub, MANAGE_USERS, "users", sub, "groups");
    Set<String> groups = ids(client.list(call));
    if (!groups.isEmpty()) {
      groups.removeAll(
          ids(client.list(Call.get("list default groups", VIEW_REALM, "default-groups"))));
    }
    Call ofRoles =
        Call.get(
            "list the roles of the account " + sub, MANAGE_USERS, "users", sub, "role-mappings");
    JsonNode roles = client.done(ofRoles).body();
    return groups.isEmpty()
        && roles.path("clientMappings").isEmpty()
        && Json.ownRoles(roles.path("realmMappings").findValuesAsText("name")).isEmpty();
  }

  private static Set<String> ids(JsonNode list) {
    Set<String> ids = new LinkedHashSet<>();
    list.forEach(item -> ids.add(Json.text(item, "id")));
    return ids;
  }

  private static Call credentials(String sub) {
    return Call.get(
        "list the credentials of the account " + sub, MANAGE_USERS, "users", sub, "credentials");
  }

  private Invitation link(JsonNode user, Consumer<? super Account> guard) {
    guard.accept(Json.account(user));
    if (!isConfirmed(user)) {
      // Keycloak ends sessions, but no login that waits for the address to be confirmed: it gets in
      // as soon as the owner of the address has done so.
      if (!linkUnconfirmed && letsIn(user)) {
        throw new IdentityException(
            IdentityException.Kind.CONFLICT,
            "an account of the realm '"
                + client.realm().name()
                + "' has the address '"
                + Json.text(user, "email")
                + "' and its owner can sign in, but has not confirmed it: it may be a stranger's."
                + " Have it confirmed, or delete the account '"
                + Json.text(user, "username")
                + "'; then invite again");
      }
      secure(user);
    }
    return mailTo(user);
  }

  /**
   * Shuts out whoever made an account with an address that is perhaps not his. To ask for the
   * address to be confirmed is not enough: a login with the old password has Keycloak send a mail
   * of its own, and once the owner of the address has followed that one, the password would do.
   */
  private void secure(JsonNode user) {
    String sub = Json.text(user, "id");
    Set<String> actions = new LinkedHashSet<>(Json.texts(user.path("requiredActions")));
    actions.add(UPDATE_PASSWORD);
    actions.add(VERIFY_EMAIL);
    ObjectNode fields = Json.object();
    fields.set("requiredActions", Json.array(actions));
    accounts.change("secure the account " + sub, sub, fields);
    for (JsonNode credential : client.list(credentials(sub))) {
      client.doneIfThere(
          Call.delete(
              "remove an unconfirmed credential of the account " + sub,
              MANAGE_USERS,
              "users",
              sub,
              "credentials",
              Json.text(credential, "id")));
    }
    // Last, so that it ends sessions that were begun meanwhile too.
    accounts.endSessions(sub);
  }

  private Invitation mailTo(JsonNode user) {
    String sub = Json.text(user, "id");
    if (!user.path("enabled").asBoolean(false)) {
      return new InvitationNotSent(
          sub,
          "the account is disabled at the identity provider. Enable it there, then invite again");
    }
    return mailTo(sub);
  }

  private Invitation mailTo(String sub) {
    Call call =
        Call.put(
                "send the mail to the account " + sub,
                MANAGE_USERS,
                Json.array(mail.actions()),
                "users",
                sub,
                "execute-actions-email")
            .once();
    if (!mail.lifespan().isZero()) {
      call = call.with("lifespan", mail.lifespan().toSeconds());
    }
    if (!mail.clientId().isEmpty()) {
      call = call.with("client_id", mail.clientId());
    }
    if (!mail.redirectUri().isEmpty()) {
      call = call.with("redirect_uri", mail.redirectUri());
    }
    Answer answer = client.exchange(call);
    if (answer.isDone()) {
      return new InvitationSent(sub);
    }
    if (answer.isServerError()) {
      return new InvitationNotSent(
          sub,
          "Keycloak could not send the mail. Check the e-mail settings of the realm '"
              + client.realm().name()
              + "' (server and sender), and that the mail server is up and takes mail for this"
              + " address. Keycloak says: "
              + Failures.said(answer));
    }
    if (answer.status() == 400) {
      return new InvitationNotSent(
          sub, "Keycloak refuses to send the mail: " + Failures.said(answer));
    }
    throw client.failures().of(call, answer);
  }
}
