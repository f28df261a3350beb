package dev.access4j.testkit.store;

import dev.access4j.audit.AuditActor;
import dev.access4j.audit.AuditEvent;
import dev.access4j.audit.AuditQuery;
import dev.access4j.audit.AuditSubject;
import dev.access4j.audit.AuditSubject.Kind;
import dev.access4j.directory.OrganizationId;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.Change;
import dev.access4j.store.PageRequest;
import dev.access4j.store.ReadView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores that keep the audit log and find the wrong part of it. */
final class BrokenLogs {

  private BrokenLogs() {}

  static List<BrokenStore> all() {
    return List.of(
        finding(
            "memberships are found in the log by their group only",
            "subjects",
            (query, event) -> !(is(event, Kind.MEMBERSHIP) && about(query, Kind.USER))),
        finding(
            "shares are found in the log by their grantee only",
            "subjects",
            (query, event) ->
                !(is(event, Kind.USER_SHARE, Kind.GROUP_SHARE) && about(query, Kind.SOLUTION))),
        finding(
            "versions are found in the log by themselves only",
            "subjects",
            (query, event) -> !(is(event, Kind.VERSION) && about(query, Kind.SOLUTION))),
        finding(
            "assignments are found in the log by their user only",
            "subjects",
            (query, event) -> !(is(event, Kind.ASSIGNMENT) && about(query, Kind.ROLE))),
        asking("the log ignores who is asked for", "actors", BrokenLogs::byAnybody),
        seeking(
            "an actor is found in the log in any case",
            "actors",
            (query, event) ->
                query.actor().isEmpty() || sameIgnoringCase(query.actor().get(), actor(event))),
        seeking(
            "an actor is found in the log by its id only",
            "actors",
            (query, event) ->
                query.actor().isEmpty() || query.actor().get().id().equals(actor(event).id())),
        seeking(
            "a subject is found in the log by its first id only",
            "parts",
            (query, event) ->
                query.subject().isEmpty()
                    || event.subject().foundUnder().stream()
                        .anyMatch(each -> sameFirst(query.subject().get(), each))),
        asking(
            "the log ignores the start of a time",
            "times",
            query -> query.during(Instant.MIN, query.until())),
        asking(
            "the log ignores the end of a time",
            "times",
            query -> query.during(query.from(), Instant.MAX)),
        asking(
            "a time in the log takes its last instant",
            "times",
            query -> query.during(query.from(), later(query.until(), 1_000))),
        asking(
            "a time in the log leaves its first instant",
            "times",
            query -> query.during(later(query.from(), 1_000), query.until())),
        asking(
            "bounds of a time in the log are cut off to the microsecond",
            "times",
            query -> query.during(cut(query.from()), cut(query.until()))),
        reading(
            "the newest of the log come first whatever page is asked for",
            "pages",
            (view, query, page) ->
                view.audit(
                    query,
                    query.order() == AuditQuery.Order.NEWEST_FIRST
                        ? PageRequest.first(page.limit())
                        : page)),
        reading(
            "the newest of the log come last",
            "together",
            (view, query, page) ->
                query.order() == AuditQuery.Order.OLDEST_FIRST || page.after().isPresent()
                    ? view.audit(query, page)
                    : view.audit(oldestFirst(query), page)),
        reading(
            "a page of the log begins with the number asked after",
            "anyNumber",
            (view, query, page) ->
                query.order() == AuditQuery.Order.NEWEST_FIRST
                    ? view.audit(query, moved(page, 1))
                    : view.audit(query, page)),
        reading(
            "a page of the log is narrowed after it was cut off",
            "pages",
            (view, query, page) ->
                view.audit(AuditQuery.ALL, page).stream()
                    .filter(entry -> query.takes(entry.event()))
                    .toList()),
        new BrokenStore(
            "the log leaks what other organizations did",
            AccessStoreKit.Audit.class,
            "apart",
            Leaks::new),
        new BrokenStore(
            "entries go with the user that they are about",
            AccessStoreKit.Audit.class,
            "stay",
            () -> store(BrokenLogs::ofThoseThere)));
  }

  /** Answers a query for the log. */
  private interface Log {
    List<AuditEntry> read(ReadView view, AuditQuery query, PageRequest<Long> page);
  }

  private static BrokenStore reading(String fault, String test, Log log) {
    return new BrokenStore(fault, AccessStoreKit.AuditQuery.class, test, () -> store(log));
  }

  private static BrokenStore asking(String fault, String test, UnaryOperator<AuditQuery> wrong) {
    return reading(fault, test, (view, query, page) -> view.audit(wrong.apply(query), page));
  }

  /** Finds too little. */
  private static BrokenStore finding(
      String fault, String test, BiPredicate<AuditQuery, AuditEvent> found) {
    return reading(
        fault,
        test,
        (view, query, page) ->
            view.audit(query, page).stream()
                .filter(entry -> found.test(query, entry.event()))
                .toList());
  }

  /** Finds what it takes for the right thing. */
  private static BrokenStore seeking(
      String fault, String test, BiPredicate<AuditQuery, AuditEvent> takes) {
    return reading(
        fault,
        test,
        (view, query, page) -> {
          AuditQuery any = AuditQuery.ALL.during(query.from(), query.until());
          boolean oldestFirst = query.order() == AuditQuery.Order.OLDEST_FIRST;
          PageRequest<Long> all =
              page.after()
                  .map(number -> PageRequest.after(number, 10_000))
                  .orElse(PageRequest.first(10_000));
          return view.audit(oldestFirst ? any : any.newestFirst(), all).stream()
              .filter(entry -> takes.test(query, entry.event()))
              .limit(page.limit())
              .toList();
        });
  }

  private static DelegatingStore store(Log log) {
    return new DelegatingStore() {
      @Override
      ReadView view(ReadView view) {
        return new DelegatingView(view) {
          @Override
          public List<AuditEntry> audit(AuditQuery query, PageRequest<Long> page) {
            return log.read(real, query, page);
          }
        };
      }
    };
  }

  private static boolean is(AuditEvent event, Kind... kinds) {
    return Set.of(kinds).contains(event.subject().kind());
  }

  private static boolean about(AuditQuery query, Kind kind) {
    return query.subject().filter(subject -> subject.kind() == kind).isPresent();
  }

  private static AuditActor actor(AuditEvent event) {
    return event.origin().actor();
  }

  private static boolean sameIgnoringCase(AuditActor one, AuditActor other) {
    return one.kind() == other.kind()
        && one.id().toLowerCase(Locale.ROOT).equals(other.id().toLowerCase(Locale.ROOT));
  }

  private static boolean sameFirst(AuditSubject one, AuditSubject other) {
    return one.kind() == other.kind() && one.id().equals(other.id());
  }

  private static AuditQuery byAnybody(AuditQuery query) {
    AuditQuery any = AuditQuery.ALL.during(query.from(), query.until());
    AuditQuery about = query.subject().map(any::about).orElse(any);
    return query.order() == AuditQuery.Order.OLDEST_FIRST ? about : about.newestFirst();
  }

  private static AuditQuery oldestFirst(AuditQuery query) {
    AuditQuery turned = AuditQuery.ALL.during(query.from(), query.until());
    AuditQuery about = query.subject().map(turned::about).orElse(turned);
    return query.actor().map(about::by).orElse(about);
  }

  private static Instant later(Instant bound, long nanos) {
    return bound.equals(Instant.MIN) || bound.equals(Instant.MAX) ? bound : bound.plusNanos(nanos);
  }

  private static Instant cut(Instant bound) {
    return bound.truncatedTo(ChronoUnit.MICROS);
  }

  private static PageRequest<Long> moved(PageRequest<Long> page, long by) {
    return page.after()
        .filter(number -> number < Long.MAX_VALUE)
        .map(number -> PageRequest.after(number + by, page.limit()))
        .orElse(page);
  }

  private static List<AuditEntry> ofThoseThere(
      ReadView view, AuditQuery query, PageRequest<Long> page) {
    return view.audit(query, page).stream()
        .filter(
            entry ->
                entry.event().subject().kind() != Kind.USER
                    || !view.revisions(Set.of(entry.event().subject())).isEmpty())
        .toList();
  }

  private static final class Leaks extends DelegatingStore {

    private final Set<OrganizationId> organizations = ConcurrentHashMap.newKeySet();

    @Override
    void heard(Change change) {
      organizations.add(change.organization());
      tell(change);
    }

    @Override
    ReadView view(ReadView view) {
      return new DelegatingView(view) {
        @Override
        public List<AuditEntry> audit(AuditQuery query, PageRequest<Long> page) {
          List<AuditEntry> found = new ArrayList<>(real.audit(query, page));
          Stream<OrganizationId> others =
              organizations.stream().filter(each -> !each.equals(organizationId()));
          others.forEach(
              each ->
                  found.addAll(
                      Leaks.this.real.<List<AuditEntry>>read(
                          each, other -> other.audit(query, page))));
          return found.stream().limit(page.limit()).toList();
        }
      };
    }
  }
}
