package dev.access4j.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads JSON as RFC 8259 has it: no comments, no NaN, no comma too many, nothing after the end. */
final class JsonTree {

  // Keys are the same few everywhere, but an attribute's may be anything: none is kept for ever.
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  // A text may be as long as in YAML: the document's own bound is enough.
                  .maxStringLength(Source.MOST_BYTES)
                  .maxNameLength(Source.MOST_BYTES)
                  .maxNestingDepth(TreeBuilder.DEEPEST + 8)
                  .build())
          .build();

  /** What begins the part of the parser's messages that is of no use to an author. */
  private static final List<String> INNER =
      List.of("\n", " (start marker", " (for ", ": enable `", " (not recognized", " [Source");

  private JsonTree() {}

  static Node.Fields read(String document, Progress progress, FoundFaults faults) {
    ParsingProgress parsing = new ParsingProgress(progress, document.length());
    TreeBuilder tree = new TreeBuilder(faults);
    try (JsonParser parser = JSON.createParser(new StringReader(document))) {
      read(parser, tree, parsing, faults);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text in memory does not fail to be read
    }
    return tree.root();
  }

  private static void read(
      JsonParser parser, TreeBuilder tree, ParsingProgress parsing, FoundFaults faults)
      throws IOException {
    try {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        parsing.at(add(token, parser, tree));
      }
      parsing.end();
    } catch (StreamConstraintsException e) {
      JsonLocation at = parser.currentTokenLocation();
      String message = "a number is too long";
      throw faults.stop(path(parser, tree), at.getLineNr(), at.getColumnNr(), message);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
      String message = "is not JSON: " + inWords(e);
      throw faults.stop(path(parser, tree), at.getLineNr(), at.getColumnNr(), message);
    }
  }

  // Jackson reads on into a value before it hands over the key: only its context knows the key.
  private static String path(JsonParser parser, TreeBuilder tree) {
    JsonStreamContext context = parser.getParsingContext();
    return tree.pathAhead(context.getCurrentName(), context.getEntryCount());
  }

  /** Returns how many characters of the document are before the token. */
  private static long add(JsonToken token, JsonParser parser, TreeBuilder tree) throws IOException {
    JsonLocation at = parser.currentTokenLocation();
    int line = at.getLineNr();
    int column = at.getColumnNr();
    switch (token) {
      case START_OBJECT -> tree.startObject(line, column);
      case START_ARRAY -> tree.startList(line, column);
      case END_OBJECT, END_ARRAY -> tree.end();
      case FIELD_NAME -> tree.key(parser.currentName(), line, column);
      case VALUE_STRING -> tree.add(new Node.Text(parser.getText(), line, column));
      default -> tree.add(new Node.Literal(parser.getText(), line, column));
    }
    return at.getCharOffset();
  }

  // The parser's first line says it; what follows speaks of its settings and its source.
  private static String inWords(JsonProcessingException e) {
    if (e instanceof JsonEOFException) {
      return "the document ends before it is complete";
    }
    String message = e.getOriginalMessage();
    if (message.contains("(non-standard) comment?")) {
      return "comments are not allowed";
    }
    for (String inner : INNER) {
      int end = message.indexOf(inner);
      message = end < 0 ? message : message.substring(0, end);
    }
    return Excerpt.ofMessage(message);
  }
}
