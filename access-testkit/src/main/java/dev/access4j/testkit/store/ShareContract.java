package dev.access4j.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.Validity;
import dev.access4j.store.PageRequest;
import dev.access4j.testkit.Requirement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class ShareContract extends StoreContract {

  private static final List<String> ZONES =
      List.of("Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "UTC");

  private Sample sample;

  ShareContract(AccessStoreKit kit) {
    super(kit);
  }

  @BeforeEach
  void write() {
    sample = new Sample(org, "here");
    write(sample::writeTo);
  }

  @Test
  @Requirement("SH-1")
  @DisplayName("a share is found from its solution and from its user or group, and nowhere else")
  void found() {
    assertThat(ofUser(Sample.ANN))
        .containsExactly(
            SolutionShare.withUser(Sample.LOANS, Sample.ANN, Sample.CLERK, Sample.BROKER));
    assertThat(ofUser(Sample.EVE)).isEmpty();
    assertThat(ofGroup(Sample.AUDIT)).containsExactly(sample.auditShare());
    assertThat(ofGroup(Sample.RETAIL))
        .containsExactlyInAnyOrder(
            SolutionShare.withGroup(Sample.LOANS, Sample.RETAIL, SharedRoles.FROM_GROUP),
            SolutionShare.withGroup(Sample.CARDS, Sample.RETAIL, SharedRoles.of(Sample.CLERK)));
    assertThat(ofSolution(Sample.LOANS))
        .hasSize(3)
        .extracting(SolutionShare::solution)
        .containsOnly(Sample.LOANS);
    assertThat(ofSolution(Sample.PLANS)).isEmpty();
    assertThat(ofSolution(SolutionId.of("no such solution"))).isEmpty();
  }

  @Test
  @Requirement("SH-6")
  @DisplayName("sharing again with the same user or group replaces the share whole")
  void replaced() {
    SolutionShare user =
        SolutionShare.withUser(Sample.LOANS, Sample.ANN, Sample.AUDITOR)
            .during(Validity.until(Instant.EPOCH));
    SolutionShare group =
        SolutionShare.withGroup(Sample.LOANS, Sample.AUDIT, SharedRoles.FROM_GROUP);
    write(
        tx -> {
          tx.put(user);
          tx.put(group);
        });
    assertThat(ofUser(Sample.ANN)).containsExactly(user);
    assertThat(ofGroup(Sample.AUDIT)).containsExactly(group);
    assertThat(ofSolution(Sample.LOANS)).hasSize(3).contains(user, group);
    assertThat(now().roleUses(Sample.BROKER).shares()).isEmpty();
  }

  @Test
  @Requirement("SH-6")
  @DisplayName("a share that is deleted is found in no way, others stay")
  void deleted() {
    write(
        tx -> {
          tx.deleteShare(Sample.LOANS, new Grantee.User(Sample.ANN));
          tx.deleteShare(Sample.LOANS, new Grantee.Group(Sample.RETAIL));
        });
    assertThat(ofUser(Sample.ANN)).isEmpty();
    assertThat(ofGroup(Sample.RETAIL))
        .extracting(SolutionShare::solution)
        .containsExactly(Sample.CARDS);
    assertThat(ofSolution(Sample.LOANS)).containsExactly(sample.auditShare());
    assertThat(ofSolution(Sample.CARDS)).hasSize(2);
  }

  @Test
  @Requirement("SH-6")
  @DisplayName("a user and a group of one id have shares of their own")
  void sameId() {
    EndUserId user = EndUserId.of("same");
    GroupId group = GroupId.of("same");
    SolutionShare withUser = SolutionShare.withUser(Sample.PLANS, user, Sample.CLERK);
    SolutionShare withGroup =
        SolutionShare.withGroup(Sample.PLANS, group, SharedRoles.of(Sample.AUDITOR));
    write(
        tx -> {
          tx.put(sample.user(user, "same").build());
          tx.put(EndUserGroup.of(group, "same"));
          tx.put(withGroup);
          tx.put(withUser);
        });
    assertThat(ofSolution(Sample.PLANS)).containsExactly(withUser, withGroup);
    write(tx -> tx.deleteShare(Sample.PLANS, withUser.grantee()));
    assertThat(ofSolution(Sample.PLANS)).containsExactly(withGroup);
    assertThat(ofGroup(group)).containsExactly(withGroup);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-29T01:30:00.123456Z", // skipped by the clocks of Berlin
        "2026-10-25T00:30:00.000001Z", // twice on the clocks of Berlin
        "2026-11-01T05:59:59.999999Z", // twice on the clocks of New York
        "2011-12-30T12:00:00.000010Z", // a day that Apia skipped
        "1969-12-31T23:59:59.999999Z",
        "1883-11-18T16:58:02.100000Z", // before New York had standard time
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999998Z"
      })
  @ResourceLock(Resources.TIME_ZONE)
  @Requirement("SH-4")
  @DisplayName("start and end are kept to the microsecond, whatever the default time zone")
  void instants(String text) {
    Instant instant = Instant.parse(text);
    TimeZone before = TimeZone.getDefault();
    try {
      for (String zone : ZONES) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        SolutionShare share =
            SolutionShare.withUser(Sample.PLANS, Sample.EVE, Sample.CLERK)
                .during(new Validity(instant, instant.plusNanos(1_000)));
        write(tx -> tx.put(share));
        for (String other : List.of(zone, "Asia/Tokyo", "America/Los_Angeles")) {
          TimeZone.setDefault(TimeZone.getTimeZone(other));
          assertThat(ofUser(Sample.EVE)).as("%s, read in %s", zone, other).containsExactly(share);
        }
        assertThat(ofSolution(Sample.PLANS)).containsExactly(share);
      }
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  @Requirement("SH-4")
  @DisplayName("a share has a start, an end, both or neither, and can lose them")
  void openEnds() {
    Instant instant = Instant.parse("2026-11-24T10:15:30.5Z");
    for (Validity validity :
        List.of(
            Validity.from(instant),
            Validity.until(instant),
            new Validity(instant, instant),
            Validity.ALWAYS)) {
      SolutionShare share =
          SolutionShare.withGroup(Sample.PLANS, Sample.EMPTY, SharedRoles.FROM_GROUP)
              .during(validity);
      write(tx -> tx.put(share));
      assertThat(ofGroup(Sample.EMPTY)).containsExactly(share);
    }
  }

  private List<SolutionShare> ofUser(EndUserId user) {
    return now().principal(user).orElseThrow().shares();
  }

  private List<SolutionShare> ofGroup(GroupId group) {
    return List.copyOf(now().groups(Set.of(group)).values().iterator().next().shares());
  }

  private List<SolutionShare> ofSolution(SolutionId solution) {
    return now().shares(solution, PageRequest.first(10));
  }
}
