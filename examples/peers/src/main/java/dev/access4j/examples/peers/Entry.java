package dev.access4j.examples.peers;

import dev.access4j.decision.Subject;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Operation;
import dev.access4j.testkit.reference.ReferenceModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a holder may do at a place, for peers that know groups and no roles: its roles are replaced
 * by what they may. A host would write these anew whenever a role's permissions change.
 *
 * @param place where
 * @param holder who
 * @param operations what, at least one
 */
record Entry(Place place, Holder holder, Set<Operation> operations) {

  /** Returns all entries of a model whose shares are for ever, one for each place and holder. */
  static List<Entry> in(ReferenceModel model) {
    Map<SolutionId, Map<Holder, Set<RoleId>>> given = new HashMap<>();
    for (Given each : Given.in(model)) {
      given
          .computeIfAbsent(each.solution(), solution -> new LinkedHashMap<>())
          .computeIfAbsent(each.holder(), holder -> new HashSet<>())
          .addAll(each.roles());
    }
    List<Entry> entries = new ArrayList<>();
    for (Place place : Place.in(model)) {
      given
          .getOrDefault(place.solution(), Map.of())
          .forEach(
              (holder, roles) -> {
                Set<Operation> operations = operations(place, roles);
                if (!operations.isEmpty()) {
                  entries.add(new Entry(place, holder, operations));
                }
              });
    }
    return entries;
  }

  private static Set<Operation> operations(Place place, Set<RoleId> roles) {
    Set<Operation> operations = EnumSet.noneOf(Operation.class);
    place
        .permissions()
        .roles()
        .forEach(
            (operation, permitted) -> {
              if (!Collections.disjoint(permitted, roles)) {
                operations.add(operation);
              }
            });
    return operations;
  }

  /** Returns what a session of the subject knows: its groups, and everyone unless unknown. */
  static List<String> groups(Subject subject, ReferenceModel model) {
    List<String> names = new ArrayList<>();
    if (!(subject instanceof Subject.User user)) {
      names.add(Holder.EVERYONE.name());
    } else if (model.users().containsKey(user.id())) {
      names.add(Holder.EVERYONE.name());
      for (EndUserGroup group : model.groupsOf(user.id())) {
        names.add(Holder.of(group.id()).name());
      }
    }
    return names;
  }

  /** Returns the bit of an operation, which is its own among all operations. */
  static int bit(Operation operation) {
    return 1 << List.of(Operation.values()).indexOf(operation);
  }
}
