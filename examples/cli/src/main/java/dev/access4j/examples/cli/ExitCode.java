package dev.access4j.examples.cli;

/** What the program tells its caller; the same for every command. */
final class ExitCode {

  /** Yes: allowed, all passed, valid, applied, or the list or plan was printed. */
  static final int YES = 0;

  /** No: denied, some cases failed, or a plan was refused. */
  static final int NO = 1;

  /** No answer: the input cannot be used, or something went wrong. It is never a permission. */
  static final int UNUSABLE = 2;

  private ExitCode() {}
}
