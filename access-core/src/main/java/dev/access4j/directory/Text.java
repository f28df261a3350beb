package dev.access4j.directory;

import static java.util.Objects.requireNonNull;

import java.text.Normalizer;
import java.util.Locale;

/** What the rules say of texts, in one place: lengths, white space, control characters, case. */
public final class Text {

  /** The most characters (code points) that a name or an id may have. */
  public static final int MAX_NAME = 255;

  // White space by Unicode, but not by the two methods of Character.
  private static final char NEXT_LINE = '\u0085';

  // The same letter, written otherwise at the end of a word.
  private static final char FINAL_SIGMA = '\u03c2';
  private static final char SIGMA = '\u03c3';

  private static final char KELVIN = '\u212a';

  private Text() {}

  /**
   * Checks a name or an id that is taken exactly as it is (DIR-13): 1 to 255 characters, no control
   * character, no white space at either end.
   *
   * @param value the text
   * @param field the field to name in a fault
   * @param faults where faults go
   */
  public static void checkIdentifier(String value, String field, Faults faults) {
    checkLength(value, field, "DIR-13", 1, MAX_NAME, faults);
    checkCharacters(value, field, "DIR-13", faults);
    faults.check(value.equals(trim(value)), field, "DIR-13", "has white space at an end");
  }

  /**
   * Checks an identifier that stands alone.
   *
   * @param value the text
   * @param field the field to name in a fault
   * @return the value
   * @throws ValidationException if DIR-13 refuses it
   */
  public static String requireIdentifier(String value, String field) {
    Faults faults = new Faults();
    checkIdentifier(value, field, faults);
    faults.throwIfAny();
    return value;
  }

  /**
   * Checks an id (DIR-13). The fault is of the value itself, and its message says what it is.
   *
   * @param value the text
   * @param what what the id is, such as {@code user id}
   * @throws ValidationException if DIR-13 refuses it
   */
  public static void requireId(String value, String what) {
    // Millions of them are made by a load; nearly all need no closer look.
    if (isPlain(value)) {
      return;
    }
    Faults faults = new Faults();
    checkIdentifier(value, "", faults);
    if (!faults.isEmpty()) {
      throw new ValidationException(
          faults.list().stream()
              .map(fault -> new Fault("", fault.rule(), what + " " + fault.message()))
              .toList());
    }
  }

  /**
   * Whether it is short and has nothing but visible letters of ASCII, so that no rule refuses it.
   */
  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c <= ' ' || c > '~') {
        return false;
      }
    }
    return !value.isEmpty() && value.length() <= MAX_NAME;
  }

  static void checkLength(
      String value, String field, String rule, int min, int max, Faults faults) {
    requireNonNull(value, field);
    int length = value.codePointCount(0, value.length());
    if (length < min) {
      faults.add(field, rule, "is empty");
    } else if (length > max) {
      faults.add(field, rule, "has " + length + " characters, at most " + max + " are allowed");
    }
  }

  /**
   * Checks that a text holds no control character and is well-formed Unicode.
   *
   * @param value the text
   * @param field the field to name in a fault
   * @param rule the rule to name in a fault
   * @param faults where faults go
   */
  public static void checkCharacters(String value, String field, String rule, Faults faults) {
    boolean control = false;
    for (int i = 0; i < value.length(); i++) {
      control |= Character.isISOControl(value.charAt(i));
    }
    faults.check(!control, field, rule, "holds a control character");
    checkWellFormed(value, field, rule, faults);
  }

  /** No store can keep half of a surrogate pair, nor PostgreSQL a NUL. */
  static void checkWellFormed(String value, String field, String rule, Faults faults) {
    faults.check(isWellFormed(value), field, rule, "is not well-formed Unicode text");
  }

  private static boolean isWellFormed(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == 0 || Character.isLowSurrogate(c)) {
        return false;
      }
      if (Character.isHighSurrogate(c)) {
        i++;
        if (i == value.length() || !Character.isLowSurrogate(value.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Removes white space of every script from both ends, no-break spaces included.
   *
   * @param value any text
   * @return the text between its first and last character that is not white space
   */
  public static String trim(String value) {
    int start = 0;
    int end = value.length();
    while (start < end && isWhiteSpace(value.charAt(start))) {
      start++;
    }
    while (end > start && isWhiteSpace(value.charAt(end - 1))) {
      end--;
    }
    return value.substring(start, end);
  }

  // All white space of Unicode is in the basic plane, so that chars will do.
  private static boolean isWhiteSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == NEXT_LINE;
  }

  static String nfc(String value) {
    return Normalizer.normalize(value, Normalizer.Form.NFC);
  }

  /**
   * Returns the form in which names are compared where uniqueness ignores case. Stores keep this
   * form beside the name and do not use a database's own folding, which differs from one to the
   * next. What a name begins with, its key begins with the key of, but where a combining mark
   * follows.
   *
   * @param name a name
   * @return the same text, in NFC, for all names that differ in case only
   */
  public static String caseKey(String name) {
    // Lower case first: a capital sharp s would stay one letter, and a small one become two.
    String folded = name.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return nfc(folded).replace(FINAL_SIGMA, SIGMA);
  }

  /**
   * Tells whether two texts are alike but for the case of their letters. This is for e-mail
   * addresses that prove who somebody is (ID-2): {@link #caseKey} takes a dotless i for an i, so
   * that no two names look alike, but a domain with that letter is another one, and its owner
   * confirms addresses there.
   *
   * @param one a text
   * @param other a text
   * @return whether each letter of the one is that of the other, small or capital
   */
  public static boolean isSameButForCase(String one, String other) {
    // That of the Kelvin sign would be k, which is a letter of another domain.
    return one.equals(other)
        || (one.indexOf(KELVIN) < 0
            && other.indexOf(KELVIN) < 0
            && one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT)));
  }
}
