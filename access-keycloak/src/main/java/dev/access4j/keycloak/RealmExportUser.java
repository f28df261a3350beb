package dev.access4j.keycloak;

import dev.access4j.directory.ValidationException;
import dev.access4j.identity.Account;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A user of an export. Nothing else of it is kept, above all no credential.
 *
 * @param account the account
 * @param program whether it is a program's
 * @param groups the paths of its groups
 * @param roles the names of its realm roles
 */
record RealmExportUser(Account account, boolean program, List<String> groups, List<String> roles) {

  /** Reads the user that a file stands at. */
  static RealmExportUser read(RealmExportFile file) throws IOException {
    Draft draft = new Draft();
    file.fields(field -> draft.take(field, file));
    return draft.user(file);
  }

  private static final class Draft {

    private String id = "";
    private String username = "";
    private String email = "";
    private String firstName = "";
    private String lastName = "";
    private boolean emailVerified;
    private boolean enabled;
    private boolean program;
    private Map<String, List<String>> attributes = Map.of();
    private List<String> groups = List.of();
    private List<String> roles = List.of();

    void take(String field, RealmExportFile file) throws IOException {
      switch (field) {
        case "id" -> id = text(file);
        case "username" -> username = text(file);
        case "email" -> email = text(file);
        case "firstName" -> firstName = text(file);
        case "lastName" -> lastName = text(file);
        case "emailVerified" -> emailVerified = file.isTrue();
        case "enabled" -> enabled = file.isTrue();
        case "serviceAccountClientId" -> program = !text(file).isEmpty();
        case "attributes" -> attributes = file.textLists();
        case "groups" -> groups = file.texts();
        case "realmRoles" -> roles = file.texts();
        default -> file.skip();
      }
    }

    private static String text(RealmExportFile file) throws IOException {
      String text = file.text();
      return text == null ? "" : text;
    }

    RealmExportUser user(RealmExportFile file) {
      if (id.isEmpty() || username.isEmpty()) {
        throw file.refused(
            "has a user without "
                + (id.isEmpty() ? "an id, which tells whose account it is," : "a username")
                + " that ends here");
      }
      try {
        Account account =
            new Account(
                id, username, email, emailVerified, firstName, lastName, enabled, attributes);
        return new RealmExportUser(account, program, groups, roles);
      } catch (ValidationException e) {
        throw file.refused("has a user whose id no account can have: " + e.getMessage());
      }
    }
  }
}
