package dev.access4j.examples.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** Writes JSON documents: two spaces of indentation, and nothing that a terminal would act on. */
final class JsonDocuments {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  // There may be millions of lines: they need not be on the disk one by one.
  private static final JsonFactory LINES =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
          .build();

  private JsonDocuments() {}

  /** A generator that leaves the writer open when it is closed. */
  static JsonGenerator generator(Writer out) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""));
    printer.indentObjectsWith(lines);
    printer.indentArraysWith(lines);
    try {
      return FACTORY.createGenerator(escaping(out)).setPrettyPrinter(printer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A generator of one object on one line, that leaves the writer open when it is closed. */
  static JsonGenerator line(Writer out) {
    try {
      return LINES.createGenerator(escaping(out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonParser parser(String text) throws IOException {
    return LINES.createParser(text);
  }

  /**
   * A writer for JSON that escapes what a terminal would act on. Such characters stand inside
   * strings only, where an escape means the same; what else JSON has of control characters are line
   * breaks.
   */
  static Writer escaping(Writer out) {
    return new FilterWriter(out) {
      @Override
      public void write(int c) throws IOException {
        if (c != '\n' && !Character.isSurrogate((char) c) && Printable.isUnsafe(c)) {
          super.out.write(Printable.escape((char) c));
        } else {
          super.out.write(c);
        }
      }

      @Override
      public void write(char[] buffer, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
          write(buffer[i]);
        }
      }

      @Override
      public void write(String text, int offset, int length) throws IOException {
        write(text.toCharArray(), offset, length);
      }
    };
  }
}
