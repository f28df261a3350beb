package dev.access4j.file;

/**
 * Hears how far a long work has come. It is called on the thread that works, and should be quick.
 */
@FunctionalInterface
public interface Progress {

  /** Tells nobody. */
  Progress NONE = (what, done, total) -> {};

  /**
   * Hears of an advance. A store that runs a write again makes the count start again.
   *
   * @param what what is being done, such as {@code "users"}
   * @param done how many are done
   * @param total how many there are; 0 when that is not known before the end
   */
  void at(String what, long done, long total);
}
