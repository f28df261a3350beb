package dev.access4j.testkit.random;

import dev.access4j.directory.OrganizationId;
import dev.access4j.store.AccessWriter;
import java.time.Instant;
import java.util.function.Consumer;

/** One step of a random history. */
public sealed interface Step {

  /**
   * Returns what the step does, in words.
   *
   * @return a description for the message of a failure
   */
  String description();

  /**
   * One operation of a writer. The rules may refuse it, which is then part of the history.
   *
   * @param organization where
   * @param description what it does, in words
   * @param action does it
   */
  record Write(OrganizationId organization, String description, Consumer<AccessWriter> action)
      implements Step {}

  /**
   * Time goes by.
   *
   * @param now what the clock shows from now on
   */
  record Tick(Instant now) implements Step {
    @Override
    public String description() {
      return "the clock shows " + now;
    }
  }
}
