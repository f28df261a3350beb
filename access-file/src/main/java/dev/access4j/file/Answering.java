package dev.access4j.file;

import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.Decision;
import dev.access4j.decision.SolutionAccess;
import dev.access4j.decision.Subject;
import dev.access4j.decision.UserQuery;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.SolutionId;
import dev.access4j.file.Question.Asker;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.AccessStore;
import dev.access4j.store.PolicyRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts questions to an evaluator, and its answers into words. */
final class Answering {

  private final AccessStore store;
  private final AccessEvaluator evaluator;
  private final OrganizationId organization;

  Answering(AccessStore store, AccessEvaluator evaluator, OrganizationId organization) {
    this.store = store;
    this.evaluator = evaluator;
    this.organization = organization;
  }

  Answer answer(Question question) {
    if (question instanceof Question.Evaluate ask) {
      return word(evaluator.evaluate(request(ask)));
    } else if (question instanceof Question.CanStart ask) {
      SolutionAccess access = access(ask.asker(), ask.solution());
      return new Answer.Word(String.valueOf(access.canStart(ask.process(), ask.filters())));
    } else if (question instanceof Question.InstanceAccess ask) {
      SolutionAccess access = access(ask.asker(), ask.solution());
      return new Answer.Word(
          access.instanceAccess(ask.process(), ask.swimlane(), ask.filters()).name());
    } else if (question instanceof Question.Users ask) {
      UserQuery query =
          new UserQuery(
              organization, ask.solution(), ask.resource(), ask.operation(), ask.filters());
      try (Stream<EndUser> users = evaluator.users(query)) {
        return names(users.map(EndUser::username));
      }
    }
    return names(listed(question));
  }

  private Stream<String> listed(Question question) {
    if (question instanceof Question.Solutions ask) {
      return evaluator.solutions(subject(ask.asker())).stream().map(SolutionId::value);
    } else if (question instanceof Question.Operations ask) {
      return access(ask.asker(), ask.solution()).operations(ask.resource(), ask.filters()).stream()
          .map(Operation::name);
    } else if (question instanceof Question.Resources ask) {
      return access(ask.asker(), ask.solution()).resources(ask.operation(), ask.filters()).stream()
          .map(Resource::toString);
    } else if (question instanceof Question.Roles ask) {
      return access(ask.asker(), ask.solution()).roles().stream().map(held -> held.role().name());
    }
    throw new IllegalArgumentException("no such question: " + question.ask());
  }

  /** What explains the answers. */
  Explaining explaining() {
    return new Explaining(
        evaluator,
        this::subject,
        solution ->
            store
                .<Optional<PolicyRecord>>read(organization, view -> view.policy(solution))
                .flatMap(PolicyRecord::version));
  }

  private AccessRequest request(Question.Evaluate ask) {
    return AccessRequest.of(subject(ask.asker()), ask.solution(), ask.resource(), ask.operation())
        .with(ask.filters());
  }

  private SolutionAccess access(Asker asker, SolutionRef solution) {
    return evaluator.access(subject(asker), solution);
  }

  private Subject subject(Asker asker) {
    if (!(asker instanceof Asker.Named named)) {
      return Subject.anonymous(organization);
    }
    String username = named.username();
    // The store finds a name in any case, and a name refers exactly (DIR-13). Somebody who is not
    // there asks under an id that nobody has.
    EndUserId id =
        store
            .<Optional<EndUser>>read(organization, view -> view.userNamed(username))
            .filter(user -> user.username().equals(username))
            .map(EndUser::id)
            .orElseGet(EndUserId::random);
    return Subject.user(organization, id);
  }

  static Answer word(Decision decision) {
    return new Answer.Word(
        decision instanceof Decision.Denied denied ? "DENIED:" + denied.reason() : "ALLOWED");
  }

  private static Answer names(Stream<String> names) {
    List<String> sorted = names.sorted().toList();
    return new Answer.Names(sorted);
  }
}
