package dev.access4j.internal.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.decision.Subject;
import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.Validity;
import dev.access4j.store.PrincipalRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A principal as it is kept")
class PrincipalTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Home home = new Home(OrganizationId.of("bank"), Shared.by(10));

  @Test
  @DisplayName("has each share as the store has it, by its solution (SH-6)")
  void shares() {
    for (int seed = 0; seed < 200; seed++) {
      EndUserId user = EndUserId.of("user-" + seed);
      List<SolutionShare> shares = shares(user, new SplittableRandom(seed));
      Principal principal = principal(user, shares);
      for (SolutionShare share : shares) {
        assertThat(principal.share(share.solution())).as("seed %d", seed).isEqualTo(share);
      }
      assertThat(principal.shares).hasSameSizeAs(shares);
      assertThat(principal.share(SolutionId.of("s"))).isNull();
      assertThat(principal.share(SolutionId.of("s99"))).isNull();
    }
  }

  private static List<SolutionShare> shares(EndUserId user, SplittableRandom random) {
    List<SolutionShare> shares = new ArrayList<>();
    for (int s = random.nextInt(30); s > 0; s--) {
      RoleId[] roles =
          random
              .ints(1 + random.nextInt(20), 0, 30)
              .distinct()
              .mapToObj(role -> RoleId.of("r" + role))
              .toArray(RoleId[]::new);
      SolutionShare share = SolutionShare.withUser(SolutionId.of("s" + s), user, roles);
      shares.add(
          random.nextBoolean()
              ? share
              : share.during(Validity.from(START.plusSeconds(random.nextInt(3)))));
    }
    Collections.shuffle(shares, new java.util.Random(random.nextLong()));
    return shares;
  }

  @Test
  @DisplayName("shares with others what they have too")
  void sharesWithOthers() {
    Principal one = principal(EndUserId.of("one"), List.of(share("one")));
    Principal other = principal(EndUserId.of("other"), List.of(share("other")));
    assertThat(other.groups).isSameAs(one.groups);
    assertThat(other.assignments).isSameAs(one.assignments);
    assertThat(other.shares).isSameAs(one.shares);
    assertThat(other.attributes).isSameAs(one.attributes);
    assertThat(other.share(SolutionId.of("loans"))).isEqualTo(share("other"));
  }

  private static SolutionShare share(String user) {
    return SolutionShare.withUser(SolutionId.of("loans"), EndUserId.of(user), RoleId.of("clerk"));
  }

  private Principal principal(EndUserId user, List<SolutionShare> shares) {
    EndUser known =
        EndUser.builder(user, user.value(), user.value() + "@bank.example")
            .attributes(Attributes.of("branch", "north", "south"))
            .build();
    PrincipalRecord found =
        new PrincipalRecord(
            known,
            Set.of(GroupId.of("b"), GroupId.of("a")),
            Set.of(RoleId.of("teller"), RoleId.of("clerk")),
            shares);
    Subject subject = Subject.user(OrganizationId.of("bank"), user);
    return new Principal(subject, home, 1, found, home.shared);
  }
}
