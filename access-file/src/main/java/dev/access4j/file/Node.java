package dev.access4j.file;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a document, with the line and column where it starts, both from 1 (0 where nothing was
 * read). JSON and YAML are read into the same nodes and written from the same.
 */
sealed interface Node {

  int line();

  int column();

  /** What it is, in words for people. */
  String kind();

  record Text(String value, int line, int column) implements Node {
    @Override
    public String kind() {
      return "the text " + Excerpt.quote(value);
    }
  }

  /** A number, {@code true}, {@code false} or {@code null}; the format has no use for numbers. */
  record Literal(String text, int line, int column) implements Node {

    static final String NULL = "null";

    @Override
    public String kind() {
      return switch (text) {
        case NULL -> "null";
        case "true", "false" -> text;
        default -> "the number " + Excerpt.of(text);
      };
    }
  }

  record Items(List<Node> nodes, int line, int column) implements Node {
    @Override
    public String kind() {
      return "a list";
    }
  }

  record Fields(List<Member> members, int line, int column) implements Node {

    @Override
    public String kind() {
      return "an object";
    }

    /** Looks one by one: what is looked up has few members, or the look-ups are few. */
    @Nullable Member find(String key) {
      for (Member member : members) {
        if (member.key().equals(key)) {
          return member;
        }
      }
      return null;
    }
  }

  record Member(String key, int line, int column, Node value) {}
}
