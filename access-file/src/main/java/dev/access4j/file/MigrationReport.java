package dev.access4j.file;

import static java.util.Objects.requireNonNull;

import dev.access4j.admin.MigrationCause;
import dev.access4j.admin.MigrationCause.DormantShare;
import dev.access4j.admin.MigrationDifference;
import dev.access4j.admin.MigrationObstacle;
import dev.access4j.admin.MigrationPlan;
import dev.access4j.admin.PlannedShare;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SolutionShare;
import dev.access4j.store.ReadView;
import dev.access4j.store.StoreException;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A migration plan for people, as text, and for programs, as JSON (AM-4). Users, groups and roles
 * have their names in it, solutions and versions their ids. Two plans that say the same are written
 * the same. Immutable and thread-safe.
 */
public final class MigrationReport {

  private static final int SHOWN = 20;

  /** A planned share, with names. */
  record Share(SolutionShare share, List<SolutionShare> replaced) {}

  /** An obstacle with its differences; the share that it is, if it is one, with names. */
  record Section(
      MigrationObstacle obstacle,
      List<SolutionShare> share,
      List<MigrationDifference> differences) {}

  private final MigrationPlan plan;
  private final MigrationNames names;
  private final List<Share> shares;
  private final List<Section> sections;

  private MigrationReport(MigrationPlan plan, MigrationNames names) {
    this.plan = plan;
    this.names = names;
    this.shares =
        plan.shares().stream()
            .map(this::named)
            .sorted(Comparator.comparing(Share::share, MigrationReport::inOrder))
            .toList();
    this.sections = sections();
  }

  /**
   * Makes the report of a plan. One query for each 500 users, groups or roles that it speaks of;
   * what the view does not show any more is called by its id.
   *
   * @param plan the plan
   * @param view shows the names; of the same organization, best at the plan's revision
   * @return the report, which needs the view no more
   * @throws IllegalArgumentException if the view is of another organization (DIR-1)
   * @throws StoreException if the store cannot be read
   */
  public static MigrationReport of(MigrationPlan plan, ReadView view) {
    requireNonNull(plan, "plan");
    if (!view.organizationId().equals(plan.organization())) {
      throw new IllegalArgumentException("a plan of " + plan.organization());
    }
    return new MigrationReport(plan, MigrationNames.of(plan, view));
  }

  private Share named(PlannedShare planned) {
    return new Share(
        names.named(planned.share()), planned.replaced().map(names::named).stream().toList());
  }

  private List<Section> sections() {
    Map<MigrationCause, List<MigrationDifference>> byCause = new HashMap<>();
    for (MigrationDifference difference : plan.differences()) {
      byCause.computeIfAbsent(difference.cause(), none -> new ArrayList<>()).add(difference);
    }
    Comparator<MigrationDifference> order =
        Comparator.<MigrationDifference, String>comparing(each -> names.subject(each.subject()))
            .thenComparing(each -> each.version().version())
            .thenComparing(each -> each.resource().toString())
            .thenComparing(MigrationDifference::operation);
    List<Section> found = new ArrayList<>();
    for (MigrationObstacle obstacle : plan.obstacles()) {
      List<MigrationDifference> differences =
          new ArrayList<>(byCause.getOrDefault(obstacle.cause(), List.of()));
      differences.sort(order);
      List<SolutionShare> share =
          obstacle.cause() instanceof DormantShare dormant
              ? List.of(names.named(dormant.share()))
              : List.of();
      found.add(new Section(obstacle, share, differences));
    }
    found.sort(MigrationReport::inOrder);
    return found;
  }

  /** By solution, general access before shares. */
  private static int inOrder(Section one, Section other) {
    int bySolution =
        one.obstacle().cause().solution().compareTo(other.obstacle().cause().solution());
    if (bySolution != 0 || one.share().isEmpty() || other.share().isEmpty()) {
      return bySolution != 0
          ? bySolution
          : Integer.compare(one.share().size(), other.share().size());
    }
    return inOrder(one.share().get(0), other.share().get(0));
  }

  /** By solution, users before groups, each by name. */
  private static int inOrder(SolutionShare one, SolutionShare other) {
    return Comparator.comparing(SolutionShare::solution)
        .thenComparing(SolutionShare::grantee, Comparator.<Grantee>naturalOrder())
        .compare(one, other);
  }

  /**
   * Writes the report for people: the verdict, the shares to make, and each obstacle with the first
   * 20 of its differences.
   *
   * @param out where to; it is flushed and stays open
   * @throws IOException if the writer fails
   */
  public void writeText(Writer out) throws IOException {
    writeText(out, SHOWN);
  }

  /**
   * Writes the report for people, as {@link #writeText(Writer)} does.
   *
   * @param out where to; it is flushed and stays open
   * @param shown the most differences of each obstacle, and the most shares to make; at least 0. It
   *     is said how many more there are
   * @throws IOException if the writer fails
   * @throws IllegalArgumentException if the number is negative
   */
  public void writeText(Writer out, int shown) throws IOException {
    if (shown < 0) {
      throw new IllegalArgumentException("fewer than none: " + shown);
    }
    new MigrationText(plan, names, shown, out).write(shares, sections);
    out.flush();
  }

  /**
   * Writes the report as JSON, with everything that the plan says, one line for each share,
   * obstacle and difference. A difference refers to its obstacle by its place in the list, from 0.
   *
   * @param out where to; it is flushed and stays open
   * @throws IOException if the writer fails
   */
  public void writeJson(Writer out) throws IOException {
    new MigrationJson(plan, names, out).write(shares, sections);
    out.flush();
  }
}
