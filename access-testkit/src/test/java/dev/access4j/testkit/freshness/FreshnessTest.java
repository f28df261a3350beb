package dev.access4j.testkit.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.access4j.Access4j;
import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.AccessScope;
import dev.access4j.decision.AttributeSource;
import dev.access4j.decision.BatchAnswer;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.CacheSettings;
import dev.access4j.decision.PreparedCheck;
import dev.access4j.decision.SolutionAccess;
import dev.access4j.decision.Subject;
import dev.access4j.decision.UserQuery;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Permissions;
import dev.access4j.solution.Process;
import dev.access4j.solution.Resource;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.Swimlane;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.Change;
import dev.access4j.store.PageRequest;
import dev.access4j.store.Revision;
import dev.access4j.store.StaleReadException;
import dev.access4j.store.StoreException;
import dev.access4j.testkit.Requirement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("On a node that hears of changes by a feed")
class FreshnessTest {

  private static final OrganizationId ACME = OrganizationId.of("acme");
  private static final EndUserId ANA = EndUserId.of("ana");
  private static final RoleId TELLER = RoleId.of("teller");
  private static final SolutionId LOANS = SolutionId.of("loans");
  private static final Resource LANE = Resource.swimlane("loan", "Default");
  private static final AccessRequest REQUEST =
      AccessRequest.of(
          Subject.user(ACME, ANA), new SolutionRef.Live(LOANS), LANE, Operation.EXECUTE);
  private static final AccessScope.Row ROW =
      new AccessScope.Row(SolutionRef.pinned(LOANS, VersionId.of("1")), LANE, BusinessFilters.NONE);
  private static final Duration NEVER_OLD = Duration.ofDays(1);
  private static final Duration OLD_AT_ONCE = Duration.ofNanos(1);

  private final RemoteStore store = new RemoteStore();
  private final List<Access4j> opened = new ArrayList<>();

  private AccessEvaluator evaluator(Duration freshness) {
    write(
        writer -> {
          writer.put(Organization.of(ACME, "Acme"));
          writer.put(EndUserRole.of(TELLER, "teller"));
          writer.put(EndUser.builder(ANA, "ana", "ana@acme.example").build());
          writer.put(Solution.of(LOANS, "Loans"));
          Permissions tellers = new Permissions(Map.of(Operation.EXECUTE, Set.of(TELLER)));
          Process process = Process.of("loan", new Swimlane("Default", tellers));
          writer.put(
              new SolutionVersion(
                  LOANS,
                  VersionId.of("1"),
                  VersionState.PUBLISHED,
                  Set.of(TELLER),
                  List.of(process),
                  List.of()));
          writer.makeLive(LOANS, VersionId.of("1"));
        });
    share();
    Access4j access =
        Access4j.builder(store).caches(CacheSettings.DEFAULT.withFreshness(freshness)).build();
    opened.add(access);
    AccessEvaluator evaluator = access.evaluator();
    store.deliver();
    assertThat(evaluator.isAllowed(REQUEST)).isTrue();
    store.reads();
    return evaluator;
  }

  private Revision write(Consumer<AccessWriter> work) {
    return store.write(
        ACME,
        tx -> {
          work.accept(new AccessWriter(tx));
          return tx.revision();
        });
  }

  private Revision share() {
    return write(writer -> writer.share(SolutionShare.withUser(LOANS, ANA, TELLER)));
  }

  private Revision unshare() {
    return write(writer -> writer.unshare(LOANS, new Grantee.User(ANA)));
  }

  @Test
  @Requirement("EV-11")
  @DisplayName("a change counts as soon as the feed has told of it")
  void followsTheFeed() {
    AccessEvaluator evaluator = evaluator(NEVER_OLD);
    unshare();
    store.deliver();
    assertThat(evaluator.isAllowed(REQUEST)).isFalse();
  }

  @Test
  @Requirement("EV-11")
  @DisplayName("within the bound the feed is waited for: no query, and the older answer")
  void isBehindWithinTheBound() {
    AccessEvaluator evaluator = evaluator(NEVER_OLD);
    unshare();
    assertThat(evaluator.isAllowed(REQUEST)).isTrue();
    assertThat(store.reads()).isZero();
  }

  @Test
  @Requirement("EV-11")
  @DisplayName("a request that names a revision is answered at it, whatever the feed has told")
  void atLeast() {
    AccessEvaluator evaluator = evaluator(NEVER_OLD);
    Revision revoked = unshare();
    assertThat(evaluator.isAllowed(REQUEST.atLeast(revoked))).isFalse();
    assertThat(evaluator.isAllowed(REQUEST)).as("and what it learnt stays").isFalse();
    assertThatThrownBy(() -> evaluator.isAllowed(REQUEST.atLeast(revoked.next())))
        .isInstanceOf(StaleReadException.class)
        .hasMessageContaining(revoked.next().toString());
  }

  @Test
  @Requirement({"EV-11", "EV-16"})
  @DisplayName("handles follow as the evaluator does")
  void handlesFollow() {
    AccessEvaluator evaluator = evaluator(NEVER_OLD);
    SolutionAccess access = evaluator.access(REQUEST.subject(), REQUEST.solution());
    PreparedCheck check = evaluator.prepare(ACME, REQUEST.solution(), LANE, Operation.EXECUTE);
    assertThat(access.isAllowed(LANE, Operation.EXECUTE)).isTrue();
    assertThat(check.isAllowed(REQUEST.subject())).isTrue();
    Revision revoked = unshare();
    assertThat(access.atLeast(revoked).isAllowed(LANE, Operation.EXECUTE)).isFalse();
    store.deliver();
    assertThat(access.isAllowed(LANE, Operation.EXECUTE)).isFalse();
    assertThat(check.isAllowed(REQUEST.subject())).isFalse();
  }

  @Test
  @Requirement("EV-11")
  @DisplayName("past the bound the store is asked, and a change that the feed kept back counts")
  void asksPastTheBound() {
    AccessEvaluator evaluator = evaluator(OLD_AT_ONCE);
    unshare();
    assertThat(evaluator.isAllowed(REQUEST)).isFalse();
    assertThat(store.reads()).isEqualTo(1);
  }

  @Test
  @Requirement({"EV-9", "EV-11"})
  @DisplayName("past the bound with no word from the store every call throws, and none allows")
  void throwsPastTheBound() {
    AccessEvaluator evaluator = evaluator(OLD_AT_ONCE);
    SolutionAccess access = evaluator.access(REQUEST.subject(), REQUEST.solution());
    PreparedCheck check = evaluator.prepare(ACME, REQUEST.solution(), LANE, Operation.EXECUTE);
    store.cut(true);
    assertFails(() -> evaluator.isAllowed(REQUEST));
    assertFails(() -> evaluator.evaluate(REQUEST));
    assertFails(() -> evaluator.explain(REQUEST));
    assertFails(() -> access.isAllowed(LANE, Operation.EXECUTE));
    assertFails(() -> check.isAllowed(REQUEST.subject()));
    assertFails(() -> access.evaluateStart("loan"));
    assertFails(() -> access.evaluateView("loan", "Default"));
    assertFails(() -> scope(evaluator));
    assertFails(() -> evaluator.solutions(REQUEST.subject()));
    UserQuery query =
        new UserQuery(ACME, REQUEST.solution(), LANE, Operation.EXECUTE, REQUEST.filters());
    assertFails(() -> evaluator.users(query, PageRequest.first(1)));
    assertFails(() -> evaluator.users(query).forEach(user -> {}));
    assertThat(evaluator.evaluateAll(List.of(REQUEST, REQUEST)))
        .hasSize(2)
        .allMatch(answer -> answer instanceof BatchAnswer.Failed);
    store.cut(false);
    assertThat(evaluator.isAllowed(REQUEST)).isTrue();
  }

  private static void assertFails(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(StoreException.class).hasMessage("the line is cut");
  }

  @Test
  @Requirement({"LU-5", "EV-11"})
  @DisplayName("a scope of versions is as old as a check is, and no older")
  void scopeOfVersions() {
    AccessEvaluator patient = evaluator(NEVER_OLD);
    assertThat(scope(patient)).accepts(ROW);
    unshare();
    int unused = store.reads();
    assertThat(scope(patient)).accepts(ROW);
    assertThat(store.reads()).isZero();
    store.deliver();
    assertThat(scope(patient)).isEqualTo(new AccessScope.Nothing());
  }

  @Test
  @Requirement({"LU-5", "EV-11"})
  @DisplayName("past the bound a scope of versions asks the store")
  void scopeOfVersionsPastTheBound() {
    AccessEvaluator impatient = evaluator(OLD_AT_ONCE);
    assertThat(scope(impatient)).accepts(ROW);
    unshare();
    assertThat(scope(impatient)).isEqualTo(new AccessScope.Nothing());
  }

  private static AccessScope scope(AccessEvaluator evaluator) {
    return evaluator.scope(
        REQUEST.subject(),
        Operation.EXECUTE,
        AttributeSource.USER_AND_GROUPS,
        List.of(SolutionRef.pinned(LOANS, VersionId.of("1"))));
  }

  @Test
  @Requirement("EV-9")
  @DisplayName("what is cached and fresh is answered without the store")
  void answersFromTheCaches() {
    AccessEvaluator evaluator = evaluator(NEVER_OLD);
    store.cut(true);
    assertThat(evaluator.isAllowed(REQUEST)).isTrue();
    AccessRequest unknown =
        AccessRequest.of(
            Subject.user(ACME, EndUserId.of("other")), REQUEST.solution(), LANE, Operation.EXECUTE);
    assertFails(() -> evaluator.isAllowed(unknown));
  }

  @Test
  @Requirement({"EV-9", "EV-11", "SH-6"})
  @DisplayName("a store that shows less than the feed has told is not believed")
  void doesNotGoBack() {
    AccessEvaluator evaluator = evaluator(NEVER_OLD);
    store.lag();
    unshare();
    store.deliver();
    assertThatThrownBy(() -> evaluator.isAllowed(REQUEST)).isInstanceOf(StaleReadException.class);
  }

  @Test
  @Requirement({"EV-9", "EV-11"})
  @DisplayName("a view that is behind what the feed has told confirms nothing")
  void confirmedByTheLatestOnly() {
    Duration bound = Duration.ofMillis(300);
    AccessEvaluator evaluator = evaluator(bound);
    store.lag();
    write(writer -> writer.put(EndUserRole.of(RoleId.of("other"), "other")));
    long past = System.nanoTime() + bound.toNanos();
    while (System.nanoTime() - past <= 0) {
      Thread.onSpinWait();
    }
    store.deliverDuringRead();
    assertThat(evaluator.isAllowed(REQUEST)).as("at the older revision").isTrue();
    // All that is needed is cached; but whether it is still right, nobody has said within the
    // bound.
    assertThatThrownBy(() -> evaluator.isAllowed(REQUEST)).isInstanceOf(StaleReadException.class);
  }

  @Test
  @Requirement({"EV-9", "SH-6"})
  @DisplayName("a change that cannot be followed voids what is cached")
  @SuppressWarnings("NullAway") // a store that breaks the contract
  void voidsWhatItCannotFollow() {
    AccessEvaluator evaluator = evaluator(NEVER_OLD);
    Revision revoked = unshare();
    Change broken = new Change(ACME, revoked, Set.of(new Change.TouchedUser(null)));
    assertThatThrownBy(() -> store.tell(broken)).isInstanceOf(NullPointerException.class);
    assertThat(evaluator.isAllowed(REQUEST)).isFalse();
  }

  @Test
  @Requirement({"EV-9", "SH-6"})
  @DisplayName("once closed, evaluator and handles answer no more")
  void closed() {
    AccessEvaluator evaluator = evaluator(NEVER_OLD);
    SolutionAccess access = evaluator.access(REQUEST.subject(), REQUEST.solution());
    PreparedCheck check = evaluator.prepare(ACME, REQUEST.solution(), LANE, Operation.EXECUTE);
    opened.forEach(Access4j::close);
    for (Runnable ask :
        List.<Runnable>of(
            () -> evaluator.isAllowed(REQUEST),
            () -> evaluator.explain(REQUEST),
            () -> access.isAllowed(LANE, Operation.EXECUTE),
            () -> check.isAllowed(REQUEST.subject()),
            () -> evaluator.solutions(REQUEST.subject()))) {
      assertThatThrownBy(ask::run)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the evaluator is closed");
    }
  }

  @Test
  @Requirement({"EV-11", "EV-16"})
  @DisplayName("a prepared check answers at a revision that it is asked for")
  void preparedAtLeast() {
    AccessEvaluator evaluator = evaluator(NEVER_OLD);
    PreparedCheck check = evaluator.prepare(ACME, REQUEST.solution(), LANE, Operation.EXECUTE);
    Revision revoked = unshare();
    assertThat(check.isAllowed(REQUEST.subject())).isTrue();
    assertThat(check.atLeast(revoked).isAllowed(REQUEST.subject())).isFalse();
  }

  @Test
  @DisplayName("a feed that left a change out is noticed at the next one")
  void noticesAGap() {
    AccessEvaluator evaluator = evaluator(NEVER_OLD);
    unshare();
    store.dropOne();
    write(writer -> writer.put(EndUserRole.of(RoleId.of("other"), "other")));
    store.deliver();
    assertThat(evaluator.isAllowed(REQUEST)).isFalse();
  }

  @Test
  @DisplayName("a feed that lost its thread makes everything be read again")
  void startsAnew() {
    AccessEvaluator evaluator = evaluator(NEVER_OLD);
    unshare();
    store.lose(ACME);
    assertThat(evaluator.isAllowed(REQUEST)).isFalse();
    share();
    store.deliver();
    assertThat(evaluator.isAllowed(REQUEST)).isTrue();
  }

  @Test
  @DisplayName("a node that fell behind by more than the store remembers starts anew")
  void fallsFarBehind() {
    AccessEvaluator evaluator = evaluator(NEVER_OLD);
    unshare();
    Revision last = Revision.NONE;
    for (int i = 0; i < 5_000; i++) {
      int round = i;
      last = write(writer -> writer.put(EndUserRole.of(RoleId.of("r"), "role " + round)));
    }
    assertThat(evaluator.isAllowed(REQUEST.atLeast(last))).isFalse();
    store.deliver();
    assertThat(evaluator.isAllowed(REQUEST)).isFalse();
  }
}
