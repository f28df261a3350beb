package dev.access4j.testkit.store;

import dev.access4j.audit.AuditEvent;
import dev.access4j.audit.AuditOrigin;
import dev.access4j.audit.AuditState;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Stores that do not keep events as they were appended. */
final class BrokenEvents {

  private BrokenEvents() {}

  static List<BrokenStore> all() {
    return List.of(
        keeping("long values of states are cut off", "large", states(BrokenEvents::cut)),
        keeping("fields of states are sorted", "states", states(TreeMap::new)),
        keeping("fields without a value are left out", "states", states(BrokenEvents::filled)),
        keeping("values of states are put into a set", "states", states(BrokenEvents::once)),
        keeping(
            "a thing without fields is taken for none", "withoutFields", BrokenEvents::withoutBare),
        keeping(
            "times of events are cut off to the millisecond",
            "times",
            event ->
                from(
                    event,
                    new AuditOrigin(
                        event.origin().at().truncatedTo(ChronoUnit.MILLIS),
                        event.origin().actor(),
                        event.origin().operation()))),
        keeping("permissions that were missing are sorted", "kinds", BrokenEvents::sorted));
  }

  private static BrokenStore keeping(String fault, String test, UnaryOperator<AuditEvent> change) {
    return new BrokenStore(
        fault,
        AccessStoreKit.Audit.class,
        test,
        () -> BrokenAppends.appending((tx, event) -> tx.append(change.apply(event))));
  }

  private static UnaryOperator<AuditEvent> states(UnaryOperator<Map<String, List<String>>> change) {
    return event -> with(event, changed(event.before(), change), changed(event.after(), change));
  }

  private static AuditState changed(
      AuditState state, UnaryOperator<Map<String, List<String>>> change) {
    return new AuditState(state.present(), change.apply(state.fields()));
  }

  private static AuditEvent withoutBare(AuditEvent event) {
    return with(event, unlessBare(event.before()), unlessBare(event.after()));
  }

  private static AuditState unlessBare(AuditState state) {
    return state.fields().isEmpty() ? AuditState.ABSENT : state;
  }

  private static Map<String, List<String>> cut(Map<String, List<String>> fields) {
    return each(
        fields,
        values ->
            values.stream()
                .map(value -> value.substring(0, Math.min(4_000, value.length())))
                .toList());
  }

  private static Map<String, List<String>> once(Map<String, List<String>> fields) {
    return each(fields, values -> values.stream().distinct().toList());
  }

  private static Map<String, List<String>> each(
      Map<String, List<String>> fields, UnaryOperator<List<String>> change) {
    Map<String, List<String>> changed = new LinkedHashMap<>(fields);
    changed.replaceAll((field, values) -> change.apply(values));
    return changed;
  }

  private static Map<String, List<String>> filled(Map<String, List<String>> fields) {
    Map<String, List<String>> changed = new LinkedHashMap<>(fields);
    changed.values().removeIf(List::isEmpty);
    return changed;
  }

  private static AuditEvent with(AuditEvent event, AuditState before, AuditState after) {
    return new AuditEvent(
        event.organization(),
        event.origin(),
        event.subject(),
        event.outcome(),
        before,
        after,
        event.missing());
  }

  private static AuditEvent from(AuditEvent event, AuditOrigin origin) {
    return new AuditEvent(
        event.organization(),
        origin,
        event.subject(),
        event.outcome(),
        event.before(),
        event.after(),
        event.missing());
  }

  private static AuditEvent sorted(AuditEvent event) {
    return new AuditEvent(
        event.organization(),
        event.origin(),
        event.subject(),
        event.outcome(),
        event.before(),
        event.after(),
        event.missing().stream().sorted().toList());
  }
}
