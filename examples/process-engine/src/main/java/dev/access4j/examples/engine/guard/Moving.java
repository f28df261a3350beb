package dev.access4j.examples.engine.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flowable.common.engine.impl.interceptor.CommandContext;

/** The instances whose tokens a command may move, until it is committed and the users are told. */
final class Moving extends CloseListener {

  static final String NAME = "access4j.moving";

  private final TokenMoves moves;
  private final Map<String, Set<String>> assignees = new LinkedHashMap<>();
  private final List<Move> made = new ArrayList<>();

  Moving(TokenMoves moves) {
    this.moves = moves;
  }

  /** Notes an instance, and returns who had the tasks of it that the command completed. */
  Set<String> assigneesOf(String instance) {
    return assignees.computeIfAbsent(instance, id -> new LinkedHashSet<>());
  }

  // Before the session is flushed and closed, while the executions are still at hand.
  @Override
  public void closing(CommandContext context) {
    if (context.getException() == null) {
      assignees.forEach(
          (instance, users) -> moves.moveOf(instance, users, context).ifPresent(made::add));
    }
  }

  @Override
  public void closed(CommandContext context) {
    moves.tell(made);
  }
}
