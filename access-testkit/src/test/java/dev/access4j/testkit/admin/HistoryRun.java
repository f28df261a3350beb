package dev.access4j.testkit.admin;

import dev.access4j.Access4j;
import dev.access4j.admin.AccessAdmin;
import dev.access4j.admin.AdminOperation;
import dev.access4j.admin.ProvidedUser;
import dev.access4j.admin.Versioned;
import dev.access4j.directory.Organization;
import dev.access4j.directory.RoleId;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.store.AccessStore;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.Revision;
import dev.access4j.testkit.SettableClock;
import dev.access4j.testkit.store.StoreInvariants;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * One random history of administration. After each call, what is there, what the audit log tells
 * and what the naive model expects are one and the same.
 */
final class HistoryRun {

  private static final Instant START = Instant.parse("2026-11-25T12:00:00.000001Z");

  /** Calls that can only take away what anybody is allowed. */
  private static final Set<AdminOperation> TAKING =
      Set.of(
          AdminOperation.USERS_DELETE,
          AdminOperation.USERS_DELETE_WITH_ACCOUNT,
          AdminOperation.USERS_DEACTIVATE,
          AdminOperation.USERS_UNASSIGN,
          AdminOperation.ROLES_DELETE,
          AdminOperation.GROUPS_REMOVE_MEMBERS,
          AdminOperation.GROUPS_DELETE,
          AdminOperation.SOLUTIONS_DELETE,
          AdminOperation.SHARES_UNSHARE);

  private final long seed;
  private final AccessStore looked;
  private final SettableClock clock = new SettableClock(START);
  private final World world = new World();
  private final AuditReplay replay = new AuditReplay();
  private final List<AuditEntry> heard = new ArrayList<>();
  private final List<String> story = new ArrayList<>();
  private final HistoryReport report = new HistoryReport();
  private final Access4j access;
  private final RandomCalls calls;

  /** What is administered is one store, and what is looked at another on the same data. */
  HistoryRun(long seed, AccessStore store, AccessStore looked) {
    this.seed = seed;
    this.looked = looked;
    this.access =
        Access4j.builder(store)
            .clock(clock)
            .permissions(Draw.PERMISSIONS)
            .auditListener(heard::add)
            .identityProvider(new AccountsOfTheHost())
            .build();
    Draw draw = new Draw(new SplittableRandom(seed), world);
    this.calls = new RandomCalls(draw, access.admin(), START);
  }

  HistoryReport run(int operations) {
    try (access) {
      start(access.admin());
      for (int i = 1; i <= operations; i++) {
        Attempt attempt = calls.next();
        story.add(attempt + " -> " + attempt.verdict().getClass().getSimpleName());
        step(attempt);
        if (i % 500 == 0 || i == operations) {
          replayAll();
        }
      }
      return report;
    } catch (AssertionError | RuntimeException e) {
      List<String> latest = story.subList(Math.max(0, story.size() - 6), story.size());
      throw new AssertionError(
          "-Daccess4j.seed="
              + seed
              + ": after "
              + story.size()
              + " calls: "
              + e.getMessage()
              + "\nthe latest calls:\n"
              + String.join("\n", latest),
          e);
    }
  }

  /** The organization itself, by administration too, so that the log tells all. */
  private void start(AccessAdmin admin) {
    Organization acme = Organization.of(Draw.ACME, "Acme");
    Revision made = admin.change(Draw.ROOT, Revision.NONE, writer -> writer.put(acme));
    Judge.same("the first revision", 1L, made.value());
    Flat state = new Flat();
    Flattening.putInto(state, acme);
    world.advance(List.of(state));
    look();
  }

  private void step(Attempt attempt) {
    clock.advance(Duration.ofMillis(1));
    heard.clear();
    Flat before = world.state();
    long revision = world.revision();
    if (attempt.preview() != null) {
      Judge.preview(world, attempt.verdict(), Judge.Answer.of(attempt.preview()));
      report.looked("previews", 1);
    }
    boolean compares =
        attempt.verdict() instanceof Verdict.Done
            && (TAKING.contains(attempt.operation())
                || attempt.operation() == AdminOperation.ROLES_CREATE);
    Set<String> allowed = compares ? Allowed.in(before, access.evaluator()) : Set.of();
    Judge.Answer answer = Judge.Answer.of(attempt.call());
    Judge.outcome(world, attempt.verdict(), answer);
    if (attempt.verdict() instanceof Verdict.Done done && answer.value() != null) {
      String made = madeId(answer.value());
      List<Flat> states =
          done.states().stream().map(state -> state.renamed(World.NEW, made)).toList();
      world.advance(states);
      Judge.answer(world, before, attempt.operation(), answer.value());
    }
    List<AuditEntry> entries = look();
    Judge.entries(
        attempt, world.revision() > revision, revision, clock.instant().toString(), entries);
    Judge.same("what a listener heard", entries, heard);
    if (compares) {
      Set<String> more = Allowed.in(world.state(), access.evaluator());
      report.looked("allowed", more.size());
      more.removeAll(allowed);
      Judge.same("what is allowed since", Set.of(), more);
    }
    report.count(attempt.operation(), attempt.verdict().getClass().getSimpleName());
  }

  /** The present is what the model and the log have; returns what is new in the log. */
  private List<AuditEntry> look() {
    Present present = Present.of(looked, Draw.ACME, replay.number());
    same("the model and what is there", world.state(), present.state());
    Judge.same("the revision", world.revision(), present.revision());
    Judge.same("when things were put", world.put(), present.put());
    replay.apply(present.log());
    same("the audit log and what is there", replay.state(), present.state());
    StoreInvariants.check(looked, Draw.ACME);
    return present.log();
  }

  private void replayAll() {
    AuditReplay whole = new AuditReplay();
    whole.apply(looked.read(Draw.ACME, view -> Present.log(view, 0)));
    same("the whole audit log and the model", whole.state(), world.state());
  }

  private static void same(String what, Flat one, Flat other) {
    Judge.require(one.equals(other), what + " differ:\n" + one.difference(other));
  }

  /** The id of the user, role or group that a call made, or of the role made for a draft. */
  private String madeId(Object value) {
    Object thing = value instanceof ProvidedUser p ? p.user() : value;
    if (!(thing instanceof Versioned<?> versioned)) {
      return World.NEW;
    }
    if (versioned.value() instanceof SolutionVersion version) {
      return version.roles().stream()
          .map(RoleId::value)
          .filter(role -> !world.state().has(NaiveRoles.role(role)))
          .findFirst()
          .orElse(World.NEW);
    }
    return Flattening.subjectOf(versioned.value()).id();
  }
}
