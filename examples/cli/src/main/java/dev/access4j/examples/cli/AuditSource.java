package dev.access4j.examples.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Where an audit log is read from. */
interface AuditSource {

  /** How an entry is shown. */
  interface Show {
    void entry(RecordedEntry entry) throws IOException;
  }

  /**
   * What was shown, and what to know about it.
   *
   * @param kept whether there is a log
   * @param count how many entries were shown
   * @param more the number to go on after if there are more
   * @param gaps before which of them the state was changed in another way
   * @param changedOutside whether it was since the last
   */
  record Shown(
      boolean kept, int count, Optional<Long> more, List<Long> gaps, boolean changedOutside) {}

  /** The state that the log is of. */
  State.Place place();

  /** Shows the entries that are asked for. */
  Shown show(Show show) throws IOException;
}
