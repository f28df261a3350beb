package dev.access4j.jdbc;

import static dev.access4j.directory.UserStatus.ACTIVE;
import static dev.access4j.directory.UserStatus.DEACTIVATED;

import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.BatchAnswer;
import dev.access4j.decision.Decision;
import dev.access4j.decision.Subject;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.UiFlow;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import dev.access4j.store.AccessStore;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.Revision;
import dev.access4j.store.WriteTransaction;
import dev.access4j.testkit.reference.ReferenceEvaluator;
import dev.access4j.testkit.reference.ReferenceModel;
import dev.access4j.testkit.store.StoreInvariants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An organization whose every revision says by its number who is granted and who is revoked: each
 * answer can be judged by the revision that it carries, whoever wrote and however often a write was
 * done again. Revision 1 founds it with all denied; each one after it grants or revokes one user,
 * by a share, a membership, a status, a group's role or an assignment, which each user has one of.
 */
record Toggled(OrganizationId id) {

  static final int USERS = 10;
  private static final int WAYS = 5;

  private static final SolutionId SOLUTION = SolutionId.of("claims");
  static final SolutionRef LIVE = SolutionRef.live(SOLUTION);
  static final Resource RESOURCE = new Resource.UiFlowOf("inbox");
  static final Operation OPERATION = Operation.INTERACT;
  private static final RoleId CLERK = RoleId.of("clerk");
  private static final GroupId STAFF = GroupId.of("staff");

  static Toggled of(String id) {
    return new Toggled(OrganizationId.of(id));
  }

  // --- What each revision says ---

  /** Whom a revision grants or revokes. */
  static int toggled(long revision) {
    return (int) ((revision - 2) % USERS);
  }

  static boolean grants(long revision) {
    return (revision - 2) / USERS % 2 == 0;
  }

  /** Whether a user is allowed at a revision. */
  static boolean allows(long revision, int user) {
    long last = revision - Math.floorMod(revision - 2 - user, (long) USERS);
    return last >= 2 && grants(last);
  }

  // --- Writing ---

  /** Makes the organization, at revision 1. */
  void found(AccessStore store) {
    store.write(
        id,
        transaction -> {
          found(new AccessWriter(transaction));
          return id;
        });
  }

  private void found(AccessWriter writer) {
    VersionId version = VersionId.of("1");
    writer.put(Organization.of(id, id.value()));
    writer.put(EndUserRole.of(CLERK, "Clerk"));
    writer.put(EndUserGroup.of(STAFF, "Staff", CLERK));
    writer.put(Solution.of(SOLUTION, "Claims"));
    writer.put(
        new SolutionVersion(
            SOLUTION,
            version,
            VersionState.PUBLISHED,
            Set.of(CLERK),
            List.of(),
            List.of(UiFlow.of("inbox", Set.of(CLERK)))));
    writer.makeLive(SOLUTION, version);
    writer.share(SolutionShare.withGroup(SOLUTION, STAFF, SharedRoles.FROM_GROUP));
    for (int user = 0; user < USERS; user++) {
      writer.put(user(user, user % WAYS == 2 ? DEACTIVATED : ACTIVE));
      if (user % WAYS == 2) {
        writer.share(SolutionShare.withUser(SOLUTION, userId(user), CLERK));
      } else if (user % WAYS == 3) {
        writer.put(EndUserGroup.of(groupOf(user), "Of " + user));
        writer.addMember(groupOf(user), userId(user));
        writer.share(SolutionShare.withGroup(SOLUTION, groupOf(user), SharedRoles.FROM_GROUP));
      }
    }
  }

  private static EndUser user(int user, UserStatus status) {
    return EndUser.builder(userId(user), "user" + user, "user" + user + "@storm.example")
        .status(status)
        .build();
  }

  private static EndUserId userId(int user) {
    return EndUserId.of("u" + user);
  }

  private static GroupId groupOf(int user) {
    return GroupId.of("of" + user);
  }

  /** Makes the next revision, and returns it when it is there. */
  long toggle(AccessStore store) {
    return store.write(id, Toggled::apply);
  }

  /** Does what the next revision has to do. */
  static long apply(WriteTransaction transaction) {
    long revision = transaction.revision().value();
    boolean grant = grants(revision);
    int user = toggled(revision);
    EndUserId id = userId(user);
    AccessWriter writer = new AccessWriter(transaction);
    switch (user % WAYS) {
      case 0 -> {
        if (grant) {
          writer.share(SolutionShare.withUser(SOLUTION, id, CLERK));
        } else {
          writer.unshare(SOLUTION, new Grantee.User(id));
        }
      }
      case 1 -> {
        if (grant) {
          writer.addMember(STAFF, id);
        } else {
          writer.removeMember(STAFF, id);
        }
      }
      case 2 -> writer.put(user(user, grant ? ACTIVE : DEACTIVATED));
      case 3 -> {
        GroupId group = groupOf(user);
        writer.put(
            grant
                ? EndUserGroup.of(group, "Of " + user, CLERK)
                : EndUserGroup.of(group, "Of " + user));
      }
      default -> {
        if (grant) {
          writer.restoreAssignment(id, CLERK);
        } else {
          writer.unassign(id, CLERK);
        }
      }
    }
    return revision;
  }

  // --- Asking ---

  Subject subject(int user) {
    return new Subject.User(id, userId(user));
  }

  AccessRequest request(int user) {
    return AccessRequest.of(subject(user), LIVE, RESOURCE, OPERATION);
  }

  List<AccessRequest> requests() {
    List<AccessRequest> all = new ArrayList<>();
    for (int user = 0; user < USERS; user++) {
      all.add(request(user));
    }
    return all;
  }

  /** Throws if an answer is not what its revision says. */
  Decision judge(int user, Decision decision) {
    if (decision.isAllowed() != allows(decision.revision().value(), user)) {
      throw new AssertionError("of " + id + ", user " + user + ", it says " + decision);
    }
    return decision;
  }

  /** Asks all about everybody, judges each answer, and returns the revision of them all. */
  long judgeAll(AccessEvaluator evaluator, Revision atLeast) {
    List<BatchAnswer> answers =
        evaluator.evaluateAll(requests().stream().map(each -> each.atLeast(atLeast)).toList());
    long revision = answers.get(0).decision().revision().value();
    for (int user = 0; user < USERS; user++) {
      Decision decision = judge(user, answers.get(user).decision());
      if (decision.revision().value() != revision) {
        throw new AssertionError("answers of one batch at different revisions: " + answers);
      }
    }
    return revision;
  }

  /**
   * Looks at all that is stored: nothing half-written, each user as the revision says, and the
   * reference agrees; then at an evaluator, which has to answer at that revision at once. Nobody
   * must write meanwhile.
   */
  long check(AccessStore store, AccessEvaluator evaluator) {
    StoreInvariants.check(store, id);
    ReferenceModel model = store.read(id, ReferenceModel::of);
    long revision = store.read(id, view -> view.revision().value());
    ReferenceEvaluator reference = new ReferenceEvaluator(model, Instant.now());
    for (int user = 0; user < USERS; user++) {
      if (reference.isAllowed(request(user)) != allows(revision, user)) {
        throw new AssertionError(
            "of " + id + " at " + revision + ", user " + user + " is half-written");
      }
    }
    long answered = judgeAll(evaluator, new Revision(revision));
    if (answered != revision) {
      throw new AssertionError(id + " is at " + revision + ", answered at " + answered);
    }
    return revision;
  }
}
