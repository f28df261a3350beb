package dev.access4j.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A condition in the making: its text, with gaps, and the values that go into them. */
final class ConditionText {

  private final List<String> pieces = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();
  private final StringBuilder piece = new StringBuilder();

  ConditionText add(String sql) {
    piece.append(sql);
    return this;
  }

  /** A gap for a text. */
  ConditionText text(String value) {
    check(value);
    return gap(value);
  }

  /** A gap for an array of texts. */
  ConditionText array(Collection<String> texts) {
    texts.forEach(ConditionText::check);
    return gap(List.copyOf(texts));
  }

  private ConditionText gap(Object value) {
    pieces.add(piece.toString());
    piece.setLength(0);
    values.add(value);
    return this;
  }

  /** A driver would send a question mark for half of a pair, and so another text. */
  private static void check(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
      if (c == 0 || (Character.isSurrogate(c) && !pair)) {
        throw new IllegalArgumentException(
            "the scope holds a text that no database can: it is not well-formed Unicode text");
      }
      i += pair ? 1 : 0;
    }
  }

  ScopeCondition condition(String arrayType) {
    List<String> all = new ArrayList<>(pieces);
    all.add(piece.toString());
    return new ScopeCondition(all, values, arrayType);
  }
}
