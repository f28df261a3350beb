package dev.access4j.file;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes nodes as JSON: what fits into a line stands in one, so that a change is a line. */
final class JsonWriting {

  private static final int WIDTH = 100;
  private static final String INDENT = "  ";

  private final Writer out;

  private JsonWriting(Writer out) {
    this.out = out;
  }

  static void write(Node.Fields document, Writer out) throws IOException {
    new JsonWriting(out).block(document, "");
    out.write('\n');
  }

  /** Returns a node as one line, however long. */
  static String line(Node node) {
    StringBuilder line = new StringBuilder();
    isInline(node, line, Integer.MAX_VALUE);
    return line.toString();
  }

  private void write(Node node, String indent, int used) throws IOException {
    StringBuilder line = new StringBuilder();
    if (isInline(node, line, WIDTH - used) || isScalar(node)) {
      out.append(line);
    } else {
      block(node, indent);
    }
  }

  private void block(Node node, String indent) throws IOException {
    String inner = indent + INDENT;
    if (node instanceof Node.Fields fields) {
      String before = "{\n";
      for (Node.Member member : fields.members()) {
        StringBuilder key = new StringBuilder(inner);
        quote(member.key(), key).append(": ");
        out.append(before).append(key);
        write(member.value(), inner, key.length() + 1);
        before = ",\n";
      }
      out.append('\n').append(indent).append('}');
    } else if (node instanceof Node.Items items) {
      String before = "[\n";
      for (Node item : items.nodes()) {
        out.append(before).append(inner);
        write(item, inner, inner.length() + 1);
        before = ",\n";
      }
      out.append('\n').append(indent).append(']');
    }
  }

  private static boolean isScalar(Node node) {
    return node instanceof Node.Text || node instanceof Node.Literal;
  }

  /** Writes a node into a line; gives up, leaving it unfinished, where it has become too long. */
  private static boolean isInline(Node node, StringBuilder line, int room) {
    if (node instanceof Node.Text text) {
      quote(text.value(), line);
    } else if (node instanceof Node.Literal literal) {
      line.append(literal.text());
    } else if (node instanceof Node.Items items) {
      return isInline(items, line, room);
    } else if (node instanceof Node.Fields fields) {
      return isInline(fields.members(), line, room);
    }
    return line.length() <= room;
  }

  private static boolean isInline(Node.Items items, StringBuilder line, int room) {
    line.append('[');
    String before = "";
    for (Node item : items.nodes()) {
      line.append(before);
      if (!isInline(item, line, room)) {
        return false;
      }
      before = ", ";
    }
    return line.append(']').length() <= room;
  }

  private static boolean isInline(List<Node.Member> members, StringBuilder line, int room) {
    line.append('{');
    String before = "";
    for (Node.Member member : members) {
      quote(member.key(), line.append(before)).append(": ");
      if (!isInline(member.value(), line, room)) {
        return false;
      }
      before = ", ";
    }
    return line.append('}').length() <= room;
  }

  private static StringBuilder quote(String text, StringBuilder to) {
    to.append('"');
    JsonStringEncoder.getInstance().quoteAsString(text, to);
    return to.append('"');
  }
}
