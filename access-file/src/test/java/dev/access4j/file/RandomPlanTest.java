package dev.access4j.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.Subject;
import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.Text;
import dev.access4j.directory.UserStatus;
import dev.access4j.directory.ValidationException;
import dev.access4j.file.Question.Asker;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import dev.access4j.testkit.random.RandomChanges;
import dev.access4j.testkit.random.RandomModel;
import dev.access4j.testkit.random.RandomRequests;
import dev.access4j.testkit.random.Step;
import dev.access4j.testkit.reference.ReferenceModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Plans between random organizations, judged by the documents before and after. */
class RandomPlanTest {

  private static final int PAIRS = Boolean.getBoolean("access4j.slow") ? 5_000 : 250;
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final OrganizationId ID = OrganizationId.of("bank");

  private int refused;
  private int applied;
  private int changed;

  @Test
  @Requirement({"DIR-3", "DIR-10", "DIR-13", "SOL-7", "AM-3", "AM-4"})
  void planAndApplyLeadFromOneOrganizationToAnother() {
    for (int seed = 0; seed < PAIRS; seed++) {
      Random random = new Random(seed);
      InMemoryAccessStore from = store(random);
      InMemoryAccessStore to =
          random.nextInt(3) == 0 ? store(random) : evolved(AccessFile.export(from, ID), random);
      if (random.nextBoolean()) {
        write(to, writer -> turn(writer, random));
      }
      linkAccounts(from);
      AccessFile wanted = AccessFile.export(to, ID);
      String at = "seed " + seed;
      List<String> refusals = difference(from, to).refusals();
      refused += refusals.isEmpty() ? 0 : 1;
      // What makes room for one may be in the way of another.
      for (int round = 0; !refusals.isEmpty(); round++) {
        assertThat(round).as(at).isLessThan(10);
        List<String> current = refusals;
        assertRefused(at, from, wanted, current);
        write(from, writer -> makeRoom(writer, to, current));
        refusals = difference(from, to).refusals();
      }
      assertLeads(at, from, to, wanted, random);
    }
    assertThat(refused).as("refused").isGreaterThan(PAIRS / 5);
    assertThat(applied).as("applied").isGreaterThan(PAIRS * 9 / 10);
    assertThat(changed).as("changes").isGreaterThan(applied * 5);
  }

  private static DocumentDifference difference(InMemoryAccessStore from, InMemoryAccessStore to) {
    return new DocumentDifference(nodes(from), nodes(to));
  }

  private static Node.Fields nodes(InMemoryAccessStore store) {
    return store.read(ID, view -> ContentNodes.of(Exporting.byName(view, Progress.NONE)));
  }

  private void assertRefused(
      String at, InMemoryAccessStore from, AccessFile wanted, List<String> refusals) {
    List<String> rules = refusals.stream().map(RandomPlanTest::rule).sorted().toList();
    try {
      wanted.plan(from);
    } catch (AccessFileException e) {
      assertThat(e.faults()).as(at).allMatch(fault -> !fault.path().isEmpty());
      assertThat(e.faults().stream().map(FileFault::rule).sorted().toList())
          .as("%s: %s", at, refusals)
          .isEqualTo(rules);
      return;
    }
    throw new AssertionError(at + ": not refused: " + refusals);
  }

  private void assertLeads(
      String at,
      InMemoryAccessStore from,
      InMemoryAccessStore to,
      AccessFile wanted,
      Random random) {
    Map<String, String> identities = identities(from);
    List<String> expected = difference(from, to).changes();
    AccessPlan plan = wanted.plan(from);
    assertThat(plan.changes().stream().map(RandomPlanTest::key).sorted().toList())
        .as(at)
        .isEqualTo(expected);
    assertThat(plan.changes()).as(at).isSorted();
    plan.apply(from);
    applied++;
    changed += expected.size();
    assertThat(AccessFile.export(from, ID)).as(at).isEqualTo(wanted);
    assertThat(wanted.plan(from).changes()).as(at).isEmpty();
    Map<String, String> kept = identities(from);
    kept.keySet().retainAll(identities.keySet());
    identities.keySet().retainAll(kept.keySet());
    assertThat(kept).as(at).isEqualTo(identities);
    Revision planned = plan.revision();
    assertThat(from.<Revision>read(ID, view -> view.revision()))
        .as(at)
        .isEqualTo(plan.isEmpty() ? planned : planned.next());
    assertSameAnswers(at, from, wanted, random);
  }

  private static String key(PlannedChange change) {
    boolean exact =
        switch (change.what()) {
          case ORGANIZATION, SOLUTION, VERSION -> true;
          default -> false;
        };
    boolean exactWithin =
        switch (change.what()) {
          case ASSIGNMENT, MEMBERSHIP -> false;
          default -> true;
        };
    return change.kind()
        + " "
        + DocumentParts.key(
            change.what(),
            exactWithin ? change.within() : Text.caseKey(change.within()),
            exact ? change.name() : Text.caseKey(change.name()));
  }

  /** What has an id of the store's own, or an account, by the name that it is known by. */
  private static Map<String, String> identities(InMemoryAccessStore store) {
    ReferenceModel model = store.read(ID, ReferenceModel::of);
    Map<String, String> found = new TreeMap<>();
    for (EndUser user : model.users().values()) {
      String is = user.id() + " " + user.sub().orElse("");
      found.put("user " + Text.caseKey(user.username()), is);
    }
    for (EndUserGroup group : model.groups().values()) {
      found.put("group " + Text.caseKey(group.name()), group.id().value());
    }
    for (EndUserRole role : model.roles().values()) {
      found.put(role.scope() + " " + Text.caseKey(role.name()), role.id().value());
    }
    return found;
  }

  private static void assertSameAnswers(
      String at, InMemoryAccessStore planned, AccessFile wanted, Random random) {
    InMemoryAccessStore fresh = new InMemoryAccessStore();
    wanted.load(fresh);
    ReferenceModel model = planned.read(ID, ReferenceModel::of);
    RandomRequests requests = new RandomRequests(random, model, model);
    try (CaseRunner one = CaseRunner.of(planned, ID);
        CaseRunner other = CaseRunner.of(fresh, ID)) {
      for (int i = 0; i < 30; i++) {
        AccessRequest request = requests.next();
        Asker asker =
            request.subject() instanceof Subject.User user
                ? Asker.named(username(model, user.id()))
                : new Asker.Anonymous();
        for (Question question : questions(asker, request)) {
          assertThat(one.answer(question, NOW))
              .as("%s: %s", at, question)
              .isEqualTo(other.answer(question, NOW));
        }
      }
    }
  }

  private static String username(ReferenceModel model, EndUserId id) {
    EndUser user = model.users().get(id);
    return user == null ? "nobody" : user.username();
  }

  private static List<Question> questions(Asker asker, AccessRequest request) {
    return List.of(
        new Question.Evaluate(
            asker, request.solution(), request.resource(), request.operation(), request.filters()),
        new Question.Roles(asker, request.solution()),
        new Question.Solutions(asker));
  }

  // --- Random organizations ---

  private static void write(InMemoryAccessStore store, Consumer<AccessWriter> work) {
    store.write(
        ID,
        tx -> {
          work.accept(new AccessWriter(tx));
          return ID;
        });
  }

  private static InMemoryAccessStore store(Random random) {
    InMemoryAccessStore store = new InMemoryAccessStore();
    RandomModel model = new RandomModel(random, NOW);
    write(store, writer -> model.writeTo(writer, ID));
    return store;
  }

  /** A copy with a history of its own. */
  private static InMemoryAccessStore evolved(AccessFile start, Random random) {
    InMemoryAccessStore store = new InMemoryAccessStore();
    start.load(store);
    RandomChanges changes = new RandomChanges(random, NOW);
    for (int i = random.nextInt(40); i > 0; i--) {
      ReferenceModel model = store.read(ID, ReferenceModel::of);
      for (Step step : changes.next(model, NOW)) {
        if (step instanceof Step.Write one) {
          write(store, writer -> attempt(writer, one.action()));
        }
      }
    }
    return store;
  }

  private static void attempt(AccessWriter writer, Consumer<AccessWriter> action) {
    try {
      action.accept(writer);
    } catch (ValidationException refused) {
      // A history has such steps; they change nothing.
    }
  }

  /** Names in another case, and e-mail addresses that change hands. */
  private static void turn(AccessWriter writer, Random random) {
    ReferenceModel model = ReferenceModel.of(writer.view());
    for (EndUserRole role : model.roles().values()) {
      if (!role.equals(EndUserRole.ANONYMOUS) && random.nextInt(4) == 0) {
        writer.put(
            new EndUserRole(role.id(), otherCase(role.name()), role.description(), role.scope()));
      }
    }
    for (EndUserGroup group : model.groups().values()) {
      if (random.nextInt(4) == 0) {
        String name = otherCase(group.name());
        writer.put(new EndUserGroup(group.id(), name, group.roles(), group.attributes()));
      }
    }
    List<EndUser> users = new ArrayList<>(model.users().values());
    List<String> addresses = new ArrayList<>(users.stream().map(EndUser::email).toList());
    Collections.shuffle(addresses, random);
    users.forEach(user -> writer.put(user.toBuilder().email("aside-" + user.email()).build()));
    for (int i = 0; i < users.size(); i++) {
      EndUser user = users.get(i);
      String name = random.nextInt(4) == 0 ? otherCase(user.username()) : user.username();
      writer.put(user.toBuilder().username(name).email(addresses.get(i)).build());
    }
  }

  private static String otherCase(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.equals(name) ? name.toLowerCase(Locale.ROOT) : upper;
  }

  private static void linkAccounts(InMemoryAccessStore store) {
    write(
        store,
        writer ->
            ReferenceModel.of(writer.view())
                .users()
                .values()
                .forEach(
                    user -> {
                      if (user.hashCode() % 2 == 0) {
                        writer.put(user.toBuilder().sub("sub of " + user.id()).build());
                      }
                    }));
  }

  private static String rule(String refusal) {
    return refusal.substring(0, refusal.indexOf(' '));
  }

  /** Takes away what makes the plan be refused. */
  private static void makeRoom(AccessWriter writer, InMemoryAccessStore to, List<String> refusals) {
    for (String refusal : refusals) {
      String within = DocumentParts.within(refusal);
      String name = DocumentParts.name(refusal);
      switch (rule(refusal)) {
        case "AM-4" -> {
          Organization old = writer.view().organization().orElseThrow();
          AssignmentModel other =
              old.assignmentModel() == AssignmentModel.PER_SOLUTION
                  ? AssignmentModel.ORGANIZATION_WIDE
                  : AssignmentModel.PER_SOLUTION;
          writer.put(new Organization(old.id(), old.name(), other));
        }
        case "AM-3" -> assign(writer, to, within, name);
        case "DIR-3" -> writer.view().userNamed(name).ifPresent(u -> writer.deleteUser(u.id()));
        default -> writer.deleteSolution(SolutionId.of(within));
      }
    }
  }

  private static void assign(
      AccessWriter writer, InMemoryAccessStore to, String username, String roleName) {
    EndUserRole role =
        writer
            .view()
            .roleNamed(RoleScope.ORGANIZATION, roleName)
            .orElseGet(() -> EndUserRole.of(RoleId.random(), roleName));
    writer.put(role);
    EndUser user =
        writer
            .view()
            .userNamed(username)
            .orElseGet(
                () ->
                    EndUser.builder(EndUserId.random(), username, EndUserId.random() + "@x")
                        .status(status(to, username))
                        .build());
    writer.put(user);
    writer.restoreAssignment(user.id(), role.id());
  }

  private static UserStatus status(InMemoryAccessStore store, String username) {
    return store.read(ID, view -> view.userNamed(username).orElseThrow().status());
  }
}
