package dev.access4j.keycloak;

import static dev.access4j.keycloak.Call.MANAGE_USERS;

import com.fasterxml.jackson.databind.JsonNode;
import dev.access4j.directory.Text;
import dev.access4j.identity.IdentityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The accounts of people in one realm. */
final class Accounts {

  /** What is no account where accounts are. */
  private static final Set<String> WORDS = Set.of("count", "profile");

  private final RealmClient client;

  Accounts(RealmClient client) {
    this.client = client;
  }

  Optional<JsonNode> find(String sub) {
    Call call =
        Call.get("find the account " + sub, MANAGE_USERS, "users", sub)
            .with("userProfileMetadata", false);
    return WORDS.contains(sub)
        ? Optional.empty()
        : client.find(call).filter(user -> !Json.isProgram(user));
  }

  Optional<JsonNode> findBy(String field, String value) {
    if (value.isEmpty()) {
      // Keycloak would look for accounts that have none.
      return Optional.empty();
    }
    List<JsonNode> found = new ArrayList<>();
    // Exact, since Keycloak else takes each account in which the text occurs.
    Call call =
        Call.get("find an account by its " + field, MANAGE_USERS, "users")
            .with(field, value)
            .with("exact", true)
            .with("briefRepresentation", false);
    for (JsonNode user : client.list(call)) {
      // How Keycloak's database compares is not for us to say: some take an accent for none.
      if (!Json.isProgram(user) && isSame(field, Json.text(user, field), value)) {
        found.add(user);
      }
    }
    if (found.size() > 1) {
      throw new IdentityException(
          IdentityException.Kind.CONFLICT,
          found.size()
              + " accounts of the realm '"
              + client.realm().name()
              + "' have the "
              + field
              + " '"
              + value
              + "'. Leave it to one of them");
    }
    return found.stream().findFirst();
  }

  /** An address proves who somebody is, and so has to be the very one. */
  private static boolean isSame(String field, String found, String wanted) {
    return field.equals("email")
        ? Text.isSameButForCase(found, wanted)
        : Text.caseKey(found).equals(Text.caseKey(wanted));
  }

  void enable(String sub, boolean enabled) {
    String what = (enabled ? "enable" : "disable") + " the account " + sub;
    change(what, sub, Json.object().put("enabled", enabled));
  }

  /**
   * Changes some fields and leaves the others. The whole document is not written back: it has not
   * all that an account has, and what somebody else has changed meanwhile would be undone.
   */
  void change(String what, String sub, JsonNode fields) {
    client.done(Call.put(what, MANAGE_USERS, fields, "users", sub));
  }

  void endSessions(String sub) {
    client.doneIfThere(
        Call.post("end the sessions of the account " + sub, MANAGE_USERS, "users", sub, "logout")
            .repeated());
  }

  void delete(String sub) {
    client.doneIfThere(Call.delete("delete the account " + sub, MANAGE_USERS, "users", sub));
  }
}
