package dev.access4j.examples.benchmarks;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.Subject;
import dev.access4j.solution.Resource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What no check with this model can go below: a mask for each user and for each lane that the
 * requests ask about, found by a number or by one text each, in the order of the requests.
 */
@State(Scope.Benchmark)
public class Floor {

  private int[] users;
  private int[] lanes;
  private long[] userMasks;
  private long[] laneMasks;
  private String[] userNames;
  private String[] laneNames;
  private final Map<String, Long> masksByUser = new ConcurrentHashMap<>();
  private final Map<String, Long> masksByLane = new ConcurrentHashMap<>();

  /** For JMH, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public Floor() {}

  /**
   * Makes the masks.
   *
   * @param requests what is asked
   */
  @Setup(Level.Trial)
  public void make(Requests requests) {
    int count = requests.count();
    users = new int[count];
    lanes = new int[count];
    userMasks = new long[count];
    laneMasks = new long[count];
    userNames = new String[count];
    laneNames = new String[count];
    Map<String, Integer> knownUsers = new HashMap<>();
    Map<String, Integer> knownLanes = new HashMap<>();
    Map<String, String> held = new HashMap<>();
    for (int i : requests.inOrderOfMaking()) {
      AccessRequest request = requests.get(i);
      userNames[i] = ((Subject.User) request.subject()).id().value();
      laneNames[i] =
          request.solution().solution().value()
              + "/"
              + ((Resource.SwimlaneOf) request.resource()).swimlane();
      if (requests.areHeld()) {
        laneNames[i] = held.computeIfAbsent(laneNames[i], key -> key);
      }
      users[i] = number(knownUsers, userNames[i]);
      lanes[i] = number(knownLanes, laneNames[i]);
      userMasks[users[i]] = userNames[i].hashCode();
      laneMasks[lanes[i]] = laneNames[i].hashCode();
      masksByUser.putIfAbsent(copy(userNames[i]), userMasks[users[i]]);
      masksByLane.putIfAbsent(copy(laneNames[i]), laneMasks[lanes[i]]);
    }
  }

  // What is asked comes from outside, and is the same text as what is known, not the same object:
  // a map that finds the very object would not compare a letter.
  private static String copy(String name) {
    return String.valueOf(name.toCharArray());
  }

  private static int number(Map<String, Integer> known, String name) {
    Integer next = known.size();
    Integer before = known.putIfAbsent(name, next);
    return before == null ? next : before;
  }

  boolean byNumber(int i) {
    return (userMasks[users[i]] & laneMasks[lanes[i]]) != 0;
  }

  boolean byName(int i) {
    Long user = masksByUser.get(userNames[i]);
    Long lane = masksByLane.get(laneNames[i]);
    return user != null && lane != null && (user & lane) != 0;
  }
}
