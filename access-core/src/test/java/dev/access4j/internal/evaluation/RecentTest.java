package dev.access4j.internal.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.decision.Subject;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.solution.SolutionRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The table of the latest checks")
class RecentTest {

  private static final SolutionRef LOANS = SolutionRef.live("loans");
  private static final int ROUNDS = 8;

  private final Home home = new Home(OrganizationId.of("bank"), Shared.NOTHING);

  @Test
  @DisplayName("makes room for what is asked about")
  void grows() {
    List<Compiled> many = compiled(5_000);
    Recent recent = new Recent(many.size(), many.size(), 4);
    for (int round = 0; round < ROUNDS; round++) {
      many.forEach(recent::keep);
    }
    assertThat(found(recent, many)).isGreaterThan(many.size() * 3L / 4);
  }

  @Test
  @DisplayName("holds no more than the caches may keep, and forgets what is asked no more")
  void bounded() {
    List<Compiled> many = compiled(5_000);
    Recent recent = new Recent(300, many.size());
    long most = 0;
    for (int i = 0; i < many.size(); i++) {
      recent.keep(many.get(i));
      if (i % 10 == 0) {
        most = Math.max(most, found(recent, many));
      }
    }
    assertThat(most).isBetween(250L, 300L);
    assertThat(found(recent, many.subList(0, 1_000))).as("asked long ago").isZero();
  }

  @Test
  @DisplayName("does not grow for what was forgotten")
  void evicted() {
    List<Compiled> many = compiled(5_000);
    Recent recent = new Recent(many.size(), many.size(), 1 << 13);
    List<Compiled> stay = many.subList(0, 100);
    stay.forEach(recent::keep);
    for (Compiled each : many.subList(stay.size(), many.size())) {
      recent.keep(each);
      recent.forget(each);
    }
    assertThat(found(recent, stay)).as("those in whose place none came").isGreaterThan(30);
    assertThat(found(recent, many)).isEqualTo(found(recent, stay));
  }

  @Test
  @DisplayName("forgets one when it is told to, and all, and begins anew")
  void forgets() {
    Recent recent = new Recent(1_000, 1_000);
    Compiled ana = compiledOf(1);
    Compiled bob = compiledOf(2);
    recent.keep(ana);
    recent.keep(bob);
    assertThat(find(recent, ana)).isTrue();
    recent.forget(ana);
    assertThat(find(recent, ana)).isFalse();
    assertThat(find(recent, bob)).isTrue();
    recent.forgetAll();
    assertThat(find(recent, bob)).isFalse();
    recent.keep(bob);
    assertThat(find(recent, bob)).isTrue();
  }

  @Test
  @DisplayName("finds only what was kept for the very user, whoever keeps, forgets and grows it")
  void raced() throws Exception {
    List<Compiled> many = compiled(2_000);
    Recent recent = new Recent(many.size(), many.size(), 4);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> wrong =
          threads.invokeAll(
              IntStream.range(0, 4)
                  .<Callable<Integer>>mapToObj(seed -> () -> wrong(recent, many, seed))
                  .toList());
      for (Future<Integer> each : wrong) {
        assertThat(each.get()).isZero();
      }
    } finally {
      threads.shutdownNow();
    }
    for (int round = 0; round < ROUNDS; round++) {
      many.forEach(recent::keep);
    }
    assertThat(found(recent, many)).isGreaterThan(many.size() * 2L / 3);
  }

  /** How often something was found that is not what was asked for. */
  private static int wrong(Recent recent, List<Compiled> many, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int wrong = 0;
    for (int i = 0; i < 200_000; i++) {
      Compiled asked = many.get(random.nextInt(many.size()));
      Compiled found = recent.find(asked.parts.principal().subject, LOANS);
      if (found == null) {
        recent.keep(asked);
      } else if (found != asked) {
        wrong++;
      }
      if (random.nextInt(16) == 0) {
        recent.forget(asked);
      }
      if (random.nextInt(20_000) == 0) {
        recent.forgetAll();
      }
    }
    return wrong;
  }

  private static long found(Recent recent, List<Compiled> many) {
    return many.stream().filter(each -> find(recent, each)).count();
  }

  private List<Compiled> compiled(int count) {
    List<Compiled> many = new ArrayList<>();
    for (int user = 0; user < count; user++) {
      many.add(compiledOf(user));
    }
    return many;
  }

  private static boolean find(Recent recent, Compiled compiled) {
    return recent.find(compiled.parts.principal().subject, LOANS) == compiled;
  }

  private Compiled compiledOf(int user) {
    Subject subject = Subject.user(home.id, EndUserId.of("user-" + user));
    Principal principal = new Principal(subject, home, 1, null, Shared.NOTHING);
    Policy policy = Policy.of(home, 1, LOANS, Optional.empty());
    Organization organization = Organization.of(home.id, "Bank");
    return Compiled.of(
        new Parts(home, 1, organization, principal, new Group[0], policy), Instant.EPOCH);
  }
}
