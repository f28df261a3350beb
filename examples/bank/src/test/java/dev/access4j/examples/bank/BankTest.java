package dev.access4j.examples.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.access4j.Access4j;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.Decision;
import dev.access4j.decision.DenialReason;
import dev.access4j.directory.SolutionId;
import dev.access4j.store.PageRequest;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BankTest {

  private static final int REQUESTS = 4_096;

  @ParameterizedTest
  @ValueSource(ints = {1_000, 3_000, 10_000})
  void sevenOfEightRequestsAreAllowedWhateverTheSize(int users) {
    Bank bank = new Bank(users);
    try (Access4j access = Access4j.builder(bank.load()).build()) {
      AccessRequest[] requests = bank.requests(REQUESTS, 1);
      assertThat(requests).hasSize(REQUESTS);
      for (int i = 0; i < REQUESTS; i++) {
        if (i % 8 != 7) {
          assertThat(access.evaluator().evaluate(requests[i]).isAllowed())
              .as("%s", requests[i])
              .isTrue();
        }
      }
    }
  }

  @Test
  void theEighthIsMostlyDeniedForMoreThanOneReason() {
    Bank bank = new Bank(1_000);
    Map<DenialReason, Integer> denied = new EnumMap<>(DenialReason.class);
    try (Access4j access = Access4j.builder(bank.load()).build()) {
      AccessRequest[] requests = bank.requests(REQUESTS, 1);
      for (int i = 7; i < REQUESTS; i += 8) {
        if (access.evaluator().evaluate(requests[i]) instanceof Decision.Denied no) {
          denied.merge(no.reason(), 1, Integer::sum);
        }
      }
    }
    assertThat(denied)
        .containsOnlyKeys(
            DenialReason.NOT_SHARED,
            DenialReason.OPERATION_NOT_PERMITTED,
            DenialReason.BUSINESS_FILTER_MISMATCH);
    assertThat(denied.values().stream().mapToInt(Integer::intValue).sum())
        .isBetween(REQUESTS / 8 / 2, REQUESTS / 8 - 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 10_000})
  void eachSolutionIsSharedWithTwentyFiveGroups(int users) {
    Bank bank = new Bank(users);
    try (Access4j access = Access4j.builder(bank.load()).build()) {
      int shares =
          access
              .store()
              .read(
                  Bank.ID, view -> view.shares(SolutionId.of("solution-3"), PageRequest.first(100)))
              .size();
      assertThat(shares).isEqualTo(25);
    }
  }

  @Test
  void aSmallerBankIsRefused() {
    assertThatThrownBy(() -> new Bank(999)).hasMessage("users: at least 1,000, not 999");
  }
}
