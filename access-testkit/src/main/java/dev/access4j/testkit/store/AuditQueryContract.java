package dev.access4j.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.audit.AuditActor;
import dev.access4j.audit.AuditEvent;
import dev.access4j.audit.AuditQuery;
import dev.access4j.audit.AuditSubject;
import dev.access4j.audit.AuditSubject.Kind;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.PageRequest;
import dev.access4j.testkit.Requirement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Requirement("AD-6")
abstract class AuditQueryContract extends StoreContract {

  /** One id for things of every kind: they must not be taken for each other. */
  private static final String SAME = "same";

  private static final AuditSubject USER = AuditSubject.user(EndUserId.of(SAME));
  private static final AuditSubject ROLE = AuditSubject.role(RoleId.of(SAME));
  private static final AuditSubject GROUP = AuditSubject.group(GroupId.of(SAME));
  private static final AuditSubject SOLUTION = AuditSubject.solution(SolutionId.of(SAME));
  private static final AuditActor ROOT = Sample.ROOT;
  private static final Instant NOON = Events.NOON;

  AuditQueryContract(AccessStoreKit kit) {
    super(kit);
  }

  @Test
  @DisplayName("a time before or after all that there can be is one in which nothing happened")
  void outOfTime() {
    append(List.of(about(USER)));
    for (Instant instant : List.of(Instant.MIN, Instant.MAX)) {
      assertThat(ask(AuditQuery.ALL.during(instant, instant))).as("at %s", instant).isEmpty();
    }
    assertThat(ask(AuditQuery.ALL.during(Instant.MIN, Instant.MAX))).hasSize(1);
    assertThat(ask(AuditQuery.ALL.during(Instant.MAX, Instant.MIN))).isEmpty();
  }

  @Test
  @DisplayName("an event is found by its subject, and by each thing that this joins or belongs to")
  void subjects() {
    List<AuditEvent> events = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      events.add(about(new AuditSubject(kind, SAME, kind.hasPart() ? SAME : "")));
      events.add(about(new AuditSubject(kind, "other", kind.hasPart() ? "another" : "")));
    }
    append(events);
    assertKinds(USER, Kind.USER, Kind.USER_SHARE, Kind.MEMBERSHIP, Kind.ASSIGNMENT);
    assertKinds(ROLE, Kind.ROLE, Kind.ASSIGNMENT);
    assertKinds(GROUP, Kind.GROUP, Kind.GROUP_SHARE, Kind.MEMBERSHIP);
    assertKinds(SOLUTION, Kind.SOLUTION, Kind.VERSION, Kind.USER_SHARE, Kind.GROUP_SHARE);
    assertKinds(new AuditSubject(Kind.ORGANIZATION, SAME, ""), Kind.ORGANIZATION);
    for (Kind kind : List.of(Kind.VERSION, Kind.USER_SHARE, Kind.GROUP_SHARE)) {
      assertKinds(new AuditSubject(kind, SAME, SAME), kind);
    }
    for (Kind kind : List.of(Kind.MEMBERSHIP, Kind.ASSIGNMENT)) {
      assertKinds(new AuditSubject(kind, SAME, SAME), kind);
    }
  }

  private void assertKinds(AuditSubject subject, Kind... kinds) {
    for (AuditQuery query : bothOrders(AuditQuery.ALL.about(subject))) {
      assertThat(ask(query))
          .as("about %s", subject)
          .allMatch(each -> each.subject().id().equals(SAME))
          .extracting(each -> each.subject().kind())
          .containsExactlyInAnyOrder(kinds);
    }
  }

  @Test
  @DisplayName("what joins or belongs to two things is found by the one or by both, and no other")
  void parts() {
    AuditEvent ann = about(AuditSubject.membership(Sample.RETAIL, Sample.ANN));
    AuditEvent bob = about(AuditSubject.membership(Sample.RETAIL, Sample.BOB));
    AuditEvent audit = about(AuditSubject.membership(Sample.AUDIT, Sample.ANN));
    append(List.of(ann, bob, audit));
    assertThat(ask(AuditQuery.ALL.about(ann.subject()))).containsExactly(ann);
    assertThat(ask(AuditQuery.ALL.about(AuditSubject.user(Sample.ANN))))
        .containsExactly(ann, audit);
    assertThat(ask(AuditQuery.ALL.about(AuditSubject.group(Sample.RETAIL))))
        .containsExactly(ann, bob);
    assertThat(ask(AuditQuery.ALL.about(AuditSubject.user(Sample.EVE)))).isEmpty();
    assertThat(ask(AuditQuery.ALL.about(AuditSubject.membership(Sample.AUDIT, Sample.BOB))))
        .isEmpty();
  }

  @Test
  @Requirement("DIR-13")
  @DisplayName("ids of subjects are compared exactly: case, accents and what looks like a pattern")
  void exactSubjects() {
    List<String> ids = List.of("a", "A", "\u00e4", "a\u0308", "%", "_", "a%", "aa", "\\", "*");
    append(ids.stream().map(id -> about(AuditSubject.user(EndUserId.of(id)))).toList());
    for (String id : ids) {
      AuditSubject subject = AuditSubject.user(EndUserId.of(id));
      assertThat(ask(AuditQuery.ALL.about(subject))).containsExactly(about(subject));
    }
  }

  @Test
  @Requirement("DIR-13")
  @DisplayName("an event is found by its actor: kind and id, exactly")
  void actors() {
    List<AuditActor> actors =
        Stream.of("root", "Root", "roo", "r%t", "r_ot", "ro\u00f6t")
            .flatMap(
                id -> Stream.of(AuditActor.Kind.values()).map(kind -> new AuditActor(kind, id)))
            .toList();
    append(actors.stream().map(this::by).toList());
    for (AuditActor actor : actors) {
      assertThat(ask(AuditQuery.ALL.by(actor))).containsExactly(by(actor));
      assertThat(ask(AuditQuery.ALL.by(actor).newestFirst())).containsExactly(by(actor));
    }
    assertThat(ask(AuditQuery.ALL.by(new AuditActor(AuditActor.Kind.SERVICE, "ROOT")))).isEmpty();
  }

  @Test
  @DisplayName("a time takes its first instant and leaves its last, to the microsecond and finer")
  void times() {
    AuditEvent early = at(NOON.minusNanos(1_000));
    AuditEvent noon = at(NOON);
    AuditEvent late = at(NOON.plusNanos(1_000));
    AuditEvent old = at(Instant.parse("1969-07-20T20:17:40.000001Z"));
    // Not in the order of their times: the log is in the order in which it was written.
    append(List.of(late, early, old, noon));
    assertThat(during(Instant.MIN, Instant.MAX)).containsExactly(late, early, old, noon);
    assertThat(during(NOON, Instant.MAX)).containsExactly(late, noon);
    assertThat(during(Instant.MIN, NOON)).containsExactly(early, old);
    assertThat(during(NOON, NOON.plusNanos(1_000))).containsExactly(noon);
    assertThat(during(NOON.minusNanos(1_000), NOON.plusNanos(1_000))).containsExactly(early, noon);
    assertThat(during(NOON.plusNanos(1), Instant.MAX)).containsExactly(late);
    assertThat(during(NOON.plusNanos(1), NOON.plusNanos(1_000))).isEmpty();
    assertThat(during(NOON.minusNanos(1), NOON.plusNanos(1))).containsExactly(noon);
    assertThat(during(Instant.MIN, NOON.plusNanos(1))).containsExactly(early, old, noon);
    assertThat(during(NOON, NOON)).isEmpty();
    assertThat(during(NOON.plusNanos(1_000), NOON)).isEmpty();
    assertThat(during(Instant.EPOCH, NOON)).containsExactly(early);
    assertThat(during(old.origin().at(), Instant.EPOCH)).containsExactly(old);
  }

  private List<AuditEvent> during(Instant from, Instant until) {
    return ask(AuditQuery.ALL.during(from, until));
  }

  @Test
  @DisplayName("subject, actor and time narrow together, and the order is that of the numbers")
  void together() {
    List<AuditEvent> events = mixed();
    append(events);
    AuditActor other = new AuditActor(AuditActor.Kind.SERVICE, "root");
    for (AuditQuery query :
        List.of(
            AuditQuery.ALL,
            AuditQuery.ALL.about(USER),
            AuditQuery.ALL.by(other),
            AuditQuery.ALL.about(USER).by(ROOT),
            AuditQuery.ALL.about(ROLE).by(other).during(NOON, NOON.plusSeconds(2)),
            AuditQuery.ALL.about(USER).during(NOON.plusSeconds(1), Instant.MAX),
            AuditQuery.ALL.by(ROOT).during(Instant.MIN, NOON.plusSeconds(2)))) {
      List<AuditEvent> expected = new ArrayList<>(events.stream().filter(query::takes).toList());
      assertThat(expected).isNotEmpty();
      assertThat(ask(query)).isEqualTo(expected);
      Collections.reverse(expected);
      assertThat(ask(query.newestFirst())).isEqualTo(expected);
    }
  }

  @Test
  @DisplayName("pages of any size show each entry once, in both orders, whatever is asked for")
  void pages() {
    append(mixed());
    for (AuditQuery query :
        List.of(
            AuditQuery.ALL,
            AuditQuery.ALL.about(USER),
            AuditQuery.ALL.by(ROOT),
            AuditQuery.ALL.about(ROLE).by(ROOT).during(NOON, NOON.plusSeconds(2)))) {
      for (AuditQuery each : bothOrders(query)) {
        List<AuditEntry> all = walk(each, 1_000);
        for (int limit = 1; limit <= all.size() + 1; limit++) {
          assertThat(walk(each, limit)).as("pages of %s", limit).isEqualTo(all);
        }
      }
    }
  }

  @Test
  @DisplayName("a page begins after any number, be there an entry of it or not")
  void anyNumber() {
    append(mixed());
    List<AuditEntry> all = walk(AuditQuery.ALL, 100);
    long last = all.get(all.size() - 1).number();
    List<Long> numbers = new ArrayList<>(List.of(Long.MIN_VALUE, -1L, 0L, Long.MAX_VALUE));
    for (long number = 1; number <= last + 1; number++) {
      numbers.add(number);
    }
    for (long number : numbers) {
      assertThat(page(AuditQuery.ALL, number))
          .isEqualTo(all.stream().filter(each -> each.number() > number).limit(3).toList());
      List<AuditEntry> below =
          new ArrayList<>(all.stream().filter(each -> each.number() < number).toList());
      Collections.reverse(below);
      assertThat(page(AuditQuery.ALL.newestFirst(), number))
          .isEqualTo(below.stream().limit(3).toList());
    }
  }

  @Test
  @DisplayName(
      "what is appended between pages comes last if the oldest come first, else not at all")
  void appendedBetweenPages() {
    append(mixed());
    List<AuditEntry> before = walk(AuditQuery.ALL, 100);
    List<AuditEntry> newestFirst = new ArrayList<>(before);
    Collections.reverse(newestFirst);
    List<AuditEntry> seen = new ArrayList<>();
    PageRequest<Long> next = PageRequest.first(2);
    List<AuditEntry> page;
    do {
      PageRequest<Long> asked = next;
      page = read(view -> view.audit(AuditQuery.ALL.newestFirst(), asked));
      seen.addAll(page);
      next = PageRequest.after(seen.get(seen.size() - 1).number(), 2);
      append(List.of(about(USER), about(ROLE)));
    } while (page.size() == 2);
    assertThat(seen).isEqualTo(newestFirst);
    List<AuditEntry> all = walk(AuditQuery.ALL, 2);
    assertThat(all).startsWith(before.toArray(new AuditEntry[0])).hasSizeGreaterThan(seen.size());
  }

  /** Two subjects, two actors and three times in all combinations. */
  private List<AuditEvent> mixed() {
    List<AuditEvent> events = new ArrayList<>();
    for (int second : List.of(1, 0, 2)) {
      for (AuditActor.Kind kind : AuditActor.Kind.values()) {
        for (AuditSubject subject : List.of(USER, ROLE)) {
          AuditActor actor = new AuditActor(kind, ROOT.id());
          events.add(new Events(org).of(subject, actor, NOON.plusSeconds(second)));
        }
      }
    }
    return events;
  }

  private static List<AuditQuery> bothOrders(AuditQuery query) {
    return List.of(query, query.newestFirst());
  }

  private AuditEvent about(AuditSubject subject) {
    return new Events(org).about(subject);
  }

  private AuditEvent by(AuditActor actor) {
    return new Events(org).by(actor);
  }

  private AuditEvent at(Instant at) {
    return new Events(org).at(at);
  }

  private void append(List<AuditEvent> events) {
    events.forEach(event -> write(tx -> tx.append(event)));
  }

  private List<AuditEvent> ask(AuditQuery query) {
    return walk(query, 100).stream().map(AuditEntry::event).toList();
  }

  private List<AuditEntry> walk(AuditQuery query, int limit) {
    return read(view -> Contents.audit(view, query, limit));
  }

  private List<AuditEntry> page(AuditQuery query, long after) {
    return read(view -> view.audit(query, PageRequest.after(after, 3)));
  }
}
