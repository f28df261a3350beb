package dev.access4j.examples.peers;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.DenialReason;
import dev.access4j.testkit.SettableClock;
import dev.access4j.testkit.reference.ReferenceEvaluator;
import dev.access4j.testkit.reference.ReferenceModel;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Asks peers and the reference evaluator the same, and counts what the reference answers. */
final class Agreement {

  private final Map<DenialReason, Integer> denied = new EnumMap<>(DenialReason.class);
  private int allowed;

  /** How many requests all allowed. */
  int allowed() {
    return allowed;
  }

  /** How many requests all denied, by the reason that the reference gives. */
  Map<DenialReason, Integer> denied() {
    return denied;
  }

  /**
   * Asks one peer, as far as it can express the model, and this library beside it.
   *
   * @param label what to name in the message of a failure: what repeats it
   * @throws IllegalStateException at the first difference
   */
  void check(
      PeerKind kind,
      String label,
      ReferenceModel model,
      Instant now,
      int requests,
      Supplier<AccessRequest> generator) {
    Set<Feature> unsupported = kind.unsupported();
    ReferenceModel expressed = Feature.without(unsupported, model);
    SettableClock clock = new SettableClock(now);
    ReferenceEvaluator reference = new ReferenceEvaluator(expressed, now);
    try (Peer ours = PeerKind.ACCESS4J.load(expressed, clock);
        Peer peer = kind.load(expressed, clock)) {
      for (int i = 0; i < requests; i++) {
        AccessRequest request = Feature.without(unsupported, generator.get());
        Optional<DenialReason> denial = reference.denial(request);
        compare(label, PeerKind.ACCESS4J, ours, request, denial);
        compare(label, kind, peer, request, denial);
        denial.ifPresentOrElse(reason -> denied.merge(reason, 1, Integer::sum), () -> allowed++);
      }
    }
  }

  @Override
  public String toString() {
    return "allowed " + allowed + ", denied " + denied;
  }

  private static void compare(
      String label,
      PeerKind kind,
      Peer peer,
      AccessRequest request,
      Optional<DenialReason> denial) {
    boolean answer = peer.isAllowed(request);
    if (answer != denial.isEmpty()) {
      String expected = denial.map(reason -> "denied because " + reason).orElse("allowed");
      throw new IllegalStateException(
          label + ": " + kind + " says " + answer + ", but it is " + expected + ": " + request);
    }
  }
}
