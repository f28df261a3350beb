package dev.access4j.examples.peers;

import com.cedarpolicy.AuthorizationEngine;
import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.CedarList;
import com.cedarpolicy.value.CedarMap;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.AttributeSource;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.Validity;
import dev.access4j.testkit.reference.ReferenceModel;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Cedar, by its pattern of resources that name their readers: a place has for each operation the
 * roles that may, and users are in roles by their groups and shares, or as everyone. Attribute
 * values are what users and groups are in, too, so that Cedar finds a user's own and its groups'.
 * Policies forbid what status and business filters forbid, and permit by shares that start or end.
 *
 * <p>Policies are parsed once. Entities go with each request, as this version has it: only those
 * that the request is about, which are looked up here.
 */
final class CedarPeer implements Peer {

  private final AuthorizationEngine engine = new BasicAuthorizationEngine();
  private final Map<EntityUID, Entity> entities = new HashMap<>();
  private final PolicySet policies;
  private final InstantSource clock;

  CedarPeer(ReferenceModel model, InstantSource clock) {
    this.clock = clock;
    List<Given> given = Given.in(model);
    Map<EntityUID, Set<EntityUID>> parents = parents(model, given);
    for (EndUser user : model.users().values()) {
      boolean active = user.status() == UserStatus.ACTIVE;
      put(CedarNames.of(Holder.of(user.id())), Map.of("active", new PrimBool(active)), parents);
    }
    for (EndUserGroup group : model.groups().values()) {
      put(CedarNames.of(Holder.of(group.id())), Map.of(), parents);
    }
    put(CedarNames.of(Holder.EVERYONE), Map.of(), parents);
    for (Place place : Place.in(model)) {
      EntityUID uid = CedarNames.place(place.name());
      parents.put(uid, Set.of(CedarNames.solution(place.solution())));
      put(uid, roles(place), parents);
    }
    this.policies = CedarPolicies.of(model, given);
    try {
      policies.cache();
    } catch (CacheException e) {
      throw new IllegalStateException(e);
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

  @Override
  public BooleanSupplier question(AccessRequest request) {
    EntityUID principal = CedarNames.of(Holder.of(request.subject()));
    EntityUID action = CedarNames.operation(request.operation());
    EntityUID resource = CedarNames.place(Place.name(request.solution(), request.resource()));
    Map<String, Value> filters = filters(request);
    return () -> {
      Map<String, Value> context = new HashMap<>(filters);
      context.put("now", new PrimLong(Micros.of(clock.instant())));
      return isAllowed(new AuthorizationRequest(principal, action, resource, context));
    };
  }

  private static Map<String, Value> filters(AccessRequest request) {
    CedarMap filters = new CedarMap();
    CedarList keys = new CedarList();
    request
        .filters()
        .values()
        .forEach(
            (key, values) -> {
              CedarList wanted = new CedarList();
              for (String value : values) {
                wanted.add(CedarNames.value(request.filters().source(), Values.name(key, value)));
              }
              filters.put(key, wanted);
              keys.add(new PrimString(key));
            });
    return Map.of("filters", filters, "filterKeys", keys);
  }

  private boolean isAllowed(AuthorizationRequest request) {
    Set<Entity> needed = new HashSet<>();
    collect(request.principalEUID, needed);
    collect(request.resourceEUID, needed);
    try {
      AuthorizationResponse response = engine.isAuthorized(request, policies, needed);
      return response.success.orElseThrow(() -> failure(response)).isAllowed();
    } catch (AuthException e) {
      throw new IllegalStateException(e);
    }
  }

  private static IllegalStateException failure(AuthorizationResponse response) {
    return new IllegalStateException(response.errors.toString());
  }

  /** An entity and what it is in, as far as these have attributes or are in something. */
  private void collect(EntityUID uid, Set<Entity> needed) {
    Entity entity = entities.get(uid);
    if (entity != null && needed.add(entity)) {
      entity.getParents().forEach(parent -> collect(parent, needed));
    }
  }
}
