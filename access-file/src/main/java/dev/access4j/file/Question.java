package dev.access4j.file;

import static java.util.Objects.requireNonNull;

import dev.access4j.decision.BusinessFilters;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;

/** What can be asked of an organization, in terms of a document: users by their usernames. */
public sealed interface Question {

  /**
   * Returns the question's name in a case file.
   *
   * @return the value of {@code ask}
   */
  String ask();

  /** Who asks. */
  sealed interface Asker {

    /** Somebody who is not signed in. */
    Asker ANONYMOUS = new Anonymous();

    /**
     * An end user. Any text is taken: one that no user has is an unknown user.
     *
     * @param username the username, compared exactly
     */
    record Named(String username) implements Asker {
      /**
       * Checks that nothing is null.
       *
       * @param username see above
       */
      public Named {
        requireNonNull(username, "username");
      }
    }

    /** Somebody who is not signed in. */
    record Anonymous() implements Asker {}

    /**
     * Names an end user.
     *
     * @param username the username, compared exactly
     * @return the asker
     */
    static Asker named(String username) {
      return new Named(username);
    }
  }

  /**
   * May somebody do something? Answered by {@code ALLOWED}, or {@code DENIED:} and the reason.
   *
   * @param asker who asks
   * @param solution the solution and version
   * @param resource the swimlane or UI flow
   * @param operation what the asker wants to do
   * @param filters the instance's business-filter values
   */
  record Evaluate(
      Asker asker,
      SolutionRef solution,
      Resource resource,
      Operation operation,
      BusinessFilters filters)
      implements Question {
    @Override
    public String ask() {
      return "evaluate";
    }
  }

  /**
   * May somebody start a process (EV-13)? Answered by {@code true} or {@code false}.
   *
   * @param asker who asks
   * @param solution the solution and version
   * @param process the process
   * @param filters the business-filter values that the instance will have
   */
  record CanStart(Asker asker, SolutionRef solution, String process, BusinessFilters filters)
      implements Question {
    @Override
    public String ask() {
      return "canStart";
    }
  }

  /**
   * What may somebody do with an instance (EV-14)? Answered by {@code FULL}, {@code READ_ONLY} or
   * {@code DENIED}.
   *
   * @param asker who asks
   * @param solution the solution and version
   * @param process the process
   * @param swimlane the swimlane that the instance's token is in
   * @param filters the instance's business-filter values
   */
  record InstanceAccess(
      Asker asker, SolutionRef solution, String process, String swimlane, BusinessFilters filters)
      implements Question {
    @Override
    public String ask() {
      return "instanceAccess";
    }
  }

  /**
   * Which solutions can somebody open (LU-1)? Answered by their ids.
   *
   * @param asker who asks
   */
  record Solutions(Asker asker) implements Question {
    @Override
    public String ask() {
      return "solutions";
    }
  }

  /**
   * Which operations may somebody do on a resource (LU-2)? Answered by their names.
   *
   * @param asker who asks
   * @param solution the solution and version
   * @param resource the swimlane or UI flow
   * @param filters the instance's business-filter values
   */
  record Operations(Asker asker, SolutionRef solution, Resource resource, BusinessFilters filters)
      implements Question {
    @Override
    public String ask() {
      return "operations";
    }
  }

  /**
   * On which resources may somebody do something (LU-3)? Answered by {@code process/swimlane} and
   * {@code uiFlow:name}.
   *
   * @param asker who asks
   * @param solution the solution and version
   * @param operation what the asker wants to do
   * @param filters the instance's business-filter values
   */
  record Resources(Asker asker, SolutionRef solution, Operation operation, BusinessFilters filters)
      implements Question {
    @Override
    public String ask() {
      return "resources";
    }
  }

  /**
   * Which listed roles does somebody hold (LU-6)? Answered by their names.
   *
   * @param asker who asks
   * @param solution the solution and version
   */
  record Roles(Asker asker, SolutionRef solution) implements Question {
    @Override
    public String ask() {
      return "roles";
    }
  }

  /**
   * Which end users may do something (LU-4)? Answered by their usernames.
   *
   * @param solution the solution and version
   * @param resource the swimlane or UI flow
   * @param operation what they would do
   * @param filters the instance's business-filter values
   */
  record Users(
      SolutionRef solution, Resource resource, Operation operation, BusinessFilters filters)
      implements Question {
    @Override
    public String ask() {
      return "users";
    }
  }
}
