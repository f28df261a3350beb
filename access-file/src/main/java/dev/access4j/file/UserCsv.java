package dev.access4j.file;

import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.access4j.admin.ImportRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file of users, as they are imported: read one after the other, so that a file
 * of any length needs no more memory than its longest row. Not thread-safe.
 *
 * <p>The first line names the columns, in any order: {@code username}, and as many as wanted of
 * {@code email}, {@code firstName}, {@code lastName}, {@code groups} and {@code attribute:KEY},
 * such as {@code attribute:region}; case counts in the key of an attribute only. What has no column
 * stays as it is. In a row,
 *
 * <ul>
 *   <li>{@code groups} are names with semicolons between them, added to what the user is a member
 *       of;
 *   <li>an attribute's values have commas between them (DIR-8), and an empty cell takes the
 *       attribute away;
 *   <li>all other cells are taken as they are, so that a space at the end of a username is a fault.
 * </ul>
 *
 * <p>Cells are separated by commas and may be in quotes, as RFC 4180 says; lines end with LF or
 * CRLF. Rows without anything in them are passed over. A row that has not as many cells as the
 * header is handed out with that fault, to be refused alone. What makes the rest of the file
 * doubtful, such as a quote that is never closed, ends the reading.
 *
 * <p>Reading throws {@link AccessFileException}, which names the line.
 */
public final class UserCsv implements Iterator<ImportRow>, AutoCloseable {

  /** A cell that is longer is a quote that is not closed. */
  private static final int MOST_CHARACTERS_OF_A_CELL = 64 * 1024;

  private final String name;
  private final CsvLine.Handler handler = new CsvLine.Handler();
  private final CsvReader<CsvLine> reader;
  private final Iterator<CsvLine> lines;
  private final UserColumns columns;
  private @Nullable CsvLine next;
  private boolean ended;

  private UserCsv(Reader text, String name) {
    this.name = requireNonNull(name, "name");
    this.reader =
        CsvReader.builder()
            .commentStrategy(CommentStrategy.NONE)
            .skipEmptyLines(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowExtraCharsAfterClosingQuote(false)
            .maxBufferSize(MOST_CHARACTERS_OF_A_CELL)
            .build(handler, new CsvText(text));
    this.lines = reader.iterator();
    CsvLine header = readLine();
    if (header == null) {
      throw stop("is empty: its first line must name the columns");
    }
    this.columns = new UserColumns(header, new FoundFaults(name));
  }

  /**
   * Opens a file in UTF-8, with or without a byte order mark, and reads its header.
   *
   * @param file the file
   * @return its rows, to be closed
   * @throws AccessFileException if it cannot be read, or its header names columns that are not
   *     known or are there twice, or lacks {@code username}: all of it at once
   */
  public static UserCsv open(Path file) {
    InputStream in;
    try {
      if (Files.isDirectory(file)) {
        throw new FoundFaults(file.toString()).stop("", 0, 0, "is a folder");
      }
      in = Files.newInputStream(file);
    } catch (IOException e) {
      throw new FoundFaults(file.toString()).stop("", 0, 0, "cannot be read: " + Source.why(e));
    }
    return read(in, file.toString());
  }

  /**
   * Reads a stream in UTF-8, with or without a byte order mark, beginning with its header.
   *
   * @param in the stream; it is closed with the rows, and at once if the header is at fault
   * @param name what messages call it
   * @return its rows, to be closed
   * @throws AccessFileException if it cannot be read, or its header is at fault
   */
  public static UserCsv read(InputStream in, String name) {
    return read(new Utf8Reader(requireNonNull(in, "in"), requireNonNull(name, "name")), name);
  }

  /**
   * Reads a text, beginning with its header.
   *
   * @param text the text; it is closed with the rows, and at once if the header is at fault
   * @param name what messages call it
   * @return its rows, to be closed
   * @throws AccessFileException if it cannot be read, or its header is at fault
   */
  public static UserCsv read(Reader text, String name) {
    try {
      return new UserCsv(requireNonNull(text, "text"), name);
    } catch (RuntimeException | Error e) {
      try {
        text.close();
      } catch (IOException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  /**
   * Tells whether there is another row, and reads it.
   *
   * @return true if {@link #next()} has one
   * @throws AccessFileException if it cannot be read; there are no more rows then
   */
  @Override
  public boolean hasNext() {
    if (next == null && !ended) {
      next = readLine();
    }
    return next != null;
  }

  /**
   * Returns the next row.
   *
   * @return the row; its number is that of the line that it begins in
   * @throws AccessFileException if it cannot be read; there are no more rows then
   * @throws NoSuchElementException if there are no more rows
   */
  @Override
  public ImportRow next() {
    CsvLine line = hasNext() ? next : null;
    if (line == null) {
      throw new NoSuchElementException();
    }
    next = null;
    return columns.row(line);
  }

  /** Closes what is read. */
  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private @Nullable CsvLine readLine() {
    ended = true;
    try {
      while (lines.hasNext()) {
        CsvLine line = lines.next();
        if (isLast(line)) {
          return null;
        } else if (!line.isBlank()) {
          ended = false;
          return line;
        }
      }
    } catch (CsvParseException e) {
      throw unparsable(e);
    } catch (UncheckedIOException e) {
      throw unreadable(e.getCause());
    }
    throw new IllegalStateException("the text has no last line");
  }

  private boolean isLast(CsvLine line) {
    String cell = line.cells().get(line.cells().size() - 1);
    if (!cell.endsWith(CsvText.LAST)) {
      return false;
    } else if (!line.cells().equals(List.of(CsvText.LAST)) || lines.hasNext()) {
      throw stop("a quote is opened in the row that begins here, and never closed");
    }
    return true;
  }

  private AccessFileException unparsable(CsvParseException thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
      if (cause instanceof AccessFileException known) {
        return known;
      }
    }
    String said = cause.getMessage();
    return stop("is not CSV: " + Excerpt.ofMessage(said == null ? "it went wrong" : said));
  }

  private AccessFileException unreadable(@Nullable IOException cause) {
    return stop("cannot be read: " + (cause == null ? "it went wrong" : Source.why(cause)));
  }

  private AccessFileException stop(String message) {
    return new FoundFaults(name).stop("", Math.toIntExact(handler.number()), 1, message);
  }
}
