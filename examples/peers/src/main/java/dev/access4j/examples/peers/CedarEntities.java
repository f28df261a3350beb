package dev.access4j.examples.peers;

import static java.util.Objects.requireNonNull;

import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.value.CedarList;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.Value;
import dev.access4j.decision.AttributeSource;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.Validity;
import dev.access4j.testkit.reference.ReferenceModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Cedar is told: everybody, and of each solution its places and who has which roles there. One
 * who has none on a solution is the same entity there as elsewhere.
 */
final class CedarEntities {

  private final Map<EntityUID, Entity> everybody = new HashMap<>();
  private final Map<SolutionId, Map<EntityUID, Entity>> solutions = new HashMap<>();

  CedarEntities(ReferenceModel model, List<Given> given, List<Place> places) {
    Map<EntityUID, Set<EntityUID>> parents = parents(model);
    for (EndUser user : model.users().values()) {
      boolean active = user.status() == UserStatus.ACTIVE;
      put(Holder.of(user.id()), Map.of("active", new PrimBool(active)), parents);
    }
    for (EndUserGroup group : model.groups().values()) {
      put(Holder.of(group.id()), Map.of(), parents);
    }
    put(Holder.EVERYONE, Map.of(), parents);
    for (Given each : given) {
      if (each.validity().equals(Validity.ALWAYS)) {
        putInRoles(each);
      }
    }
    for (Place place : places) {
      EntityUID uid = CedarNames.place(place.name());
      Set<EntityUID> above = Set.of(CedarNames.solution(place.solution()));
      on(place.solution()).put(uid, new Entity(uid, roles(place), above));
    }
  }

  private Map<EntityUID, Entity> on(SolutionId solution) {
    return solutions.computeIfAbsent(solution, id -> new HashMap<>());
  }

  private void put(
      Holder holder, Map<String, Value> attributes, Map<EntityUID, Set<EntityUID>> parents) {
    EntityUID uid = CedarNames.of(holder);
    everybody.put(uid, new Entity(uid, attributes, parents.getOrDefault(uid, Set.of())));
  }

  private void putInRoles(Given given) {
    Map<EntityUID, Entity> there = on(given.solution());
    EntityUID uid = CedarNames.of(given.holder());
    Entity known = requireNonNull(find(uid, there), "a holder of the model");
    Set<EntityUID> above = new HashSet<>(known.getParents());
    for (RoleId role : given.roles()) {
      above.add(CedarNames.role(given.solution(), role));
    }
    there.put(uid, new Entity(uid, known.attrs, above));
  }

  private static Map<String, Value> roles(Place place) {
    Map<String, Value> attributes = new LinkedHashMap<>();
    place
        .permissions()
        .roles()
        .forEach(
            (operation, roles) -> {
              List<Value> names = new ArrayList<>();
              for (RoleId role : roles) {
                names.add(CedarNames.role(place.solution(), role));
              }
              attributes.put(operation.name(), new CedarList(names));
            });
    return attributes;
  }

  /** What users and groups are in wherever they are. */
  private static Map<EntityUID, Set<EntityUID>> parents(ReferenceModel model) {
    Map<EntityUID, Set<EntityUID>> parents = new HashMap<>();
    EntityUID everyone = CedarNames.of(Holder.EVERYONE);
    for (EndUser user : model.users().values()) {
      Set<EntityUID> above = above(Holder.of(user.id()), parents);
      above.add(everyone);
      for (String value : Values.in(user.attributes())) {
        above.add(CedarNames.value(AttributeSource.USER_ONLY, value));
        above.add(CedarNames.value(AttributeSource.USER_AND_GROUPS, value));
      }
    }
    for (EndUserGroup group : model.groups().values()) {
      Holder holder = Holder.of(group.id());
      for (String value : Values.in(group.attributes())) {
        above(holder, parents).add(CedarNames.value(AttributeSource.USER_AND_GROUPS, value));
      }
      for (EndUserId member : model.members().getOrDefault(group.id(), Set.of())) {
        above(Holder.of(member), parents).add(CedarNames.of(holder));
      }
    }
    return parents;
  }

  private static Set<EntityUID> above(Holder holder, Map<EntityUID, Set<EntityUID>> parents) {
    return parents.computeIfAbsent(CedarNames.of(holder), uid -> new HashSet<>());
  }

  /**
   * Returns a subject and a place as they are on a solution, and what they are in as far as that is
   * in something itself.
   */
  Set<Entity> about(EntityUID subject, SolutionId solution, EntityUID place) {
    Map<EntityUID, Entity> there = solutions.getOrDefault(solution, Map.of());
    Set<Entity> needed = new HashSet<>();
    collect(subject, there, needed);
    collect(place, there, needed);
    return needed;
  }

  private @Nullable Entity find(EntityUID uid, Map<EntityUID, Entity> there) {
    return there.getOrDefault(uid, everybody.get(uid));
  }

  private void collect(EntityUID uid, Map<EntityUID, Entity> there, Set<Entity> needed) {
    Entity entity = find(uid, there);
    if (entity != null && needed.add(entity)) {
      entity.getParents().forEach(parent -> collect(parent, there, needed));
    }
  }
}
