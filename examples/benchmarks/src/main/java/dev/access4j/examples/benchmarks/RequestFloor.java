package dev.access4j.examples.benchmarks;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.Subject;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.examples.bank.Bank;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The floor of a whole request: its user, version and lane are looked up in maps of the JDK, then
 * masks are compared and the filter is met. It reads of a request what a check reads, and of what
 * is known as little as maps can; nothing of it is ever looked after.
 */
@State(Scope.Benchmark)
public class RequestFloor {

  private static final OrganizationId BANK = OrganizationId.of(copy(Bank.ID.value()));

  private final Map<Subject, Known> users = new ConcurrentHashMap<>();
  private final Map<SolutionRef, Map<Resource, long[]>> versions = new ConcurrentHashMap<>();

  /** For JMH. */
  public RequestFloor() {}

  /** What is known of a user: a mask for each version that is asked about, and attributes. */
  private record Known(Map<SolutionRef, Long> masks, Map<String, Set<String>> attributes) {}

  /**
   * Makes the maps. What is asked is the same text as what is known, not the same object.
   *
   * @param requests what is asked
   */
  @Setup(Level.Trial)
  public void make(Requests requests) {
    Map<Subject, Map<SolutionRef, Long>> masks = new HashMap<>();
    Map<Subject, Map<String, Set<String>>> attributes = new HashMap<>();
    Map<SolutionRef, SolutionRef> solutions = new HashMap<>();
    for (int i : requests.inOrderOfMaking()) {
      AccessRequest request = requests.get(i);
      Subject subject = request.subject();
      SolutionRef solution =
          solutions.computeIfAbsent(
              request.solution(), asked -> SolutionRef.live(copy(asked.solution().value())));
      masks.computeIfAbsent(subject, key -> new HashMap<>()).put(solution, mask(subject));
      Map<String, Set<String>> own = attributes.computeIfAbsent(subject, key -> new HashMap<>());
      request
          .filters()
          .values()
          .forEach((key, values) -> own.computeIfAbsent(key, k -> new HashSet<>()).addAll(values));
      versions
          .computeIfAbsent(solution, key -> new ConcurrentHashMap<>())
          .computeIfAbsent(copy((Resource.SwimlaneOf) request.resource()), RequestFloor::row);
    }
    Map<Map<String, Set<String>>, Map<String, Set<String>>> shared = new HashMap<>();
    masks.forEach(
        (subject, byVersion) ->
            users.put(
                copy((Subject.User) subject),
                new Known(
                    Map.copyOf(byVersion),
                    shared.computeIfAbsent(
                        attributes.getOrDefault(subject, Map.of()), RequestFloor::copy))));
  }

  private static long mask(Object of) {
    return of.hashCode() | 1L;
  }

  private static long[] row(Resource lane) {
    long[] row = new long[Operation.values().length];
    Arrays.fill(row, mask(lane));
    return row;
  }

  private static String copy(String text) {
    return String.valueOf(text.toCharArray());
  }

  private static Subject copy(Subject.User user) {
    return Subject.user(BANK, EndUserId.of(copy(user.id().value())));
  }

  private static Resource copy(Resource.SwimlaneOf lane) {
    return Resource.swimlane(copy(lane.process()), copy(lane.swimlane()));
  }

  private static Map<String, Set<String>> copy(Map<String, Set<String>> attributes) {
    Map<String, Set<String>> copy = new HashMap<>();
    attributes.forEach(
        (key, values) -> {
          Set<String> own = new HashSet<>();
          values.forEach(value -> own.add(copy(value)));
          copy.put(copy(key), Set.copyOf(own));
        });
    return Map.copyOf(copy);
  }

  @SuppressWarnings("EnumOrdinal")
  boolean isAllowed(AccessRequest request) {
    Known user = users.get(request.subject());
    Map<Resource, long[]> lanes = versions.get(request.solution());
    if (user == null || lanes == null) {
      return false;
    }
    Long mask = user.masks.get(request.solution());
    long[] row = lanes.get(request.resource());
    return mask != null
        && row != null
        && (mask & row[request.operation().ordinal()]) != 0
        && request.filters().areMetBy(user.attributes);
  }
}
