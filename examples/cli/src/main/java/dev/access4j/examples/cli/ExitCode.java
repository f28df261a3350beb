package dev.access4j.examples.cli;

/** What the program tells its caller; the same for every command. */
final class ExitCode {

  /** Yes: allowed, all passed, valid, or the list was printed. */
  static final int YES = 0;

  /** No: denied, or some cases failed. */
  static final int NO = 1;

  /** No answer: the input cannot be used, or something went wrong. It is never a permission. */
  static final int UNUSABLE = 2;

  private ExitCode() {}
}
