package dev.access4j.examples.engine.guard;

import dev.access4j.decision.Decision;
import java.util.Optional;
import org.flowable.common.engine.api.FlowableException;
import org.jspecify.annotations.Nullable;

/** A command that the guard has refused: it has changed nothing. */
public final class CommandRefusedException extends FlowableException {

  private final transient @Nullable Decision decision;

  CommandRefusedException(String message, @Nullable Decision decision) {
    super(message);
    this.decision = decision;
  }

  /**
   * Returns what the evaluator said.
   *
   * @return the denial; empty for a command that no end user may give, of whatever rights, and when
   *     nobody is authenticated
   */
  public Optional<Decision> decision() {
    return Optional.ofNullable(decision);
  }
}
