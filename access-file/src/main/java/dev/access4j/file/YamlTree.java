package dev.access4j.file;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads YAML 1.2 of the shape of JSON: one document, texts as keys, no anchors, aliases or tags.
 * Without aliases a document is no bigger than it looks.
 */
final class YamlTree {

  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
              + "|[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
              + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

  private static final int LEAST_BUFFER = 1 << 14;
  // Each refill copies what the parser has of a text so far: many small ones would be quadratic.
  private static final int MOST_REFILLS = 32;

  private final FoundFaults faults;
  private final TreeBuilder tree;
  // Whether the innermost open thing is an object that waits for a key; one bit each.
  private long objects;
  private long awaitsKey;
  private int depth;
  private int documents;

  private YamlTree(FoundFaults faults) {
    this.faults = faults;
    this.tree = new TreeBuilder(faults);
  }

  static Node.Fields read(String document, Progress progress, FoundFaults faults) {
    // Marks count code points.
    ParsingProgress parsing =
        new ParsingProgress(progress, document.codePointCount(0, document.length()));
    LoadSettings settings =
        LoadSettings.builder()
            .setCodePointLimit(Integer.MAX_VALUE)
            .setBufferSize(Math.max(LEAST_BUFFER, document.length() / MOST_REFILLS))
            .build();
    YamlTree reader = new YamlTree(faults);
    StreamReader stream = new StreamReader(settings, document);
    Parser parser = new ParserImpl(settings, stream);
    for (Event event = reader.next(parser, stream, document);
        event != null;
        event = reader.next(parser, stream, document)) {
      reader.accept(event);
      parsing.at(event.getStartMark().map(Mark::getIndex).orElse(0));
    }
    parsing.end();
    return reader.tree.root();
  }

  /** What the parser meets next; nothing at the end. */
  private @Nullable Event next(Parser parser, StreamReader stream, String document) {
    try {
      return parser.hasNext() ? parser.next() : null;
    } catch (MarkedYamlEngineException e) {
      throw malformed(e, e.getProblemMark(), e.getProblem());
    } catch (ReaderException e) {
      Position at = Position.of(document, document.offsetByCodePoints(0, e.getPosition()));
      throw faults.stop(
          tree.path(),
          at.line(),
          at.column(),
          "is not YAML: the character "
              + Excerpt.of(Character.toString(e.getCodePoint()))
              + " is not allowed");
    } catch (YamlEngineException e) {
      throw malformed(e, Optional.empty(), e.getMessage());
    } catch (RuntimeException e) {
      // The parser has its own kind of exception and does not keep to it, as with "\\UFFFFFFFF".
      throw malformed(e, stream.getMark(), "cannot be read on; an escape may be wrong");
    }
  }

  private AccessFileException malformed(
      RuntimeException e, Optional<Mark> mark, @Nullable String problem) {
    int line = mark.map(Mark::getLine).orElse(0) + 1;
    int column = mark.map(Mark::getColumn).orElse(0) + 1;
    String what = problem == null ? e.getClass().getSimpleName() : problem;
    return faults.stop(tree.path(), line, column, "is not YAML: " + Excerpt.ofMessage(what));
  }

  private void accept(Event event) {
    int line = event.getStartMark().map(Mark::getLine).orElse(0) + 1;
    int column = event.getStartMark().map(Mark::getColumn).orElse(0) + 1;
    if (event instanceof DocumentStartEvent && ++documents > 1) {
      throw faults.stop("", line, column, "there is a second document in the file");
    }
    if (event instanceof NodeEvent node) {
      refuseReferences(node, line, column);
    }
    if (event instanceof CollectionStartEvent start) {
      start(start, line, column);
    } else if (event instanceof CollectionEndEvent) {
      depth--;
      tree.end();
      valueIsThere();
    } else if (event instanceof ScalarEvent scalar) {
      scalar(scalar, line, column);
    }
  }

  private void refuseReferences(NodeEvent node, int line, int column) {
    if (node instanceof AliasEvent || node.getAnchor().isPresent()) {
      String message = "anchors (&) and aliases (*) are not accepted: write the value out";
      throw faults.stop(tree.path(), line, column, message);
    }
    Optional<String> tag =
        node instanceof ScalarEvent scalar
            ? scalar.getTag()
            : ((CollectionStartEvent) node).getTag();
    if (tag.isPresent()) {
      String message = "tags are not accepted: " + Excerpt.of(tag.get());
      throw faults.stop(tree.path(), line, column, message);
    }
  }

  private void start(CollectionStartEvent start, int line, int column) {
    if (isAt(awaitsKey)) {
      throw faults.stop(tree.path(), line, column, "a key must be a text");
    }
    boolean object = start instanceof MappingStartEvent;
    if (object) {
      tree.startObject(line, column);
    } else {
      tree.startList(line, column);
    }
    depth++;
    objects = set(objects, object);
    awaitsKey = set(awaitsKey, object);
  }

  private void scalar(ScalarEvent scalar, int line, int column) {
    boolean plain = scalar.isPlain();
    String literal = plain ? literal(scalar.getValue()) : null;
    if (!isAt(awaitsKey)) {
      tree.add(
          literal == null
              ? new Node.Text(scalar.getValue(), line, column)
              : new Node.Literal(literal, line, column));
      valueIsThere();
      return;
    }
    tree.key(scalar.getValue(), line, column);
    if (literal != null) {
      faults.add(tree.path(), line, column, "", "a key must be a text: put it in quotes");
    }
    awaitsKey = set(awaitsKey, false);
  }

  private void valueIsThere() {
    awaitsKey = set(awaitsKey, isAt(objects));
  }

  private boolean isAt(long bits) {
    return ((bits >> depth) & 1) != 0;
  }

  private long set(long bits, boolean on) {
    return on ? bits | (1L << depth) : bits & ~(1L << depth);
  }

  /** What a plain scalar is when it is no text, as YAML's core schema has it. */
  private static @Nullable String literal(String value) {
    return switch (value) {
      case "", "~", "null", "Null", "NULL" -> Node.Literal.NULL;
      case "true", "True", "TRUE" -> "true";
      case "false", "False", "FALSE" -> "false";
      default -> {
        char first = value.charAt(0);
        boolean maybe = first == '-' || first == '+' || first == '.' || isDigit(first);
        yield maybe && NUMBER.matcher(value).matches() ? value : null;
      }
    };
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
