package dev.access4j.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.audit.AuditActor;
import dev.access4j.audit.AuditEvent;
import dev.access4j.audit.AuditOrigin;
import dev.access4j.audit.AuditQuery;
import dev.access4j.audit.AuditState;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.PageRequest;
import dev.access4j.testkit.Requirement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Requirement("AD-6")
abstract class AuditContract extends StoreContract {

  private static final AuditSubject ANN = AuditSubject.user(Sample.ANN);

  AuditContract(AccessStoreKit kit) {
    super(kit);
  }

  @Test
  @DisplayName("every kind of thing and actor, done and refused, is read back as it was appended")
  void kinds() {
    List<AuditEvent> events = new ArrayList<>();
    for (AuditSubject.Kind kind : AuditSubject.Kind.values()) {
      AuditSubject subject = new AuditSubject(kind, "one", kind.hasPart() ? "other" : "");
      for (AuditActor.Kind actor : AuditActor.Kind.values()) {
        AuditOrigin origin = origin(Events.NOON, new AuditActor(actor, "root"), "things.do");
        AuditState state = state(Map.of("name", List.of(kind + " by " + actor)));
        events.add(AuditEvent.done(org, origin, subject, AuditState.ABSENT, state));
        events.add(AuditEvent.done(org, origin, subject, state, AuditState.ABSENT));
        events.add(
            AuditEvent.refused(
                org, origin, subject, List.of("org_runtime_users_write", "a", "org_admin")));
      }
    }
    assertKept(events);
  }

  @Test
  @DisplayName("a state keeps its fields in order, and their values in order, none and equal ones")
  void states() {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    fields.put("roles", List.of("z", "a", "z", "A"));
    fields.put("processes[10].swimlanes[9].permissions.EXECUTE", List.of("r-2", "r-1"));
    fields.put("processes[9].name", List.of(" spaces at both ends "));
    fields.put("attributes.b.c", List.of("", " ", ""));
    fields.put("none", List.of());
    fields.put("", List.of("of no name"));
    fields.put("Roles", List.of("differs in case"));
    fields.put("attributes.a", List.of("last"));
    AuditState state = state(fields);
    assertKept(List.of(change(state, AuditState.ABSENT), change(AuditState.ABSENT, state)));
    for (AuditEntry entry : log()) {
      AuditState kept = entry.event().before().present() ? entry.event().before() : after(entry);
      assertThat(List.copyOf(kept.fields().keySet())).isEqualTo(List.copyOf(fields.keySet()));
    }
  }

  @Test
  @DisplayName("a thing without fields is another state than no thing")
  void withoutFields() {
    AuditState bare = state(Map.of());
    assertKept(
        List.of(
            change(AuditState.ABSENT, bare),
            change(bare, AuditState.ABSENT),
            change(bare, bare),
            change(AuditState.ABSENT, AuditState.ABSENT)));
  }

  @ParameterizedTest
  @MethodSource("dev.access4j.testkit.store.TextContract#texts")
  @Requirement("DIR-13")
  @DisplayName("texts of events are read back as they were")
  void texts(String text) {
    AuditState state = state(Map.of(text, List.of(text, text + "\n\t" + text)));
    AuditOrigin origin = origin(Events.NOON, new AuditActor(AuditActor.Kind.SERVICE, text), text);
    AuditSubject subject = new AuditSubject(AuditSubject.Kind.MEMBERSHIP, text, text);
    assertKept(
        List.of(
            AuditEvent.done(org, origin, subject, state, AuditState.ABSENT),
            AuditEvent.refused(org, origin, subject, List.of(text, "another"))));
    AuditSubject user = AuditSubject.user(EndUserId.of(text));
    assertThat(log(AuditQuery.ALL.about(user).by(origin.actor()))).hasSize(2);
  }

  @Test
  @DisplayName("a state may be large: many fields, and values of many lines")
  void large() {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (int i = 0; i < 500; i++) {
      fields.put("attributes." + (499 - i), List.of("line\n\t\ud83d\ude00 " + i, "x".repeat(100)));
    }
    fields.put("long", List.of("\ud83d\ude00".repeat(20_000)));
    assertKept(List.of(change(AuditState.ABSENT, state(fields))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-29T01:30:00.000001Z",
        "2026-10-25T00:59:59.999999Z",
        "1969-12-31T23:59:59.999999Z",
        "1900-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999Z"
      })
  @DisplayName("times are kept to the microsecond, in every season and century")
  void times(String time) {
    assertKept(List.of(new Events(org).at(Instant.parse(time))));
  }

  @Test
  @DisplayName("what appending returns is what is read, in the write and afterwards")
  void returned() {
    List<AuditEntry> returned = new ArrayList<>();
    write(
        tx -> {
          for (int i = 0; i < 3; i++) {
            returned.add(tx.append(new Events(org).called("u" + i)));
            assertThat(tx.audit(AuditQuery.ALL, PageRequest.first(9))).isEqualTo(returned);
            assertThat(tx.audit(AuditQuery.ALL.newestFirst(), PageRequest.first(1)))
                .containsExactly(returned.get(i));
          }
        });
    assertThat(log()).isEqualTo(returned);
  }

  @Test
  @DisplayName("entries stay when what they are about, and who did it, is deleted")
  void stay() {
    write(new Sample(org, "here")::writeTo);
    AuditActor ann = new AuditActor(AuditActor.Kind.DESIGNER, Sample.ANN.value());
    AuditEntry entry = append(new Events(org).by(ann));
    AuditEntry about = append(new Events(org).about(AuditSubject.solution(Sample.LOANS)));
    List<AuditEntry> before = log();
    administer(
        writer -> {
          writer.deleteUser(Sample.ANN);
          writer.deleteGroup(Sample.RETAIL);
          writer.deleteSolution(Sample.LOANS);
        });
    assertThat(log()).isEqualTo(before).contains(entry, about);
    assertThat(log(AuditQuery.ALL.about(ANN))).contains(entry);
  }

  @Test
  @Requirement({"AD-5", "DIR-10"})
  @DisplayName("changes by the rules leave an entry for each thing, with how it was and is")
  void changes() {
    write(new Sample(org, "here")::writeTo);
    List<AuditEntry> recorded = new ArrayList<>();
    write(
        tx -> {
          AccessWriter writer = new AccessWriter(tx, origin(Events.NOON, Sample.ROOT, "delete"));
          writer.deleteRole(Sample.CLERK);
          writer.deleteUser(Sample.BOB);
          recorded.addAll(writer.recorded());
        });
    assertThat(recorded).hasSizeGreaterThan(6).allMatch(each -> each.revision().equals(revision()));
    assertThat(log()).endsWith(recorded.toArray(new AuditEntry[0]));
    assertThat(log(AuditQuery.ALL.about(AuditSubject.user(Sample.BOB))))
        .contains(recorded.get(recorded.size() - 1));
  }

  @Test
  @Requirement("DIR-1")
  @DisplayName("each organization has a log of its own")
  void apart() {
    AuditEntry mine = append(new Events(org).called("u"));
    OrganizationId other = newOrganization();
    AuditEntry theirs = store.write(other, tx -> tx.append(new Events(other).called("u")));
    assertThat(log()).containsExactly(mine);
    for (AuditQuery query :
        List.of(
            AuditQuery.ALL,
            AuditQuery.ALL.newestFirst(),
            AuditQuery.ALL.about(AuditSubject.user(EndUserId.of("u"))),
            AuditQuery.ALL.by(Sample.ROOT))) {
      assertThat(log(query)).containsExactly(mine);
      assertThat(
              store.<List<AuditEntry>>read(other, view -> view.audit(query, PageRequest.first(9))))
          .containsExactly(theirs);
    }
  }

  private void assertKept(List<AuditEvent> events) {
    List<AuditEntry> appended = events.stream().map(this::append).toList();
    assertThat(log()).extracting(AuditEntry::event).isEqualTo(events);
    assertThat(log()).isEqualTo(appended);
  }

  private AuditEntry append(AuditEvent event) {
    return store.write(org, tx -> tx.append(event));
  }

  private List<AuditEntry> log() {
    return log(AuditQuery.ALL);
  }

  private List<AuditEntry> log(AuditQuery query) {
    return read(view -> Contents.audit(view, query, 100));
  }

  private static AuditState after(AuditEntry entry) {
    return entry.event().after();
  }

  private AuditEvent change(AuditState before, AuditState after) {
    return AuditEvent.done(org, origin(Events.NOON, Sample.ROOT, "users.edit"), ANN, before, after);
  }

  private static AuditOrigin origin(Instant at, AuditActor actor, String operation) {
    return new AuditOrigin(at, actor, operation);
  }

  private static AuditState state(Map<String, List<String>> fields) {
    return AuditState.of(fields);
  }
}
