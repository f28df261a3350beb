package dev.access4j.examples.benchmarks.scale;

import dev.access4j.decision.AttributeSource;
import dev.access4j.decision.CacheSettings;
import dev.access4j.examples.benchmarks.report.Figure;
import dev.access4j.solution.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The bytes that one more user adds to the caches, with three groups and two shares: all that was
 * not there before, its ids' texts and its place in the cache included. As many users are cached
 * beforehand, so that the groups and versions that they share are there already.
 */
final class PrincipalMemory {

  private static final int CLASSES = 30;

  private final String url;
  private final int users;
  private final int principals;

  PrincipalMemory(String url, int users, int principals) {
    this.url = url;
    this.users = users;
    this.principals = Math.min(principals, GrowingBank.guests(users) / 2);
  }

  /** Measures; tells by class where the bytes are. */
  List<Figure> measure(Consumer<String> progress) {
    int[] guests = guests();
    // Two thirds full in the end, so that all of the cache's own tables are there.
    CacheSettings caches = CacheSettings.DEFAULT.withPrincipals(3 * principals);
    try (Node node = Node.open(url, caches)) {
      Warm.policies(node, users);
      each(guests, 0, user -> load(node, user));
      each(guests, 0, user -> check(node, user));
      LiveObjects before = new LiveObjects();
      LiveObjects loaded = new LiveObjects();
      LiveObjects checked = new LiveObjects();
      // The first count brings classes along.
      before.count();
      before.count();
      each(guests, principals, user -> load(node, user));
      loaded.count();
      each(guests, principals, user -> check(node, user));
      checked.count();
      if (node.evaluator().statistics().principals().evictions() > 0) {
        throw new IllegalStateException("a user has left the cache while it was weighed");
      }
      return List.of(
          figure("principal", loaded.since(before), progress),
          figure("mask", checked.since(loaded), progress));
    }
  }

  /** Half of them fill the caches; those to be weighed are of groups that are there by then. */
  private int[] guests() {
    List<Integer> all =
        IntStream.range(0, GrowingBank.guests(users))
            .mapToObj(GrowingBank::guest)
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.shuffle(all, new Random(20261205));
    List<Integer> filling = all.subList(0, principals);
    List<Integer> others = all.subList(principals, all.size());
    Set<Integer> there =
        filling.stream().flatMap(guest -> groupsOf(guest).stream()).collect(Collectors.toSet());
    Predicate<Integer> isAmongThem = guest -> there.containsAll(groupsOf(guest));
    // A small bank has too few of those.
    Stream<Integer> weighed =
        Stream.concat(
                others.stream().filter(isAmongThem), others.stream().filter(isAmongThem.negate()))
            .limit(principals);
    return Stream.concat(filling.stream(), weighed).mapToInt(Integer::intValue).toArray();
  }

  private static List<Integer> groupsOf(int guest) {
    return Arrays.stream(GrowingBank.groupsOf(guest)).boxed().toList();
  }

  private void each(int[] guests, int from, IntConsumer action) {
    for (int i = from; i < from + principals; i++) {
      action.accept(guests[i]);
    }
  }

  /** Caches a user and compiles nothing for it. */
  private static void load(Node node, int user) {
    node.evaluator()
        .scope(
            GrowingBank.subject(GrowingBank.user(user)),
            Operation.EXECUTE,
            AttributeSource.USER_AND_GROUPS,
            List.of());
  }

  private static void check(Node node, int user) {
    if (!node.evaluator().isAllowed(GrowingBank.request(user))) {
      throw new IllegalStateException("denied: " + GrowingBank.request(user));
    }
  }

  private Figure figure(String part, Map<String, Long> more, Consumer<String> progress) {
    double each = more.values().stream().mapToLong(Long::longValue).sum() / (double) principals;
    progress.accept(
        String.format(Locale.ROOT, "%s of a cached principal: %.0f bytes, of them", part, each));
    more.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(CLASSES)
        .forEach(
            entry ->
                progress.accept(
                    String.format(
                        Locale.ROOT,
                        "%8.1f %s",
                        entry.getValue() / (double) principals,
                        entry.getKey())));
    return new Figure(
        "growth.principalMemory",
        Map.of("users", Integer.toString(users), "part", part),
        "B",
        each,
        each,
        each,
        1,
        null);
  }
}
