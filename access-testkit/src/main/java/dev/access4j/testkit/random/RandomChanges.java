package dev.access4j.testkit.random;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.SolutionShare;
import dev.access4j.store.AccessWriter;
import dev.access4j.testkit.reference.ReferenceModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * A history of changes: every operation of {@link AccessWriter}, mostly on what is there, and the
 * clock, which moves to where shares start and end. Some operations are such as the rules refuse.
 */
public final class RandomChanges {

  private final Dice dice;
  private final List<Function<ReferenceModel, Change>> kinds = new ArrayList<>();

  /** What a change does. */
  record Change(String description, Consumer<AccessWriter> action) {}

  /**
   * Creates the generator.
   *
   * @param random what all choices are drawn from
   * @param start the instant that the history starts at
   */
  public RandomChanges(RandomGenerator random, Instant start) {
    this.dice = new Dice(random);
    requireNonNull(start, "start");
    DirectoryChanges directory = new DirectoryChanges(dice);
    SolutionChanges solutions = new SolutionChanges(dice, start);
    // Shares and memberships change far more often than solutions go.
    add(4, List.of(solutions::share, solutions::unshare, directory::membership));
    add(
        2,
        List.of(
            directory::editUser,
            directory::editGroup,
            directory::assignment,
            directory::deleteRole,
            solutions::editVersion,
            solutions::makeLive,
            solutions::generalAccess));
    add(
        1,
        List.of(
            directory::editOrganization,
            directory::editRole,
            directory::addUser,
            directory::addRole,
            directory::addGroup,
            directory::deleteUser,
            directory::deleteGroup,
            directory::refused,
            solutions::draft,
            solutions::publish,
            solutions::addOwnRole,
            solutions::putSolution,
            solutions::deleteSolution));
  }

  private void add(int weight, List<Function<ReferenceModel, Change>> changes) {
    for (int i = 0; i < weight; i++) {
      kinds.addAll(changes);
    }
  }

  /**
   * Makes the next steps: one as a rule, sometimes several writes to be done in one transaction.
   *
   * @param model the organization as it is
   * @param now what the clock shows
   * @return at least one step, all of the same kind
   */
  public List<Step> next(ReferenceModel model, Instant now) {
    if (dice.chance(0.2)) {
      return List.of(new Step.Tick(tick(model, now)));
    }
    List<Step> steps = new ArrayList<>();
    do {
      steps.add(write(model));
    } while (dice.chance(0.25));
    return steps;
  }

  private Step.Write write(ReferenceModel model) {
    OrganizationId id = model.id();
    if (model.organization().isEmpty()) {
      Change change = DirectoryChanges.addOrganization(model);
      return new Step.Write(id, change.description(), change.action());
    }
    Change change = dice.one(kinds).apply(model);
    return new Step.Write(id, id + ": " + change.description(), change.action());
  }

  /** To where some share starts or ends, or a microsecond or nanosecond off; seldom back. */
  private Instant tick(ReferenceModel model, Instant now) {
    boolean back = dice.chance(0.1);
    List<Instant> boundaries = new ArrayList<>();
    for (List<SolutionShare> shares : model.shares().values()) {
      for (SolutionShare share : shares) {
        share.validity().startsAt().ifPresent(boundaries::add);
        share.validity().expiresAt().ifPresent(boundaries::add);
      }
    }
    boundaries.removeIf(boundary -> boundary.isBefore(now) && !back);
    Instant next = boundaries.isEmpty() ? now.plusSeconds(1) : dice.one(boundaries);
    next = next.plusNanos(dice.one(List.of(-1_000L, -1L, 0L, 0L, 1L, 1_000L)));
    return next.isBefore(now) && !back ? now : next;
  }

  static RoleId anyRole(Dice dice, ReferenceModel model) {
    return dice.one(model.roles().keySet());
  }

  static SolutionId anySolution(Dice dice, ReferenceModel model) {
    return model.solutions().isEmpty()
        ? SolutionId.of("no solution")
        : dice.one(model.solutions().keySet());
  }
}
