package dev.access4j.internal.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.decision.Subject;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.solution.SolutionRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The table of the latest checks")
class RecentTest {

  private static final SolutionRef LOANS = SolutionRef.live("loans");
  private static final int ROUNDS = 8;

  private final Home home = new Home(OrganizationId.of("bank"), Shared.NOTHING);

  @Test
  @DisplayName("makes room for what is asked about, as far as the caches may keep as much")
  void grows() {
    List<Compiled> many = IntStream.range(0, 100_000).mapToObj(this::compiled).toList();
    Recent large = new Recent(many.size(), many.size());
    Recent small = new Recent(1_000, many.size());
    for (int round = 0; round < ROUNDS; round++) {
      many.forEach(large::keep);
      many.forEach(small::keep);
    }
    assertThat(many.stream().filter(each -> find(large, each)).count())
        .isGreaterThan(many.size() * 3L / 4);
    assertThat(many.stream().filter(each -> find(small, each)).count())
        .isPositive()
        .isLessThanOrEqualTo(4_000);
  }

  @Test
  @DisplayName("forgets one when it is told to, and all, and begins anew")
  void forgets() {
    Recent recent = new Recent(1_000, 1_000);
    Compiled ana = compiled(1);
    Compiled bob = compiled(2);
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

  private static boolean find(Recent recent, Compiled compiled) {
    return recent.find(compiled.parts.principal().subject, LOANS) == compiled;
  }

  private Compiled compiled(int user) {
    Subject subject = Subject.user(home.id, EndUserId.of("user-" + user));
    Principal principal = new Principal(subject, home, 1, null, Shared.NOTHING);
    Policy policy = Policy.of(home, 1, LOANS, Optional.empty());
    Organization organization = Organization.of(home.id, "Bank");
    return Compiled.of(
        new Parts(home, 1, organization, principal, new Group[0], policy), Instant.EPOCH);
  }
}
