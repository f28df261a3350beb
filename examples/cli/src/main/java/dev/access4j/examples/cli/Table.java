package dev.access4j.examples.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Aligned columns. Where they are wider than the terminal, the widest give way and wrap at a space
 * or after one of {@code : , /}. Cells are made printable here.
 */
final class Table {

  private static final String GAP = "  ";

  /** A cell: its text, and the ink it is painted with when there is colour. */
  record Cell(String text, List<Ink> inks) {
    static Cell of(String text, Ink... inks) {
      return new Cell(Printable.text(text), List.of(inks));
    }
  }

  private record Row(List<Cell> cells, List<String> below) {}

  private final Output output;
  private final List<Row> rows = new ArrayList<>();
  private int indentation;

  Table(Output output) {
    this.output = output;
  }

  /** Sets how many spaces stand before each row. */
  Table indented(int spaces) {
    indentation = spaces;
    return this;
  }

  Table heading(String... texts) {
    return row(Arrays.stream(texts).map(text -> Cell.of(text, Ink.FAINT)).toArray(Cell[]::new));
  }

  Table row(String... texts) {
    return row(Arrays.stream(texts).map(Cell::of).toArray(Cell[]::new));
  }

  Table row(Cell... cells) {
    rows.add(new Row(List.of(cells), new ArrayList<>()));
    return this;
  }

  /** Puts lines, ready to print, under the last row. */
  Table below(List<String> lines) {
    rows.get(rows.size() - 1).below().addAll(lines);
    return this;
  }

  void print() {
    lines().forEach(output::line);
  }

  List<String> lines() {
    int[] widths = widths();
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      addLines(row, widths, lines);
      lines.addAll(row.below());
    }
    return lines;
  }

  private void addLines(Row row, int[] widths, List<String> lines) {
    List<List<String>> wrapped = new ArrayList<>();
    for (int i = 0; i < row.cells().size(); i++) {
      wrapped.add(Wrapping.wrap(row.cells().get(i).text(), widths[i]));
    }
    int height = wrapped.stream().mapToInt(List::size).max().orElse(0);
    for (int part = 0; part < height; part++) {
      StringBuilder line = new StringBuilder(" ".repeat(indentation));
      int owed = 0;
      for (int i = 0; i < wrapped.size(); i++) {
        String text = part < wrapped.get(i).size() ? wrapped.get(i).get(part) : "";
        if (!text.isEmpty()) {
          line.append(" ".repeat(owed)).append(painted(row.cells().get(i), text));
          owed = 0;
        }
        owed += widths[i] - Printable.width(text) + GAP.length();
      }
      lines.add(line.toString());
    }
  }

  private String painted(Cell cell, String text) {
    String painted = text;
    for (Ink ink : cell.inks()) {
      painted = output.paint(ink, painted);
    }
    return painted;
  }

  private int[] widths() {
    int columns = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    int[] widths = new int[columns];
    int[] least = new int[columns];
    for (Row row : rows) {
      for (int i = 0; i < row.cells().size(); i++) {
        String text = row.cells().get(i).text();
        widths[i] = Math.max(widths[i], Printable.width(text));
        least[i] = Math.max(least[i], Wrapping.widestWord(text));
      }
    }
    long gaps = (long) GAP.length() * Math.max(0, columns - 1) + indentation;
    while (Arrays.stream(widths).asLongStream().sum() + gaps > output.width()) {
      int widest =
          IntStream.range(0, columns)
              .filter(i -> widths[i] > Math.min(least[i], output.width() / 2))
              .reduce((a, b) -> widths[b] >= widths[a] ? b : a)
              .orElse(-1);
      if (widest < 0) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }
}
