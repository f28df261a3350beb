package dev.access4j.testkit.comparison;

import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.AccessScope;
import dev.access4j.decision.AttributeSource;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.HeldRole;
import dev.access4j.decision.SolutionAccess;
import dev.access4j.decision.Subject;
import dev.access4j.decision.UserPage;
import dev.access4j.decision.UserQuery;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.PageRequest;
import dev.access4j.testkit.random.RandomRequests;
import dev.access4j.testkit.reference.ReferenceEvaluator;
import dev.access4j.testkit.reference.ReferenceLookups;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The questions that are made of many evaluations: LU-1 to LU-6, and by another EV-13 to EV-15. */
final class LookupQuestions {

  private static final int ROWS = 6;

  private final AccessEvaluator evaluator;
  private final ReferenceEvaluator reference;
  private final ReferenceLookups lookups;
  private final Witness witness;
  private final RandomGenerator random;

  LookupQuestions(
      AccessEvaluator evaluator,
      ReferenceEvaluator reference,
      Witness witness,
      RandomGenerator random) {
    this.evaluator = evaluator;
    this.reference = reference;
    this.lookups = new ReferenceLookups(reference);
    this.witness = witness;
    this.random = random;
  }

  void ask(SolutionAccess access, AccessRequest request) {
    Subject subject = request.subject();
    SolutionRef ref = request.solution();
    BusinessFilters filters = request.filters();
    if (request.resource() instanceof Resource.SwimlaneOf lane) {
      new InstanceQuestions(reference, witness, random).ask(access, request, lane);
    }
    witness.lookup(
        "operations",
        request,
        List.copyOf(lookups.operations(subject, ref, request.resource(), filters)),
        () -> List.copyOf(access.operations(request.resource(), filters)));
    witness.lookup(
        "resources",
        request,
        lookups.resources(subject, ref, request.operation(), filters),
        () -> access.resources(request.operation(), filters));
    List<Object> held = held(reference.roles(subject, ref));
    witness.found("roles held", !held.isEmpty());
    witness.lookup("roles", request, held, () -> held(access.roles()));
    witness.lookup(
        "solutions", subject, lookups.solutions(subject), () -> evaluator.solutions(subject));
  }

  /** The roles in their order; the ways to each in any. */
  private static List<Object> held(List<HeldRole> roles) {
    List<Object> comparable = new ArrayList<>();
    for (HeldRole role : roles) {
      comparable.add(role.role());
      comparable.add(new HashSet<>(role.grants()));
      comparable.add(role.grants().size());
    }
    return comparable;
  }

  void askForUsers(AccessRequest request) {
    UserQuery query =
        new UserQuery(
            request.subject().organization(),
            request.solution(),
            request.resource(),
            request.operation(),
            request.filters());
    List<EndUser> expected = lookups.users(query);
    witness.found("users allowed", !expected.isEmpty());
    for (int limit : new int[] {1, 2, 7}) {
      witness.lookup("users by " + limit, query, expected, () -> paged(query, limit));
    }
    witness.lookup(
        "users streamed",
        query,
        expected,
        () -> {
          try (Stream<EndUser> users = evaluator.users(query)) {
            return users.toList();
          }
        });
  }

  /** Every page but the last is full, and each is of the revision that there is. */
  private List<EndUser> paged(UserQuery query, int limit) {
    List<EndUser> found = new ArrayList<>();
    PageRequest<EndUserId> request = PageRequest.first(limit);
    while (true) {
      UserPage page = evaluator.users(query, request);
      found.addAll(page.users());
      if (!page.revision().equals(reference.model().revision())) {
        throw new IllegalStateException("a page of " + page.revision());
      }
      Optional<EndUserId> next = page.next();
      if (next.isEmpty()) {
        return found;
      }
      if (page.users().size() != limit) {
        throw new IllegalStateException("a page of " + page.users().size() + " is not the last");
      }
      request = PageRequest.after(next.get(), limit);
    }
  }

  void askForScope(AccessRequest request, RandomRequests generator) {
    AttributeSource source = generator.attributeSource();
    Subject subject = request.subject();
    Operation operation = request.operation();
    AccessScope scope =
        witness.answer("scope", request, () -> evaluator.scope(subject, operation, source));
    for (int i = 0; i < ROWS; i++) {
      AccessScope.Row row = row(generator.version(), generator);
      boolean touched = lookups.mayTouch(subject, operation, source, row);
      witness.found("rows in scope", touched);
      witness.lookup(
          "scope of " + subject + " for " + operation + " by " + source,
          row,
          touched,
          () -> scope.test(row));
    }
  }

  private static AccessScope.Row row(SolutionRef.Pinned version, RandomRequests generator) {
    AccessRequest like = generator.next();
    return new AccessScope.Row(version, like.resource(), like.filters());
  }

  /** Of a subject that was asked about just now, or of any, which may be cached or not. */
  void askForScopeOfVersions(AccessRequest request, RandomRequests generator) {
    AttributeSource source = generator.attributeSource();
    Subject subject = (random.nextBoolean() ? request : generator.next()).subject();
    Operation operation = request.operation();
    // Of the few that there are: some twice, a draft, one that is not there.
    List<SolutionRef.Pinned> versions =
        Stream.generate(generator::version).limit(random.nextInt(ROWS)).toList();
    AccessScope scope =
        witness.answer(
            "scope of versions",
            request,
            () -> evaluator.scope(subject, operation, source, versions));
    for (int i = 0; i < ROWS; i++) {
      AccessScope.Row row =
          row(i < versions.size() ? versions.get(i) : generator.version(), generator);
      boolean touched = lookups.mayTouch(subject, operation, source, versions, row);
      witness.found("rows in scope of versions", touched);
      witness.lookup(
          "scope of " + subject + " for " + operation + " by " + source + " on " + versions,
          row,
          touched,
          () -> scope.test(row));
    }
  }
}
