package dev.access4j.internal.migration;

import static java.util.Objects.requireNonNull;

import dev.access4j.admin.MigrationPlan;
import dev.access4j.admin.PlannedShare;
import dev.access4j.decision.Subject;
import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.Faults;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.UserStatus;
import dev.access4j.directory.ValidationException;
import dev.access4j.internal.migration.Footing.Opening;
import dev.access4j.solution.SolutionShare;
import dev.access4j.store.PageRequest;
import dev.access4j.store.PrincipalQuery;
import dev.access4j.store.PrincipalRecord;
import dev.access4j.store.ReadView;
import dev.access4j.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Plans the migration of an organization from organization-wide roles to shares (AM-4): the shares
 * to make, and every decision that will differ. It changes nothing. Not thread-safe: it belongs to
 * its view.
 */
public final class MigrationPlanner {

  private static final int PAGE = 500;

  private final ReadView view;
  private final Instant now;
  private final int page;

  /**
   * Creates a planner.
   *
   * @param view the organization at one revision
   * @param now the instant from which on decisions are compared
   */
  public MigrationPlanner(ReadView view, Instant now) {
    this(view, now, PAGE);
  }

  MigrationPlanner(ReadView view, Instant now, int page) {
    this.view = requireNonNull(view, "view");
    this.now = requireNonNull(now, "now");
    this.page = page;
  }

  /**
   * Plans. Reads the whole organization, page by page: it holds the published versions, the groups
   * and the differences, and of the users one page.
   *
   * @return the plan, of the view's revision
   * @throws ValidationException if the organization does not exist or has its shares already
   * @throws StoreException if the store cannot be read
   */
  public MigrationPlan plan() {
    requireOrganizationWide(view);
    Solutions solutions = Solutions.read(view, page);
    Groups groups = Groups.read(view, page);
    List<PlannedShare> shares = new SharePlanning(solutions, groups).plan();
    Users users = new Users(new Comparison(solutions, groups.with(shares), now));
    users.addAnonymous();
    Function<PageRequest<EndUserId>, List<PrincipalRecord>> everyone =
        page -> view.principals(new PrincipalQuery.Everyone(), page);
    PageRequest.walk(page, everyone, user -> user.user().id(), users::add);
    return new MigrationPlan(
        view.organizationId(),
        view.revision(),
        now,
        shares,
        users.assignments,
        users.findings.differences(),
        users.findings.obstacles());
  }

  /** Returns the organization; AM-4 refuses one that does not count roles organization-wide. */
  static Organization requireOrganizationWide(ReadView view) {
    Optional<Organization> found = view.organization();
    new Faults()
        .check(
            found.isPresent(),
            "organization",
            "DIR-1",
            "there is no organization '" + view.organizationId() + "'")
        .check(
            found
                .filter(known -> known.assignmentModel() == AssignmentModel.PER_SOLUTION)
                .isEmpty(),
            "assignmentModel",
            "AM-4",
            "the organization is PER_SOLUTION already: there is nothing to migrate")
        .throwIfAny();
    return found.orElseThrow();
  }

  /** Takes user by user. */
  private final class Users {

    private final OrganizationId organization = view.organizationId();
    private final Comparison comparison;
    private final Findings findings = new Findings();
    private long assignments;

    Users(Comparison comparison) {
      this.comparison = comparison;
    }

    void addAnonymous() {
      findings.add(
          Subject.anonymous(organization), comparison.footing(Combination.NOTHING).openings());
    }

    void add(PrincipalRecord user) {
      assignments += user.assignments().size();
      // DIR-3: all others are denied everything, before and after.
      if (user.user().status() == UserStatus.ACTIVE) {
        Footing footing = comparison.footing(Combination.of(user));
        List<Opening> openings = new ArrayList<>(footing.openings());
        user.shares().stream()
            .sorted(Comparator.comparing(SolutionShare::solution))
            .forEach(share -> comparison.open(footing.before(), share, openings));
        findings.add(Subject.user(organization, user.user().id()), openings);
      }
    }
  }
}
