package dev.access4j.testkit.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.Access4j;
import dev.access4j.admin.DeletionPreview;
import dev.access4j.admin.RoleDetails;
import dev.access4j.audit.AuditEvent;
import dev.access4j.audit.AuditSubject;
import dev.access4j.audit.AuditSubject.Kind;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.Decision;
import dev.access4j.decision.Subject;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.AccessStore;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.Change;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import dev.access4j.testkit.store.StoreInvariants;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A role in 1,000 groups, 200 published versions and 5,000 shares is deleted")
class BigRoleTest {

  private final AccessStore store = new InMemoryAccessStore();
  private final Access4j access = Access4j.builder(store).build();

  @AfterEach
  void close() {
    access.close();
  }

  private Present present(long afterEntry) {
    return Present.of(store, Draw.ACME, afterEntry);
  }

  /** Everybody who was reached by the role. */
  private static List<EndUserId> reached() {
    return Stream.concat(
            IntStream.range(0, BigRole.SHARING_USERS).mapToObj(BigRole::user),
            IntStream.range(0, BigRole.GROUPS_WITH_MEMBER).mapToObj(BigRole::member))
        .toList();
  }

  /** Every solution as it is live, and two of its versions. */
  private static List<SolutionRef> refs() {
    return IntStream.range(0, BigRole.SOLUTIONS)
        .boxed()
        .flatMap(
            i ->
                Stream.<SolutionRef>of(
                    SolutionRef.live(BigRole.solution(i)),
                    SolutionRef.pinned(BigRole.solution(i), BigRole.version(0)),
                    SolutionRef.pinned(BigRole.solution(i), BigRole.version(BigRole.VERSIONS - 1))))
        .toList();
  }

  /** How many of all are allowed, as both calls say. */
  private int allowed(Resource resource, Operation operation) {
    int allowed = 0;
    for (EndUserId user : reached()) {
      for (SolutionRef ref : refs()) {
        AccessRequest request =
            AccessRequest.of(Subject.user(Draw.ACME, user), ref, resource, operation);
        boolean said = access.evaluator().isAllowed(request);
        assertThat(access.evaluator().evaluate(request) instanceof Decision.Allowed)
            .isEqualTo(said);
        allowed += said ? 1 : 0;
      }
    }
    return allowed;
  }

  @Test
  @Requirement({"DIR-10", "AD-5", "AD-6", "SOL-7"})
  @DisplayName("at once, as previewed, and nothing is left of it or comes back")
  void goesAtOnce() {
    Revision made = access.admin().change(Draw.ROOT, Revision.NONE, BigRole::write);
    Present before = present(0);
    AuditReplay replay = new AuditReplay();
    replay.apply(before.log());
    int all = reached().size() * refs().size();
    assertThat(allowed(BigRole.LANE, Operation.EXECUTE)).isEqualTo(all);
    assertThat(allowed(BigRole.LANE, Operation.VIEW)).isEqualTo(all);
    assertThat(allowed(BigRole.FLOW, Operation.INTERACT)).isEqualTo(all);

    DeletionPreview preview = access.admin().roles().previewDelete(Draw.ROOT, BigRole.TELLER);
    Revision gone = access.admin().roles().delete(Draw.ROOT, BigRole.TELLER, made);

    Present after = present(replay.number());
    oneChange(made, gone, after);
    exactlyAsPreviewed(before.state(), after.state(), preview);
    Flat expected = before.state().copy();
    NaiveRoles.deleteRole(expected, BigRole.TELLER.value());
    assertThat(expected.difference(after.state())).isEmpty();
    audited(before.state(), after, gone);
    replay.apply(after.log());
    assertThat(replay.state().difference(after.state())).isEmpty();
    StoreInvariants.check(store, Draw.ACME);

    int views = onlyViews();
    assertThat(views).isEqualTo(all / 2);
    recreated(after.state(), views);
  }

  private void oneChange(Revision made, Revision gone, Present after) {
    assertThat(gone).isEqualTo(made.next());
    assertThat(after.revision()).isEqualTo(gone.value());
    List<Change> changes = store.read(Draw.ACME, view -> view.changesAfter(made)).orElseThrow();
    assertThat(changes)
        .singleElement()
        .satisfies(change -> assertThat(change.revision()).isEqualTo(gone));
  }

  private static void exactlyAsPreviewed(Flat before, Flat after, DeletionPreview preview) {
    assertThat(new TreeSet<>(preview.removed())).isEqualTo(before.lostIn(after));
    assertThat(new TreeSet<>(preview.changed())).isEqualTo(before.changedIn(after));
    int sole = BigRole.SOLUTIONS * (BigRole.SHARING_USERS + BigRole.SHARING_GROUPS) / 2;
    assertThat(preview.removed()).hasSize(1 + sole + BigRole.ASSIGNED);
    assertThat(count(preview.changed(), Kind.GROUP)).isEqualTo(BigRole.GROUPS);
    assertThat(count(preview.changed(), Kind.VERSION))
        .isEqualTo(BigRole.SOLUTIONS * BigRole.VERSIONS);
    assertThat(count(preview.changed(), Kind.USER_SHARE, Kind.GROUP_SHARE)).isEqualTo(sole);
  }

  private static long count(Set<AuditSubject> subjects, Kind... kinds) {
    return subjects.stream().filter(each -> List.of(kinds).contains(each.kind())).count();
  }

  /** One event for each thing, but for the assignments, which go by necessity. */
  private static void audited(Flat before, Present after, Revision gone) {
    Set<AuditSubject> touched = new TreeSet<>(before.lostIn(after.state()));
    touched.removeIf(each -> each.kind() == Kind.ASSIGNMENT);
    touched.addAll(before.changedIn(after.state()));
    assertThat(after.log()).hasSize(touched.size());
    Set<AuditSubject> told = new TreeSet<>();
    after.log().stream().map(AuditEntry::event).map(AuditEvent::subject).forEach(told::add);
    assertThat(told).isEqualTo(touched);
    assertThat(after.log())
        .allMatch(entry -> entry.revision().equals(gone))
        .allMatch(entry -> entry.event().origin().operation().equals("roles.delete"))
        .allMatch(entry -> entry.event().origin().actor().equals(Draw.ROOT.reference()));
  }

  /** What relied on the role is denied; returns who may still view, by the other role. */
  private int onlyViews() {
    assertThat(allowed(BigRole.LANE, Operation.EXECUTE)).isZero();
    assertThat(allowed(BigRole.LANE, Operation.SELF_ASSIGN)).isZero();
    assertThat(allowed(BigRole.FLOW, Operation.INTERACT)).isZero();
    return allowed(BigRole.LANE, Operation.VIEW);
  }

  private void recreated(Flat without, int views) {
    RoleDetails details = new RoleDetails("teller", "Works");
    RoleId again =
        access.admin().roles().create(Draw.ROOT, details, RoleScope.ORGANIZATION).value().id();
    assertThat(again).isNotEqualTo(BigRole.TELLER);
    Flat since = present(0).state();
    assertThat(new HashSet<>(since.lostIn(without))).containsExactly(AuditSubject.role(again));
    since.remove(AuditSubject.role(again));
    assertThat(since.difference(without)).isEmpty();
    assertThat(onlyViews()).isEqualTo(views);
  }
}
