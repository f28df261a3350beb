package dev.access4j.internal.admin;

import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Text;
import dev.access4j.directory.ValidationException;
import java.text.Normalizer;
import java.util.List;

/**
 * What a group is called here whose path at the provider is known (AM-5): the names of the path
 * with {@code " - "} between them, in NFC; each run of white space one space; each other character
 * that DIR-7 refuses a {@code _}; trimmed; at most 255 characters.
 *
 * @param name the name
 * @param plain whether it is the names of the path, just as they are
 */
record DirectoryGroupName(String name, boolean plain) {

  private static final GroupId ANY = GroupId.of("any");
  private static final char NEXT_LINE = '\u0085';

  static DirectoryGroupName of(List<String> path) {
    String joined = String.join(" - ", path);
    StringBuilder name = new StringBuilder();
    for (int c : Normalizer.normalize(joined, Normalizer.Form.NFC).codePoints().toArray()) {
      if (!isWhiteSpace(c)) {
        name.appendCodePoint(isAllowed(c) ? c : '_');
      } else if (!endsWithSpace(name)) {
        name.append(' ');
      }
    }
    String trimmed = Text.trim(name.toString());
    int length = trimmed.codePointCount(0, trimmed.length());
    String cut =
        length <= Text.MAX_NAME
            ? trimmed
            : Text.trim(trimmed.substring(0, trimmed.offsetByCodePoints(0, Text.MAX_NAME)));
    return new DirectoryGroupName(cut, cut.equals(joined));
  }

  private static boolean endsWithSpace(StringBuilder text) {
    return !text.isEmpty() && text.charAt(text.length() - 1) == ' ';
  }

  private static boolean isWhiteSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == NEXT_LINE;
  }

  /** What a group's name may hold is known where groups are. */
  private static boolean isAllowed(int c) {
    try {
      return !EndUserGroup.of(ANY, "x" + Character.toString(c)).name().isEmpty();
    } catch (ValidationException e) {
      return false;
    }
  }
}
