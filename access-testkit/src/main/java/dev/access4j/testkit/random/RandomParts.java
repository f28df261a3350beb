package dev.access4j.testkit.random;

import dev.access4j.decision.BusinessFilters;
import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Permissions;
import dev.access4j.solution.Process;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.Swimlane;
import dev.access4j.solution.UiFlow;
import dev.access4j.solution.Validity;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Random values of the model, each valid by itself. */
final class RandomParts {

  /** How far from "now" shares start and end, in nanoseconds; finer than what is kept (SH-4). */
  private static final List<Long> OFFSETS =
      List.of(
          -3_600_000_000_000L,
          -1_000_000_000L,
          -1_000L,
          -1L,
          0L,
          999L,
          1_000L,
          1_000_000_000L,
          3_600_000_000_000L);

  private static final Set<Operation> LANE_OPERATIONS =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Operation.INTERACT)));

  private final Dice dice;

  RandomParts(Dice dice) {
    this.dice = dice;
  }

  UserStatus status() {
    return dice.chance(0.8) ? UserStatus.ACTIVE : dice.one(List.of(UserStatus.values()));
  }

  EndUser user(EndUserId id, int number) {
    return EndUser.builder(id, "user" + number, "user" + number + "@bank.example")
        .status(status())
        .attributes(attributes())
        .build();
  }

  Attributes attributes() {
    Attributes attributes = Attributes.NONE;
    if (dice.chance(0.6)) {
      attributes = attributes.with(BusinessFilters.DEFAULT_KEY, values());
    }
    for (String key : dice.some(Names.ATTRIBUTE_KEYS, 0.25)) {
      attributes = attributes.with(key, values());
    }
    return attributes;
  }

  private List<String> values() {
    return dice.pick(Names.VALUES, dice.between(1, 3));
  }

  Validity validity(Instant now) {
    Instant from = dice.chance(0.75) ? Instant.MIN : now.plusNanos(dice.one(OFFSETS));
    Instant until = dice.chance(0.65) ? Instant.MAX : now.plusNanos(dice.one(OFFSETS));
    return new Validity(from, until);
  }

  /** A share; with a group it is as likely to give what the group carries. */
  SolutionShare share(SolutionId solution, Grantee grantee, Collection<RoleId> roles, Instant now) {
    boolean fromGroup = grantee instanceof Grantee.Group && (roles.isEmpty() || dice.chance(0.5));
    SharedRoles shared =
        fromGroup
            ? SharedRoles.FROM_GROUP
            : new SharedRoles.Explicit(
                new LinkedHashSet<>(dice.pick(List.copyOf(roles), dice.between(1, 2))));
    return new SolutionShare(solution, grantee, shared, validity(now));
  }

  /** A version that lists some of the roles; of many roles it lists nearly all. */
  SolutionVersion version(SolutionId solution, VersionId id, Collection<RoleId> available) {
    Set<RoleId> listed = new LinkedHashSet<>();
    if (dice.chance(0.93)) {
      listed.addAll(dice.some(available, available.size() > 20 ? 0.95 : 0.7));
    }
    if (dice.chance(0.35)) {
      listed.add(RoleId.ANONYMOUS);
    }
    List<Process> processes = new ArrayList<>();
    for (String name : dice.pick(Names.PROCESSES, dice.between(dice.chance(0.15) ? 0 : 1, 2))) {
      processes.add(process(name, listed));
    }
    List<UiFlow> flows = new ArrayList<>();
    for (String name : dice.pick(Names.FLOWS, dice.between(0, 2))) {
      flows.add(UiFlow.of(name, permitted(listed)));
    }
    VersionState state = dice.chance(0.82) ? VersionState.PUBLISHED : VersionState.DRAFT;
    return new SolutionVersion(solution, id, state, listed, processes, flows);
  }

  private Process process(String name, Set<RoleId> listed) {
    List<Swimlane> lanes = new ArrayList<>();
    for (String lane : dice.pick(Names.LANES, dice.between(1, 3))) {
      Map<Operation, Set<RoleId>> permissions = new EnumMap<>(Operation.class);
      for (Operation operation : dice.some(LANE_OPERATIONS, 0.6)) {
        permissions.put(operation, permitted(listed));
      }
      lanes.add(new Swimlane(lane, new Permissions(permissions)));
    }
    String start = dice.one(lanes).name();
    return new Process(name, lanes, start, dice.chance(0.75));
  }

  private Set<RoleId> permitted(Set<RoleId> listed) {
    return dice.some(listed, 0.65);
  }
}
