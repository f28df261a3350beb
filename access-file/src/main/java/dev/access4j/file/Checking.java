package dev.access4j.file;

/**
 * Tells how much of a document that was parsed has been checked, in users, groups and solutions.
 */
final class Checking {

  private final Progress progress;
  private final long total;
  private long done;

  Checking(Progress progress, long total) {
    this.progress = progress;
    this.total = total;
  }

  /** One more has been checked. */
  void next() {
    progress.at("checking", ++done, total);
  }
}
