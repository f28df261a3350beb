package dev.access4j.testkit;

import dev.access4j.Access4j;
import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.Decision;
import dev.access4j.decision.Explanation;
import dev.access4j.decision.Subject;
import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.UserStatus;
import dev.access4j.directory.ValidationException;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.Validity;
import dev.access4j.store.AccessWriter;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * An organization for one test: a store in memory, an evaluator and a clock that stands still. What
 * one says of it is written at once, so that a test can ask, change and ask again. The name that
 * something is given is its id too. Not thread-safe.
 *
 * <p>Every method that writes throws {@link ValidationException} when a rule refuses what it is to
 * write, and {@link IllegalArgumentException} when it is told of something that is not there.
 */
public final class AccessFixture implements AutoCloseable {

  /** What the clock shows at first. */
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final OrganizationId id;
  private final SettableClock clock = new SettableClock(START);
  private final Access4j access;

  private AccessFixture(OrganizationId id) {
    this.id = id;
    this.access = Access4j.builder(new InMemoryAccessStore()).clock(clock).build();
    write(writer -> writer.put(Organization.of(id, id.value())));
  }

  /**
   * Starts with an empty organization whose roles are granted solution by solution.
   *
   * @param id the organization's id
   * @return the fixture
   */
  public static AccessFixture organization(String id) {
    return new AccessFixture(OrganizationId.of(id));
  }

  /**
   * Switches the assignment model (AM-1).
   *
   * @param model what makes a role count
   * @return this
   */
  public AccessFixture model(AssignmentModel model) {
    return write(writer -> writer.put(new Organization(id, id.value(), model)));
  }

  /**
   * Adds roles of the organization.
   *
   * @param names their names
   * @return this
   */
  public AccessFixture role(String... names) {
    return write(writer -> new FixtureWriter(writer).roles(names));
  }

  /**
   * Adds a solution's own role (DIR-12).
   *
   * @param solution the solution
   * @param name the role's name
   * @return this
   */
  public AccessFixture ownRole(String solution, String name) {
    return write(writer -> new FixtureWriter(writer).ownRole(SolutionId.of(solution), name));
  }

  /**
   * Adds a group, or gives one other roles.
   *
   * @param name the group's name
   * @param roles the roles that it carries
   * @return this
   */
  public AccessFixture group(String name, String... roles) {
    return write(writer -> new FixtureWriter(writer).group(name, roles));
  }

  /**
   * Adds an active user, or makes one a member of more groups.
   *
   * @param name the user's name
   * @param groups the groups that it is a member of; those that are not there are made
   * @return this
   */
  public AccessFixture user(String name, String... groups) {
    return write(writer -> new FixtureWriter(writer).user(name, groups));
  }

  /**
   * Sets a user's status; one that is not there is added (DIR-3).
   *
   * @param user the user
   * @param status where the user stands
   * @return this
   */
  public AccessFixture user(String user, UserStatus status) {
    return write(writer -> new FixtureWriter(writer).user(user, status));
  }

  /**
   * Sets an attribute of a user or a group (DIR-8).
   *
   * @param holder the user or the group
   * @param key the attribute's key
   * @param values its values
   * @return this
   */
  public AccessFixture attribute(String holder, String key, String... values) {
    return write(writer -> new FixtureWriter(writer).attribute(holder, key, values));
  }

  /**
   * Assigns a role organization-wide; solution by solution, it is one that was kept (AM-2, AM-3).
   *
   * @param user the user
   * @param role the role
   * @return this
   */
  public AccessFixture assign(String user, String role) {
    return write(writer -> new FixtureWriter(writer).assign(user, role));
  }

  /**
   * Adds a solution, or versions to one that is there.
   *
   * @param solution the solution's id
   * @param versions says what versions it has
   * @return this
   */
  public AccessFixture solution(String solution, Consumer<FixtureSolution> versions) {
    FixtureSolution told = new FixtureSolution(SolutionId.of(solution));
    versions.accept(told);
    return write(told::writeTo);
  }

  /**
   * Shares a solution without end (SH-1).
   *
   * @param solution the solution
   * @param grantee the user or the group
   * @param roles the roles; none to give a group's members what the group carries
   * @return this
   */
  public AccessFixture share(String solution, String grantee, String... roles) {
    return share(solution, grantee, Validity.ALWAYS, roles);
  }

  /**
   * Shares a solution for a time (SH-4).
   *
   * @param solution the solution
   * @param grantee the user or the group
   * @param validity when the share grants
   * @param roles the roles; none to give a group's members what the group carries
   * @return this
   */
  public AccessFixture share(String solution, String grantee, Validity validity, String... roles) {
    return write(
        writer ->
            new FixtureWriter(writer).share(SolutionId.of(solution), grantee, validity, roles));
  }

  /**
   * Takes a share away (SH-6).
   *
   * @param solution the solution
   * @param grantee the user or the group
   * @return this
   */
  public AccessFixture unshare(String solution, String grantee) {
    return write(
        writer -> {
          FixtureWriter names = new FixtureWriter(writer);
          writer.unshare(SolutionId.of(solution), names.grantee(grantee));
        });
  }

  /**
   * Sets a solution's general access (SH-5).
   *
   * @param solution the solution
   * @param access who may open it without a share
   * @return this
   */
  public AccessFixture generalAccess(String solution, GeneralAccess access) {
    return write(writer -> new FixtureWriter(writer).generalAccess(solution, access));
  }

  /**
   * Changes anything else. Ids are the names.
   *
   * @param change writes
   * @return this
   */
  public AccessFixture write(Consumer<AccessWriter> change) {
    access.write(
        id,
        writer -> {
          change.accept(writer);
          return id;
        });
    return this;
  }

  /**
   * Asks whether a user may do something in a swimlane of a live version.
   *
   * @param user the user
   * @param solution the solution
   * @param process the process
   * @param lane the swimlane
   * @param operation what the user wants to do
   * @return the answer
   */
  public boolean isAllowed(
      String user, String solution, String process, String lane, Operation operation) {
    return evaluator().isAllowed(request(user, solution, process, lane, operation));
  }

  /**
   * Asks for the decision; for assertions {@link #explain} tells more.
   *
   * @param user the user
   * @param solution the solution
   * @param process the process
   * @param lane the swimlane
   * @param operation what the user wants to do
   * @return the answer
   */
  public Decision evaluate(
      String user, String solution, String process, String lane, Operation operation) {
    return evaluator().evaluate(request(user, solution, process, lane, operation));
  }

  /**
   * Asks for the decision and all that led to it.
   *
   * @param user the user
   * @param solution the solution
   * @param process the process
   * @param lane the swimlane
   * @param operation what the user wants to do
   * @return the answer
   */
  public Explanation explain(
      String user, String solution, String process, String lane, Operation operation) {
    return evaluator().explain(request(user, solution, process, lane, operation));
  }

  /**
   * Makes a request about a swimlane, to be asked as it is or with filters.
   *
   * @param user the user
   * @param solution the solution, whose live version is meant
   * @param process the process
   * @param lane the swimlane
   * @param operation what the user wants to do
   * @return the request
   */
  public AccessRequest request(
      String user, String solution, String process, String lane, Operation operation) {
    Resource resource = Resource.swimlane(process, lane);
    return AccessRequest.of(subject(user), SolutionRef.live(solution), resource, operation);
  }

  /**
   * Returns a user as a subject.
   *
   * @param user the user, who need not exist
   * @return the subject
   */
  public Subject subject(String user) {
    return Subject.user(id, EndUserId.of(user));
  }

  /**
   * Returns whoever is not signed in as a subject.
   *
   * @return the subject
   */
  public Subject anonymous() {
    return Subject.anonymous(id);
  }

  /**
   * Returns the evaluator.
   *
   * @return what answers the questions
   */
  public AccessEvaluator evaluator() {
    return access.evaluator();
  }

  /**
   * Returns the library as it is wired, to give to what is tested.
   *
   * @return evaluator and store
   */
  public Access4j access() {
    return access;
  }

  /**
   * Returns the clock.
   *
   * @return what the test may move
   */
  public SettableClock clock() {
    return clock;
  }

  /**
   * Returns the organization's id.
   *
   * @return the id
   */
  public OrganizationId id() {
    return id;
  }

  /** Lets go of the store. A test may leave it out: nothing outlives the fixture. */
  @Override
  public void close() {
    access.close();
  }
}
