package dev.access4j.keycloak;

import dev.access4j.identity.IdentityException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of an export.
 *
 * @param realm the one of the realm
 * @param users those of the users, in order; none if they are in the file of the realm
 */
record RealmExportFiles(Path realm, List<Path> users) {

  private static final String REALM = "-realm.json";

  static RealmExportFiles at(Path path) {
    if (!Files.exists(path)) {
      throw new IdentityException(IdentityException.Kind.NOT_FOUND, "there is no file " + path);
    }
    if (!Files.isDirectory(path)) {
      return new RealmExportFiles(path, List.of());
    }
    List<Path> all = list(path);
    List<Path> realms = all.stream().filter(file -> nameOf(file).endsWith(REALM)).toList();
    if (realms.size() != 1) {
      throw new IdentityException(
          IdentityException.Kind.REFUSED,
          path
              + " has "
              + realms.size()
              + " files *-realm.json, and not one"
              + (realms.isEmpty() ? "" : ": name the folder of one realm"));
    }
    Path realm = realms.get(0);
    String name = nameOf(realm);
    return new RealmExportFiles(realm, users(all, name.substring(0, name.length() - 11)));
  }

  private static List<Path> users(List<Path> all, String realm) {
    Pattern pattern = Pattern.compile(Pattern.quote(realm) + "-users-(\\d{1,9})\\.json");
    TreeMap<Integer, Path> numbered = new TreeMap<>();
    for (Path file : all) {
      Matcher matcher = pattern.matcher(nameOf(file));
      if (matcher.matches()) {
        numbered.put(Integer.valueOf(matcher.group(1)), file);
      }
    }
    List<Path> users = new ArrayList<>();
    numbered.forEach(
        (number, file) -> {
          if (number != users.size()) {
            throw new IdentityException(
                IdentityException.Kind.REFUSED,
                file + " is there, but no " + realm + "-users-" + users.size() + ".json before it");
          }
          users.add(file);
        });
    return users;
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw RealmExportFile.unreadable(folder, e);
    }
  }

  private static String nameOf(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }
}
