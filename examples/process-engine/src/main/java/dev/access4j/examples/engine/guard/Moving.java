package dev.access4j.examples.engine.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flowable.common.engine.impl.interceptor.CommandContext;

/** The tokens that a command is moving, until it is committed and the users are told. */
final class Moving extends CloseListener {

  static final String NAME = "access4j.moving";

  /** Those of one instance. */
  static final class Tokens {
    final Map<String, String> from = new LinkedHashMap<>();
    final Set<String> assignees = new LinkedHashSet<>();
    boolean crossed;
  }

  private final TokenMoves moves;
  private final Map<String, Tokens> byInstance = new LinkedHashMap<>();
  private final List<Move> made = new ArrayList<>();

  Moving(TokenMoves moves) {
    this.moves = moves;
  }

  Tokens of(String instance) {
    return byInstance.computeIfAbsent(instance, id -> new Tokens());
  }

  // Before the session is flushed and closed, while the executions are still at hand.
  @Override
  public void closing(CommandContext context) {
    if (context.getException() != null) {
      return;
    }
    byInstance.forEach(
        (instance, tokens) -> {
          if (tokens.crossed && !tokens.from.isEmpty()) {
            moves.moveOf(instance, tokens, context).ifPresent(made::add);
          }
        });
  }

  @Override
  public void closed(CommandContext context) {
    made.forEach(moves::tell);
  }
}
