package dev.access4j.keycloak;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.access4j.identity.IdentityException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One file of an export, read from token to token. What is wrong with it is told with the place,
 * and never with what stands there: an export is full of secrets. Not thread-safe.
 */
final class RealmExportFile implements AutoCloseable {

  private static final JsonFactory JSON = new JsonFactory();

  /** Takes what stands at a place of a file. */
  interface Taker {
    void take() throws IOException;
  }

  /** Takes a field of an object, whose value comes next; it reads or skips it. */
  interface FieldTaker {
    void take(String field) throws IOException;
  }

  /** Reads from a file. */
  interface Work {
    void read(RealmExportFile file) throws IOException;
  }

  private final Path path;
  private final JsonParser parser;

  private RealmExportFile(Path path, InputStream bytes) throws IOException {
    this.path = path;
    this.parser = JSON.createParser(bytes);
  }

  /** Reads a file from its beginning to its end. */
  static void read(Path path, Work work) {
    try (RealmExportFile file = new RealmExportFile(path, Files.newInputStream(path))) {
      file.parser.nextToken();
      file.run(work);
      if (file.parser.nextToken() != null) {
        throw file.refused("has something behind its end");
      }
    } catch (JsonProcessingException e) {
      throw notJson(path, e);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /** Reads on at an element of an array, as if the array began there. */
  static void readFrom(Path path, long offset, Work work) {
    try (FileChannel channel = FileChannel.open(path).position(offset);
        RealmExportFile file = new RealmExportFile(path, asArray(channel))) {
      file.parser.nextToken();
      file.run(work);
    } catch (JsonProcessingException e) {
      throw changed(path);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static InputStream asArray(FileChannel channel) {
    return new SequenceInputStream(
        new ByteArrayInputStream(new byte[] {'['}),
        new BufferedInputStream(Channels.newInputStream(channel)));
  }

  private void run(Work work) throws IOException {
    work.read(this);
  }

  /** The element that the parser stands at, in bytes from the beginning of the file. */
  long offset() {
    long offset = parser.currentTokenLocation().getByteOffset();
    if (offset < 0) {
      throw refused("is not UTF-8");
    }
    return offset;
  }

  boolean isObject() {
    return parser.currentToken() == JsonToken.START_OBJECT;
  }

  boolean isArray() {
    return parser.currentToken() == JsonToken.START_ARRAY;
  }

  /** Goes through an object field by field. */
  void fields(FieldTaker taker) throws IOException {
    if (!isObject()) {
      throw refused("has something else where an object is expected");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      taker.take(field);
    }
  }

  /** Goes through an array; one that is null has nothing in it. */
  void elements(Taker taker) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (!isArray()) {
      throw refused("has something else where a list is expected");
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      taker.take();
    }
  }

  /** Goes through an array for as long as it is told to go on. */
  boolean nextElement() throws IOException {
    return parser.nextToken() != JsonToken.END_ARRAY;
  }

  void skip() throws IOException {
    parser.skipChildren();
  }

  /** The text that the parser stands at; null if there is none. */
  @Nullable String text() throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (token == null || !token.isScalarValue()) {
      throw refused("has something else where a text is expected");
    }
    return parser.getText();
  }

  boolean isTrue() {
    return parser.currentToken() == JsonToken.VALUE_TRUE;
  }

  /** The texts of an array, without nulls; a text alone is one of one. */
  List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    if (isArray()) {
      elements(() -> add(text(), texts));
    } else {
      add(text(), texts);
    }
    return texts;
  }

  private static void add(@Nullable String text, List<String> texts) {
    if (text != null) {
      texts.add(text);
    }
  }

  /** An object whose fields are lists of texts. */
  Map<String, List<String>> textLists() throws IOException {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    if (parser.currentToken() != JsonToken.VALUE_NULL) {
      fields(field -> lists.put(field, texts()));
    }
    return lists;
  }

  /** What is wrong here. */
  IdentityException refused(String what) {
    return refused(path, what, parser.currentTokenLocation());
  }

  private static IdentityException refused(Path path, String what, @Nullable JsonLocation at) {
    String place =
        at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    return new IdentityException(IdentityException.Kind.REFUSED, path + " " + what + place);
  }

  private static IdentityException notJson(Path path, JsonProcessingException e) {
    String what = e instanceof JsonEOFException ? "ends in the middle" : "is not JSON";
    return refused(path, what, e.getLocation());
  }

  static IdentityException changed(Path path) {
    return refused(path, "was changed since it was read", null);
  }

  static IdentityException unreadable(Path path, IOException e) {
    return new IdentityException(
        IdentityException.Kind.UNAVAILABLE,
        path + " cannot be read: " + e.getClass().getSimpleName(),
        e);
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
