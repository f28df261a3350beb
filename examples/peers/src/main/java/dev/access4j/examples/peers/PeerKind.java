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
  CEDAR;

  /** Returns what it cannot express. */
  Set<Feature> unsupported() {
    return switch (this) {
      case ACCESS4J, JCASBIN, JCASBIN_CACHED, CEDAR -> Set.of();
    };
  }

  /** Loads a model, which holds nothing that is unsupported. */
  Peer load(ReferenceModel model, InstantSource clock) {
    return switch (this) {
      case ACCESS4J -> new Access4jPeer(model, clock);
      case JCASBIN -> JCasbinPeer.plain(model, clock);
      case JCASBIN_CACHED -> JCasbinPeer.cached(model, clock);
      case CEDAR -> new CedarPeer(model, clock);
    };
  }
}
