package dev.access4j.examples.benchmarks.report;

/** How thoroughly is measured. */
public enum Form {
  /** Few sizes and short iterations, in minutes: for everyday use. */
  SHORT,
  /** All of it, in hours: for figures that are shown. */
  FULL
}
