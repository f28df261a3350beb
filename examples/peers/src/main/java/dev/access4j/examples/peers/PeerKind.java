package dev.access4j.examples.peers;

import dev.access4j.testkit.reference.ReferenceModel;
import java.time.InstantSource;
import java.util.Set;

/** What is compared. */
public enum PeerKind {
  /** This library, by {@code AccessEvaluator.isAllowed}. */
  ACCESS4J,
  /** jCasbin's {@code Enforcer}. */
  JCASBIN,
  /** jCasbin's {@code CachedEnforcer}, which has to be told of each change. */
  JCASBIN_CACHED,
  /** Cedar, with its policies parsed once. */
  CEDAR,
  /** Camunda 7's {@code AuthorizationService}, on H2 in memory. */
  CAMUNDA,
  /** Spring Security's access control lists, with their cache. */
  SPRING_ACL;

  /** Returns what it cannot express. */
  Set<Feature> unsupported() {
    return switch (this) {
      case ACCESS4J, JCASBIN, JCASBIN_CACHED, CEDAR -> Set.of();
      case CAMUNDA, SPRING_ACL ->
          Set.of(Feature.BUSINESS_FILTERS, Feature.VALIDITY, Feature.USER_STATUS);
    };
  }

  /** Loads a model, which holds nothing that is unsupported. */
  Peer load(ReferenceModel model, InstantSource clock) {
    return switch (this) {
      case ACCESS4J -> new Access4jPeer(model, clock);
      case JCASBIN -> JCasbinPeer.plain(model, clock);
      case JCASBIN_CACHED -> JCasbinPeer.cached(model, clock);
      case CEDAR -> new CedarPeer(model, clock);
      case CAMUNDA -> new CamundaPeer(model);
      case SPRING_ACL -> new SpringAclPeer(model);
    };
  }
}
