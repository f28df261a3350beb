package dev.access4j.file;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;

/**
 * The cells of a row of CSV, and where it begins.
 *
 * @param number the number of the first line of the row
 * @param cells the cells
 */
record CsvLine(long number, List<String> cells) {

  /** Whether there is nothing in it: spreadsheets leave such rows behind. */
  boolean isBlank() {
    return cells.stream().allMatch(String::isBlank);
  }

  /** Gathers cells, and knows where it is when the reading fails. */
  static final class Handler extends AbstractBaseCsvCallbackHandler<CsvLine> {

    private List<String> cells = new ArrayList<>();
    private long number = 1;

    /** The first line of the row that was begun last. */
    long number() {
      return number;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
      number = startingLineNumber;
      cells = new ArrayList<>();
    }

    @Override
    protected void handleField(
        int index, char[] buffer, int offset, int length, boolean wasQuoted) {
      cells.add(new String(buffer, offset, length));
    }

    @Override
    protected CsvLine buildRecord() {
      return new CsvLine(number, cells);
    }
  }
}
