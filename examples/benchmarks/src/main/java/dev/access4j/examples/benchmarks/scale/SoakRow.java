package dev.access4j.examples.benchmarks.scale;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a node of a soak tells of an interval. Latencies are those of a check from its call to its
 * answer; a check is late for the next one's pace if it took long, and that is counted nowhere.
 *
 * @param node which
 * @param seconds since it began, at the end of the interval
 * @param heapAfterGcBytes in use after the last collection; 0 before the first
 * @param heapCommittedBytes from the system
 * @param gcs collections in the interval
 * @param gcPauseMs how long they took together
 * @param checks in the interval
 * @param checkP50Us the median, in microseconds
 * @param checkP99Us 99 of 100
 * @param checkP999Us 999 of 1,000
 * @param checkMaxUs the longest
 * @param coldLoads users that were read from the database
 * @param changes that this node has written
 * @param revokes of the other node that were watched here
 * @param deniedP50Ms from when a revoke returned there until it was denied here, in milliseconds
 * @param deniedP99Ms 99 of 100
 * @param deniedMaxMs the longest
 * @param errors of this node since it began
 */
record SoakRow(
    int node,
    double seconds,
    long heapAfterGcBytes,
    long heapCommittedBytes,
    long gcs,
    long gcPauseMs,
    long checks,
    double checkP50Us,
    double checkP99Us,
    double checkP999Us,
    double checkMaxUs,
    long coldLoads,
    long changes,
    long revokes,
    double deniedP50Ms,
    double deniedP99Ms,
    double deniedMaxMs,
    long errors) {

  private static final RecordComponent[] COLUMNS = SoakRow.class.getRecordComponents();

  /** The names of the columns. */
  static String header() {
    return Arrays.stream(COLUMNS).map(RecordComponent::getName).collect(Collectors.joining(","));
  }

  /** A line of CSV. */
  String line() {
    return Arrays.stream(COLUMNS).map(this::text).collect(Collectors.joining(","));
  }

  private String text(RecordComponent column) {
    try {
      Object value = column.getAccessor().invoke(this);
      return value instanceof Double number
          ? String.format(Locale.ROOT, "%.3f", number)
          : String.valueOf(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  static SoakRow parse(String line) {
    String[] cells = line.split(",", -1);
    if (cells.length != COLUMNS.length) {
      throw new IllegalArgumentException("not a row of a soak: " + line);
    }
    int[] at = {0};
    return new SoakRow(
        Integer.parseInt(cells[at[0]++]),
        Double.parseDouble(cells[at[0]++]),
        Long.parseLong(cells[at[0]++]),
        Long.parseLong(cells[at[0]++]),
        Long.parseLong(cells[at[0]++]),
        Long.parseLong(cells[at[0]++]),
        Long.parseLong(cells[at[0]++]),
        Double.parseDouble(cells[at[0]++]),
        Double.parseDouble(cells[at[0]++]),
        Double.parseDouble(cells[at[0]++]),
        Double.parseDouble(cells[at[0]++]),
        Long.parseLong(cells[at[0]++]),
        Long.parseLong(cells[at[0]++]),
        Long.parseLong(cells[at[0]++]),
        Double.parseDouble(cells[at[0]++]),
        Double.parseDouble(cells[at[0]++]),
        Double.parseDouble(cells[at[0]++]),
        Long.parseLong(cells[at[0]++]));
  }
}
