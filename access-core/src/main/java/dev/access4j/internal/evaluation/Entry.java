package dev.access4j.internal.evaluation;

/** Something cached, as it was read from the store at a revision. Immutable. */
interface Entry {

  /** Where it belongs. */
  Home home();

  /** The revision that it was read at; it is good from there on until a change touches it. */
  long asOf();

  /** Whether it may be used at a revision that its home has applied. */
  default boolean isGoodAt(Home asked, long revision) {
    return home() == asked && asOf() <= revision;
  }
}
