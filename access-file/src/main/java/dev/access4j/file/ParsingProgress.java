package dev.access4j.file;

/** Tells now and then how far a parser has come in a document, in characters. */
final class ParsingProgress {

  private static final int EVERY = 1 << 12;

  private final Progress progress;
  private final long total;
  private int tokens;

  ParsingProgress(Progress progress, long total) {
    this.progress = progress;
    this.total = total;
  }

  /** Hears of every token; only one of many is passed on. */
  void at(long done) {
    if (++tokens % EVERY == 0) {
      progress.at("parsing", done, total);
    }
  }

  void end() {
    progress.at("parsing", total, total);
  }
}
