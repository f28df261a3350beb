package dev.access4j.testkit.comparison;

import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.AccessScope;
import dev.access4j.decision.AttributeSource;
import dev.access4j.decision.BatchAnswer;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.CacheStatistics;
import dev.access4j.decision.Decision;
import dev.access4j.decision.DenialReason;
import dev.access4j.decision.EvaluatorStatistics;
import dev.access4j.decision.Explanation;
import dev.access4j.decision.PreparedCheck;
import dev.access4j.decision.SolutionAccess;
import dev.access4j.decision.Subject;
import dev.access4j.decision.UserPage;
import dev.access4j.decision.UserQuery;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.VersionState;
import dev.access4j.store.AccessStore;
import dev.access4j.store.PageRequest;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import dev.access4j.store.StaleReadException;
import dev.access4j.testkit.reference.ReferenceModel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** An evaluator with one planted fault, or none: whole models and loops, no cache but of models. */
final class FaultyEvaluator implements AccessEvaluator {

  private final AccessStore store;
  private final InstantSource clock;
  private final Fault fault;
  private final FaultyMemory memory = new FaultyMemory();
  private final Map<OrganizationId, ReferenceModel> models = new HashMap<>();
  private final Map<OrganizationId, Instant> readAt = new HashMap<>();

  FaultyEvaluator(AccessStore store, InstantSource clock, Fault fault) {
    this.store = store;
    this.clock = clock;
    this.fault = fault;
  }

  FaultyRules rules(OrganizationId organization) {
    Revision revision = store.read(organization, ReadView::revision);
    ReferenceModel model = models.get(organization);
    if (model == null || !model.revision().equals(revision)) {
      model = store.read(organization, ReferenceModel::of);
      models.put(organization, model);
      readAt.put(organization, clock.instant());
    }
    Instant now =
        fault == Fault.CLOCK_READ_AFTER_CHANGES_ONLY
            ? readAt.getOrDefault(organization, Instant.MIN)
            : clock.instant();
    Set<EndUserId> foreign = new HashSet<>();
    models.values().forEach(each -> foreign.addAll(each.users().keySet()));
    return new FaultyRules(model, now, fault, memory, foreign);
  }

  private FaultyRules rules(AccessRequest request) {
    FaultyRules rules = rules(request.subject().organization());
    if (rules.model().revision().compareTo(request.atLeast()) < 0) {
      throw new StaleReadException("not there yet");
    }
    return rules;
  }

  static Decision decide(FaultyRules rules, AccessRequest request) {
    Optional<DenialReason> denial = rules.denial(request);
    Revision revision = rules.model().revision();
    if (rules.has(Fault.REVISION_ONE_BEHIND) && revision.value() > 0) {
      revision = new Revision(revision.value() - 1);
    }
    return denial.isPresent()
        ? new Decision.Denied(revision, denial.get())
        : new Decision.Allowed(revision, rules.deciding(request).get(0));
  }

  @Override
  public boolean isAllowed(AccessRequest request) {
    return rules(request).allows(request);
  }

  @Override
  public Decision evaluate(AccessRequest request) {
    return decide(rules(request), request);
  }

  @Override
  public Explanation explain(AccessRequest request) {
    FaultyRules rules = rules(request);
    return FaultyExplanation.of(rules, request, decide(rules, request));
  }

  @Override
  public List<BatchAnswer> evaluateAll(List<AccessRequest> requests) {
    List<BatchAnswer> answers = new ArrayList<>();
    for (AccessRequest request : requests) {
      try {
        answers.add(new BatchAnswer.Decided(evaluate(request)));
      } catch (StaleReadException e) {
        if (fault == Fault.BATCH_FAILS_WHOLE) {
          throw e;
        }
        answers.add(new BatchAnswer.Failed(e));
      }
    }
    if (fault == Fault.BATCH_OUT_OF_ORDER) {
      Collections.reverse(answers);
    }
    return answers;
  }

  @Override
  public SolutionAccess access(Subject subject, SolutionRef solution) {
    return new FaultyAccess(this, subject, solution, Revision.NONE, fault);
  }

  @Override
  public PreparedCheck prepare(
      OrganizationId organization, SolutionRef solution, Resource resource, Operation operation) {
    return prepared(
        organization,
        subject -> AccessRequest.of(subject, solution, resource, operation),
        Revision.NONE);
  }

  private PreparedCheck prepared(
      OrganizationId organization, Function<Subject, AccessRequest> request, Revision atLeast) {
    return new PreparedCheck() {
      @Override
      public PreparedCheck atLeast(Revision revision) {
        return prepared(organization, request, revision);
      }

      @Override
      public boolean isAllowed(Subject subject, BusinessFilters filters) {
        return evaluate(subject, filters).isAllowed();
      }

      @Override
      public Decision evaluate(Subject subject, BusinessFilters filters) {
        if (!subject.organization().equals(organization)) {
          throw new IllegalArgumentException("of another organization");
        }
        return FaultyEvaluator.this.evaluate(request.apply(subject).with(filters).atLeast(atLeast));
      }
    };
  }

  @Override
  public List<SolutionId> solutions(Subject subject) {
    FaultyRules rules = rules(subject.organization());
    return rules.model().solutions().keySet().stream()
        .filter(id -> opens(rules, subject, new SolutionRef.Live(id)))
        .sorted()
        .toList();
  }

  private boolean opens(FaultyRules rules, Subject subject, SolutionRef ref) {
    return rules.subjectFailure(subject).isEmpty()
        && (rules.solutionFailure(ref).isEmpty() || opensDraft(rules, subject, ref))
        && (!rules.counting(subject, ref).isEmpty() || opensDraft(rules, subject, ref));
  }

  private boolean opensDraft(FaultyRules rules, Subject subject, SolutionRef ref) {
    return fault == Fault.DRAFT_SOLUTIONS_OPEN
        && !rules.reached(subject, ref).isEmpty()
        && rules.model().versions().getOrDefault(ref.solution(), List.of()).stream()
            .anyMatch(version -> version.state() == VersionState.DRAFT);
  }

  @Override
  public UserPage users(UserQuery query, PageRequest<EndUserId> page) {
    FaultyRules rules = rules(query.organization());
    boolean after = page.after().isEmpty();
    List<EndUser> found = new ArrayList<>();
    for (EndUser user : rules.model().users().values()) {
      Subject subject = Subject.user(query.organization(), user.id());
      AccessRequest request =
          AccessRequest.of(subject, query.solution(), query.resource(), query.operation())
              .with(query.filters());
      boolean invited = fault == Fault.INVITED_USERS_LISTED && user.status() == UserStatus.INVITED;
      if (after && (rules.allows(request) || invited)) {
        found.add(user);
      }
      after |= page.after().equals(Optional.of(user.id()));
    }
    boolean more = found.size() > page.limit();
    if (!more) {
      return new UserPage(found, null, rules.model().revision());
    }
    List<EndUser> first = found.subList(0, page.limit());
    boolean cut = fault == Fault.USERS_CUT_IN_SILENCE && page.after().isPresent();
    EndUserId next = cut ? null : first.get(first.size() - 1).id();
    return new UserPage(first, next, rules.model().revision());
  }

  @Override
  public Stream<EndUser> users(UserQuery query) {
    return users(query, PageRequest.first(Integer.MAX_VALUE)).users().stream();
  }

  @Override
  public AccessScope scope(Subject subject, Operation operation, AttributeSource source) {
    FaultyRules rules = rules(subject.organization());
    Map<SolutionRef.Pinned, Set<Resource>> visible = new HashMap<>();
    for (SolutionRef.Pinned ref : versions(rules)) {
      visible.put(ref, visible(rules, subject, ref, operation));
    }
    return scope(visible, rules.attributes(subject, source));
  }

  private static List<SolutionRef.Pinned> versions(FaultyRules rules) {
    return rules.model().versions().values().stream()
        .flatMap(List::stream)
        .map(version -> new SolutionRef.Pinned(version.solution(), version.id()))
        .toList();
  }

  @Override
  public AccessScope scope(
      Subject subject,
      Operation operation,
      AttributeSource source,
      Collection<SolutionRef.Pinned> versions) {
    if (fault == Fault.SCOPE_OF_VERSIONS_HAS_OTHERS) {
      return scope(subject, operation, source);
    }
    FaultyRules rules = rules(subject.organization());
    Map<SolutionRef.Pinned, Set<Resource>> visible = new HashMap<>();
    for (SolutionRef.Pinned ref : versions) {
      Set<Resource> resources = visible(rules, subject, ref, operation);
      if (resources.isEmpty() && fault == Fault.SCOPE_OF_VERSIONS_STOPS_AT_ONE_WITHOUT_ROWS) {
        break;
      }
      visible.put(ref, resources);
    }
    return scope(visible, rules.attributes(subject, source));
  }

  private AccessScope scope(
      Map<SolutionRef.Pinned, Set<Resource>> visible, Map<String, Set<String>> attributes) {
    if (visible.values().stream().allMatch(Set::isEmpty)) {
      return new AccessScope.Nothing();
    }
    AccessScope.Condition condition = new AccessScope.Condition(visible, attributes);
    return fault == Fault.SCOPE_IGNORES_FILTERS ? unfiltered(condition) : condition;
  }

  private static AccessScope unfiltered(AccessScope.Condition condition) {
    Map<String, Set<String>> any = new HashMap<>();
    condition.attributes().forEach((key, values) -> any.put(key, allValues(values)));
    return new AccessScope.Condition(condition.resources(), any);
  }

  private static Set<String> allValues(Set<String> values) {
    Set<String> all = new HashSet<>(values);
    all.addAll(List.of("branch_01", "branch_02", "north"));
    return all;
  }

  static Set<Resource> visible(
      FaultyRules rules, Subject subject, SolutionRef ref, Operation operation) {
    Set<Resource> found = new HashSet<>();
    for (Resource resource : rules.resources(ref).keySet()) {
      if (rules.allows(AccessRequest.of(subject, ref, resource, operation))) {
        found.add(resource);
      }
    }
    return found;
  }

  @Override
  public EvaluatorStatistics statistics() {
    CacheStatistics none = new CacheStatistics(0, 0, 0, 0, 0);
    return new EvaluatorStatistics(none, none, none, 0, 0);
  }
}
