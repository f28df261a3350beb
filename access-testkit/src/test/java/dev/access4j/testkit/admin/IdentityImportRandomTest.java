package dev.access4j.testkit.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.admin.IdentityImportEvent;
import dev.access4j.admin.IdentityImportKind;
import dev.access4j.admin.IdentityImportNote;
import dev.access4j.admin.IdentityImportSettings;
import dev.access4j.admin.IdentityImportSummary;
import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.UserStatus;
import dev.access4j.identity.Account;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.solution.Solution;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.PrincipalRecord;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Imports of random identity providers")
class IdentityImportRandomTest {

  private static final int SEEDS = Boolean.getBoolean("access4j.slow") ? 20_000 : 600;
  private static final SolutionId LOANS = SolutionId.of("loans");

  private static IdentityImportDesk desk(AssignmentModel model) {
    IdentityImportDesk desk = new IdentityImportDesk(new InMemoryAccessStore(), model);
    desk.change(
        writer -> {
          writer.put(Solution.of(LOANS, "Loans"));
          writer.put(new EndUserRole(RoleId.of("own"), "Ceo", "", new RoleScope.OfSolution(LOANS)));
        });
    return desk;
  }

  private static AssignmentModel model(long seed) {
    return seed % 2 == 0 ? AssignmentModel.PER_SOLUTION : AssignmentModel.ORGANIZATION_WIDE;
  }

  private static IdentityImportSettings sizes(RandomDirectory random) {
    return IdentityImportSettings.DEFAULT
        .withBatchSize(1 + random.below(6))
        .withPageSize(1 + random.below(6));
  }

  /** Things that are there before, some of them just as at the provider and some nearly. */
  private static Consumer<AccessWriter> something(RandomDirectory random) {
    List<EndUser> users = new ArrayList<>();
    for (String name : List.of("Ana", "ben", "cid", "dee")) {
      UserStatus status = random.one(List.of(UserStatus.values()));
      String email = random.below(4) == 0 ? name + "@other" : name + "@X";
      EndUser.Builder user =
          EndUser.builder(EndUserId.of("u-" + name), name, email)
              .status(status)
              .attributes(Attributes.of("region", "west"));
      if (random.below(3) == 0) {
        String sub = "s" + (1 + random.below(9));
        boolean taken = users.stream().anyMatch(each -> each.sub().filter(sub::equals).isPresent());
        users.add(taken ? user.build() : user.sub(sub).build());
      } else if (random.below(3) > 0) {
        users.add(user.build());
      }
    }
    boolean groups = random.below(2) == 0;
    return writer -> {
      users.forEach(writer::put);
      if (groups) {
        writer.put(EndUserRole.of(RoleId.of("t"), "TELLER"));
        writer.put(
            new EndUserGroup(
                GroupId.of("r"), "RETAIL", Set.of(RoleId.of("t")), Attributes.of("desk", "9")));
        users.forEach(user -> writer.addMember(GroupId.of("r"), user.id()));
      }
    };
  }

  @Test
  @Requirement({"AM-5", "AM-3", "DIR-9"})
  @DisplayName("give each account the roles and attributes that it had there, and no other")
  void asTheyHadThem() {
    int compared = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomDirectory random = new RandomDirectory(new SplittableRandom(seed));
      NaiveDirectory drawn = random.draw();
      boolean wide = model(seed) == AssignmentModel.ORGANIZATION_WIDE;
      try (IdentityImportDesk desk = desk(model(seed))) {
        RandomDirectory.fill(desk.provider(), drawn);
        IdentityImportSummary done = desk.run(sizes(random));
        Map<String, PrincipalRecord> users =
            desk.principals().stream()
                .collect(Collectors.toMap(r -> r.user().sub().orElseThrow(), r -> r));
        assertThat(done.of(IdentityImportKind.USER).created()).isEqualTo(users.size());
        for (Account account : drawn.accounts) {
          PrincipalRecord user = users.get(account.sub());
          if (user != null) {
            assertThat(desk.rolesOf(user))
                .as("seed %d, %s", seed, account)
                .isEqualTo(drawn.rolesOf(account, wide));
            assertThat(desk.attributesOf(user))
                .as("seed %d, %s", seed, account)
                .isEqualTo(drawn.attributesOf(account));
            assertThat(user.user().status() == UserStatus.ACTIVE).isEqualTo(account.enabled());
            compared++;
          } else {
            assertThat(refused(desk, IdentityImportKind.USER)).contains(account.username());
          }
        }
        assertThat(refused(desk, IdentityImportKind.GROUP))
            .as("seed %d", seed)
            .isEqualTo(
                drawn.groups.values().stream()
                    .filter(group -> !drawn.takes(group))
                    .map(group -> "/" + String.join("/", group.path()))
                    .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(refused(desk, IdentityImportKind.ROLE))
            .as("seed %d", seed)
            .isEqualTo(
                drawn.roles.keySet().stream()
                    .filter(role -> !drawn.takes(role))
                    .collect(Collectors.toCollection(TreeSet::new)));
      }
    }
    assertThat(compared).isGreaterThan(SEEDS);
  }

  private static Set<String> refused(IdentityImportDesk desk, IdentityImportKind kind) {
    return desk.notes().stream()
        .filter(note -> note.kind() == kind && note.event() == IdentityImportEvent.REFUSED)
        .map(IdentityImportNote::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  @Requirement("AM-5")
  @DisplayName("change nothing when they are run again, into whatever was there")
  void again() {
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomDirectory random = new RandomDirectory(new SplittableRandom(seed));
      try (IdentityImportDesk desk = desk(model(seed))) {
        RandomDirectory.fill(desk.provider(), random.draw());
        desk.change(something(random));
        IdentityImportSummary first = desk.run(sizes(random));
        // A name that one user gives up in the first run is free for another in the second.
        boolean moved = desk.words().stream().anyMatch(word -> word.matches("USER .* RENAMED .*"));
        if (moved) {
          first = desk.run(sizes(random));
        }
        Revision before = desk.revision();
        IdentityImportSummary second = desk.run(sizes(random));
        assertThat(desk.revision()).as("seed %d", seed).isEqualTo(before);
        for (IdentityImportKind kind : IdentityImportKind.values()) {
          assertThat(second.of(kind).created() + second.of(kind).updated()).isZero();
          assertThat(second.of(kind).refused())
              .as("seed %d, %s", seed, kind)
              .isEqualTo(first.of(kind).refused());
        }
      }
    }
  }

  @Test
  @Requirement("AM-5")
  @DisplayName("do and say the same whatever the size of batches and pages")
  void anySize() {
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomDirectory random = new RandomDirectory(new SplittableRandom(seed));
      NaiveDirectory drawn = random.draw();
      Consumer<AccessWriter> there = something(random);
      try (IdentityImportDesk one = desk(model(seed));
          IdentityImportDesk other = desk(model(seed))) {
        one.change(there);
        other.change(there);
        RandomDirectory.fill(one.provider(), drawn);
        RandomDirectory.fill(other.provider(), drawn);
        IdentityImportSummary done = one.run(sizes(random));
        assertThat(other.run(sizes(random)).counts()).isEqualTo(done.counts());
        assertThat(other.state()).as("seed %d", seed).isEqualTo(one.state());
        assertThat(other.notes()).as("seed %d", seed).isEqualTo(one.notes());
      }
    }
  }

  @Test
  @Requirement("AM-5")
  @DisplayName("become what a dry run of them in one batch said, which changes nothing")
  void dryRun() {
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomDirectory random = new RandomDirectory(new SplittableRandom(seed));
      try (IdentityImportDesk desk = desk(model(seed))) {
        RandomDirectory.fill(desk.provider(), random.draw());
        desk.change(something(random));
        Revision before = desk.revision();
        IdentityImportSummary said = desk.run(IdentityImportSettings.DRY_RUN);
        List<IdentityImportNote> notes = desk.notes();
        assertThat(desk.revision()).isEqualTo(before);
        assertThat(said.revision()).isEqualTo(before);
        IdentityImportSummary done = desk.run(sizes(random));
        assertThat(done.counts()).as("seed %d", seed).isEqualTo(said.counts());
        assertThat(desk.notes()).as("seed %d", seed).isEqualTo(notes);
      }
    }
  }

  @Test
  @Requirement({"AM-5", "DIR-2", "ID-2"})
  @DisplayName(
      "never give a user that was there another account, nor one of an unconfirmed address")
  void noTakeover() {
    int linked = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomDirectory random = new RandomDirectory(new SplittableRandom(seed));
      NaiveDirectory drawn = random.draw();
      try (IdentityImportDesk desk = desk(model(seed))) {
        RandomDirectory.fill(desk.provider(), drawn);
        desk.change(something(random));
        List<EndUser> before = desk.principals().stream().map(PrincipalRecord::user).toList();
        IdentityImportSummary unused = desk.run(sizes(random));
        for (PrincipalRecord record : desk.principals()) {
          EndUser user = record.user();
          for (EndUser old : before) {
            if (old.id().equals(user.id())) {
              assertThat(user.status()).isEqualTo(old.status());
              if (old.sub().isPresent()) {
                assertThat(user.sub()).as("seed %d", seed).isEqualTo(old.sub());
              } else if (user.sub().isPresent()) {
                Account account =
                    drawn.accounts.stream()
                        .filter(each -> each.sub().equals(user.sub().orElseThrow()))
                        .findFirst()
                        .orElseThrow();
                assertThat(account.emailVerified()).isTrue();
                assertThat(NaiveDirectory.key(account.email()))
                    .isEqualTo(NaiveDirectory.key(old.email()));
                linked++;
              }
            }
          }
        }
      }
    }
    assertThat(linked).isGreaterThan(SEEDS / 10);
  }
}
