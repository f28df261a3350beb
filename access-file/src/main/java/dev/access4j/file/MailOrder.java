package dev.access4j.file;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.Text;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Puts changes of users into an order in which nobody takes an address that another still has
 * (DIR-2). Where some hand theirs on in a circle, one of them steps aside under an address of
 * nobody's.
 */
final class MailOrder {

  private record Move(EndUser before, EndUser after) {}

  private final Map<String, Move> byAddress = new HashMap<>();
  private final Set<EndUserId> done = new HashSet<>();
  private final List<EndUser> ordered = new ArrayList<>();

  private MailOrder() {}

  /**
   * Orders what to put.
   *
   * @param before the users as they are
   * @param after the same users as they are to be, one for one
   */
  static List<EndUser> of(List<EndUser> before, List<EndUser> after) {
    MailOrder order = new MailOrder();
    List<Move> moves = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      Move move = new Move(before.get(i), after.get(i));
      moves.add(move);
      order.byAddress.put(Text.caseKey(move.before().email()), move);
    }
    moves.forEach(order::add);
    return order.ordered;
  }

  /** Adds a change after those that make room for it. */
  private void add(Move first) {
    Deque<Move> waiting = new ArrayDeque<>();
    Set<EndUserId> waitingIds = new HashSet<>();
    Move each = first;
    while (each != null && !done.contains(each.before().id())) {
      if (!waitingIds.add(each.before().id())) {
        ordered.add(aside(each.before()));
        break;
      }
      waiting.push(each);
      each = inTheWayOf(each);
    }
    for (Move move : waiting) {
      ordered.add(move.after());
      done.add(move.before().id());
    }
  }

  private @Nullable Move inTheWayOf(Move move) {
    Move holder = byAddress.get(Text.caseKey(move.after().email()));
    return holder == null || holder.before().id().equals(move.before().id()) ? null : holder;
  }

  private static EndUser aside(EndUser user) {
    return user.toBuilder().email(UUID.randomUUID() + "@moving.invalid").build();
  }
}
