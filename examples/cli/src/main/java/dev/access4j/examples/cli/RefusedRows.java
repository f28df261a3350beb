package dev.access4j.examples.cli;

import dev.access4j.admin.ImportResult;
import dev.access4j.directory.Fault;
import dev.access4j.file.AccessFileException;
import dev.access4j.file.FileFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/** Keeps the first refused rows of an import to show them, and writes all of them to a report. */
final class RefusedRows {

  private static final int SHOWN = 20;

  private final String file;
  private final Writer report;
  private final Problems problems = new Problems();
  private long count;

  RefusedRows(String file, Writer report) {
    this.file = file;
    this.report = report;
  }

  void add(ImportResult result) {
    if (result.faults().isEmpty()) {
      return;
    }
    count++;
    AccessFileException faults =
        new AccessFileException(
            file,
            result.faults().stream()
                .map(fault -> inFile(Math.toIntExact(result.row().number()), fault))
                .toList());
    if (count <= SHOWN) {
      problems.add(faults);
    }
    write(faults.file(), faults.faults());
  }

  private static FileFault inFile(int line, Fault fault) {
    return new FileFault(fault.field(), line, 1, fault.rule(), fault.message());
  }

  private void write(String name, List<FileFault> faults) {
    try {
      for (FileFault fault : faults) {
        report.write(Printable.text(name + ":" + fault) + "\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The faults of the first rows; that there are more is told by {@link #notShown}. */
  Problems problems() {
    return problems;
  }

  /** How many refused rows are not among those. */
  long notShown() {
    return Math.max(0, count - SHOWN);
  }
}
