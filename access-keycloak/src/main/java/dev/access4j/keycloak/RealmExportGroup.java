package dev.access4j.keycloak;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A group of an export with the groups in it.
 *
 * @param id its id, empty if the export has none
 * @param name its name
 * @param path its path as Keycloak writes it, by which users refer to it, with or without a mark
 *     before a slash in a name; empty if the export has none
 * @param attributes its own attributes
 * @param roles the names of its own realm roles
 * @param within the groups in it
 */
record RealmExportGroup(
    String id,
    String name,
    String path,
    Map<String, List<String>> attributes,
    List<String> roles,
    List<RealmExportGroup> within) {

  /** Reads the group that a file stands at. */
  static RealmExportGroup read(RealmExportFile file) throws IOException {
    Draft draft = new Draft();
    file.fields(field -> draft.take(field, file));
    if (draft.name.isEmpty()) {
      throw file.refused("has a group without a name that ends here");
    }
    return new RealmExportGroup(
        draft.id, draft.name, draft.path, draft.attributes, draft.roles, draft.within);
  }

  private static final class Draft {

    private String id = "";
    private String name = "";
    private String path = "";
    private Map<String, List<String>> attributes = Map.of();
    private List<String> roles = List.of();
    private final List<RealmExportGroup> within = new ArrayList<>();

    void take(String field, RealmExportFile file) throws IOException {
      switch (field) {
        case "id" -> id = text(file);
        case "name" -> name = text(file);
        case "path" -> path = text(file);
        case "attributes" -> attributes = file.textLists();
        case "realmRoles" -> roles = file.texts();
        case "subGroups" -> file.elements(() -> within.add(read(file)));
        default -> file.skip();
      }
    }

    private static String text(RealmExportFile file) throws IOException {
      String text = file.text();
      return text == null ? "" : text;
    }
  }
}
