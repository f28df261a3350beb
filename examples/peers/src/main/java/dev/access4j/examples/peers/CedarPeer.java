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
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import dev.access4j.decision.AccessRequest;
import dev.access4j.directory.SolutionId;
import dev.access4j.testkit.reference.ReferenceModel;
import java.time.InstantSource;
import java.util.HashMap;
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
 * that the request is about, which are looked up each time.
 */
final class CedarPeer implements Peer {

  private final AuthorizationEngine engine = new BasicAuthorizationEngine();
  private final CedarEntities entities;
  private final PolicySet policies;
  private final InstantSource clock;

  CedarPeer(ReferenceModel model, InstantSource clock) {
    this.clock = clock;
    List<Given> given = Given.in(model);
    this.entities = new CedarEntities(model, given, Place.in(model));
    this.policies = CedarPolicies.of(model, given);
    try {
      policies.cache();
    } catch (CacheException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public BooleanSupplier question(AccessRequest request) {
    EntityUID principal = CedarNames.of(Holder.of(request.subject()));
    EntityUID action = CedarNames.operation(request.operation());
    EntityUID resource = CedarNames.place(Place.name(request.solution(), request.resource()));
    Map<String, Value> filters = filters(request);
    SolutionId solution = request.solution().solution();
    return () -> {
      Map<String, Value> context = new HashMap<>(filters);
      context.put("now", new PrimLong(Micros.of(clock.instant())));
      Set<Entity> needed = entities.about(principal, solution, resource);
      return isAllowed(new AuthorizationRequest(principal, action, resource, context), needed);
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

  private boolean isAllowed(AuthorizationRequest request, Set<Entity> needed) {
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
}
