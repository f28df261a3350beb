package dev.access4j.file;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** What comes, or should come, of a {@link Question}. Its text is what a report shows. */
public sealed interface Answer {

  /**
   * One word.
   *
   * @param value such as {@code ALLOWED}, {@code DENIED:NOT_SHARED}, {@code true} or {@code FULL}
   */
  record Word(String value) implements Answer {
    /**
     * Checks that nothing is null.
     *
     * @param value see above
     */
    public Word {
      requireNonNull(value, "value");
    }

    @Override
    public String toString() {
      return value;
    }
  }

  /**
   * A list of names.
   *
   * @param names the names; what is answered is sorted as {@link String#compareTo} does; immutable
   */
  record Names(List<String> names) implements Answer {
    /**
     * Copies the list.
     *
     * @param names see above
     */
    public Names {
      names = List.copyOf(names);
    }

    @Override
    public String toString() {
      return names.toString();
    }
  }
}
