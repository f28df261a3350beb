package dev.access4j.solution;

import dev.access4j.directory.Faults;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.Text;
import dev.access4j.directory.ValidationException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A business process of a solution version (SOL-3, SOL-4). Import it by its name: with an import of
 * the whole package alone, {@link java.lang.Process} makes the name ambiguous.
 *
 * @param name the process's name, unique in its version (DIR-13)
 * @param swimlanes its lanes, at least one, in the order given; immutable
 * @param startSwimlane the name of the lane that instances start in (EV-13)
 * @param readOnlyAllowed whether an instance may be read by those who may not work on it (EV-14)
 */
@SuppressWarnings("JavaLangClash") // the product calls it so
public record Process(
    String name, List<Swimlane> swimlanes, String startSwimlane, boolean readOnlyAllowed) {

  /**
   * Checks the process.
   *
   * @param name see above
   * @param swimlanes see above
   * @param startSwimlane see above
   * @param readOnlyAllowed see above
   * @throws ValidationException if SOL-4 or DIR-13 refuses it
   */
  public Process {
    swimlanes = List.copyOf(swimlanes);
    Faults faults = new Faults();
    Text.checkIdentifier(name, "name", faults);
    faults.check(!swimlanes.isEmpty(), "swimlanes", "SOL-4", "a process has at least one swimlane");
    Set<String> names = new HashSet<>();
    for (int i = 0; i < swimlanes.size(); i++) {
      String lane = swimlanes.get(i).name();
      faults.check(
          names.add(lane), "swimlanes[" + i + "].name", "SOL-3", "'" + lane + "' is there twice");
    }
    faults.check(
        swimlanes.isEmpty() || names.contains(startSwimlane),
        "startSwimlane",
        "SOL-4",
        "'" + startSwimlane + "' is no swimlane of the process");
    faults.throwIfAny();
  }

  /**
   * Returns a process that starts in its first lane and may be read.
   *
   * @param name the process's name
   * @param swimlanes its lanes, at least one
   * @return the process
   * @throws ValidationException if SOL-4 or DIR-13 refuses it
   */
  public static Process of(String name, Swimlane... swimlanes) {
    String start = swimlanes.length == 0 ? "" : swimlanes[0].name();
    return new Process(name, List.of(swimlanes), start, true);
  }

  /**
   * Returns a new process as the platform makes it: with the lane {@code Default}, where the
   * default role may execute and self-assign (SOL-4).
   *
   * @param name the process's name
   * @param user the organization's default role (SOL-2)
   * @return the process
   * @throws ValidationException if DIR-13 refuses the name
   */
  public static Process withDefaultSwimlane(String name, RoleId user) {
    Set<RoleId> users = Set.of(user);
    Permissions permissions =
        new Permissions(Map.of(Operation.EXECUTE, users, Operation.SELF_ASSIGN, users));
    return of(name, new Swimlane(Swimlane.DEFAULT_NAME, permissions));
  }

  /**
   * Finds a lane.
   *
   * @param lane the lane's name, compared exactly
   * @return the lane, or empty if the process has none of that name
   */
  public Optional<Swimlane> swimlane(String lane) {
    return swimlanes.stream().filter(each -> each.name().equals(lane)).findFirst();
  }
}
