package dev.access4j.file;

import java.util.Collection;

/** Finds what somebody probably meant, among few. */
final class Near {

  private static final int LONGEST = 40;

  private Near() {}

  /** A question to append to a message; empty if nothing is near. */
  static String hint(String given, Collection<String> known) {
    int length = given.length();
    int best = length > LONGEST ? 0 : Math.min(3, (length + 2) / 3) + 1;
    String nearest = "";
    for (String candidate : known) {
      int distance =
          best == 0 || Math.abs(candidate.length() - length) >= best
              ? best
              : candidate.equalsIgnoreCase(given) ? 0 : distance(given, candidate);
      if (distance < best) {
        best = distance;
        nearest = candidate;
      }
    }
    return nearest.isEmpty() ? "" : "; did you mean '" + nearest + "'?";
  }

  /** How many characters have to be put in, taken out or changed. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
