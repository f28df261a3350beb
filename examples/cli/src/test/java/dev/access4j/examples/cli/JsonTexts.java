package dev.access4j.examples.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads JSON documents flat: the value at each pointer. */
final class JsonTexts {

  private JsonTexts() {}

  /**
   * The scalar values of a document by their JSON pointers; it is one document, well formed.
   *
   * @param text the document
   */
  static Map<String, String> values(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    int documents = 0;
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isScalarValue()) {
          JsonPointer place = parser.getParsingContext().pathAsPointer();
          values.put(place.toString(), parser.getText());
        }
        if (parser.getParsingContext().inRoot()) {
          documents += token.isStructEnd() ? 1 : 0;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (documents != 1) {
      throw new IllegalArgumentException(documents + " documents in: " + text);
    }
    return values;
  }
}
