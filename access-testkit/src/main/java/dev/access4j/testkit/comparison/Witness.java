package dev.access4j.testkit.comparison;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.Decision;
import dev.access4j.decision.DenialReason;
import dev.access4j.decision.Grant;
import dev.access4j.testkit.reference.ReferenceEvaluator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Compares answers, counts them, and tells the whole story when two differ. */
final class Witness {

  private static final int LATEST = 8;

  private final long seed;
  private final List<String> history = new ArrayList<>();
  private final Map<DenialReason, Long> denied = new EnumMap<>(DenialReason.class);
  private final Map<GrantKind, Long> granted = new EnumMap<>(GrantKind.class);
  private final Map<GrantKind, Long> decided = new EnumMap<>(GrantKind.class);
  private final Map<String, Long> found = new TreeMap<>();
  private long changes;
  private long refusals;
  private long requests;
  private long decisions;
  private long lookups;
  private long allowed;

  Witness(long seed) {
    this.seed = seed;
  }

  void changed(String description) {
    history.add(description);
    changes++;
  }

  void refused(String why) {
    history.add("  refused: " + why);
    refusals++;
  }

  void asked(ReferenceEvaluator reference, AccessRequest request) {
    requests++;
    reference.denial(request).ifPresent(reason -> denied.merge(reason, 1L, Long::sum));
    List<Grant> deciding = List.copyOf(reference.deciding(request));
    allowed += deciding.isEmpty() ? 0 : 1;
    deciding.stream()
        .map(GrantKind::of)
        .distinct()
        .forEach(kind -> granted.merge(kind, 1L, Long::sum));
  }

  /** Counts the grant that an evaluator named. */
  Decision named(Decision actual) {
    if (actual instanceof Decision.Allowed allowance) {
      decided.merge(GrantKind.of(allowance.grant()), 1L, Long::sum);
    }
    return actual;
  }

  /** Counts a look-up that found something: to agree on nothing proves little. */
  void found(String what, boolean something) {
    found.merge(what, something ? 1L : 0L, Long::sum);
  }

  void decision(String call, Object question, Object expected, Callable<?> actual) {
    compare(call, question, expected, actual);
    decisions++;
  }

  void lookup(String call, Object question, Object expected, Callable<?> actual) {
    compare(call, question, expected, actual);
    lookups++;
  }

  private void compare(String call, Object question, Object expected, Callable<?> actual) {
    Object answer = answer(call, question, actual);
    if (!expected.equals(answer)) {
      throw failure(call, question, "expected " + expected + "\n but was  " + answer, null);
    }
  }

  <T> T answer(String call, Object question, Callable<T> actual) {
    try {
      return actual.call();
    } catch (Exception e) {
      // Whatever an evaluator throws where it was to answer is the failure to report.
      throw failure(call, question, "it threw " + e, e);
    }
  }

  void refuses(
      String call, Object question, Class<? extends Exception> expected, Callable<?> actual) {
    Object answer;
    try {
      answer = actual.call();
    } catch (Exception e) {
      // Of any kind: one that was not expected is a failure of its own.
      if (expected.isInstance(e)) {
        return;
      }
      throw failure(call, question, "expected " + expected.getSimpleName() + ", got " + e, e);
    }
    throw failure(
        call, question, "expected " + expected.getSimpleName() + "\n but was  " + answer, null);
  }

  ComparisonFailure failure(String call, Object question, String what, @Nullable Throwable cause) {
    List<String> latest = history.subList(Math.max(0, history.size() - LATEST), history.size());
    String message =
        String.join(
            "\n",
            call + " of seed " + seed + " (run it alone with -Daccess4j.seed=" + seed + ")",
            " asked    " + question,
            " " + what,
            " after " + history.size() + " steps, the latest being",
            "  " + String.join("\n  ", latest));
    return new ComparisonFailure(message, cause);
  }

  ComparisonReport report() {
    return new ComparisonReport(
        1, changes, refusals, requests, decisions, lookups, denied, allowed, granted, decided,
        found);
  }
}
