package dev.access4j.examples.peers;

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

/**
 * What Cedar is told of one solution: its places, and everybody with the roles that are given
 * there.
 */
final class CedarEntities {

  private final Map<EntityUID, Entity> entities = new HashMap<>();

  CedarEntities(ReferenceModel model, SolutionId solution, List<Given> given, List<Place> places) {
    Map<EntityUID, Set<EntityUID>> parents =
        parents(model, given.stream().filter(each -> each.solution().equals(solution)).toList());
    for (EndUser user : model.users().values()) {
      boolean active = user.status() == UserStatus.ACTIVE;
      put(CedarNames.of(Holder.of(user.id())), Map.of("active", new PrimBool(active)), parents);
    }
    for (EndUserGroup group : model.groups().values()) {
      put(CedarNames.of(Holder.of(group.id())), Map.of(), parents);
    }
    put(CedarNames.of(Holder.EVERYONE), Map.of(), parents);
    for (Place place : places) {
      if (place.solution().equals(solution)) {
        EntityUID uid = CedarNames.place(place.name());
        parents.put(uid, Set.of(CedarNames.solution(solution)));
        put(uid, roles(place), parents);
      }
    }
  }

  private void put(
      EntityUID uid, Map<String, Value> attributes, Map<EntityUID, Set<EntityUID>> parents) {
    entities.put(uid, new Entity(uid, attributes, parents.getOrDefault(uid, Set.of())));
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

  /** What users, groups and everyone are in. */
  private static Map<EntityUID, Set<EntityUID>> parents(ReferenceModel model, List<Given> given) {
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
    for (Given each : given) {
      if (each.validity().equals(Validity.ALWAYS)) {
        for (RoleId role : each.roles()) {
          above(each.holder(), parents).add(CedarNames.role(each.solution(), role));
        }
      }
    }
    return parents;
  }

  private static Set<EntityUID> above(Holder holder, Map<EntityUID, Set<EntityUID>> parents) {
    return parents.computeIfAbsent(CedarNames.of(holder), uid -> new HashSet<>());
  }

  /** Returns a subject, a place, and what they are in as far as that is in something itself. */
  Set<Entity> about(EntityUID subject, EntityUID place) {
    Set<Entity> needed = new HashSet<>();
    collect(subject, needed);
    collect(place, needed);
    return needed;
  }

  private void collect(EntityUID uid, Set<Entity> needed) {
    Entity entity = entities.get(uid);
    if (entity != null && needed.add(entity)) {
      entity.getParents().forEach(parent -> collect(parent, needed));
    }
  }
}
