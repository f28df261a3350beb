package dev.access4j.testkit.admin;

import static dev.access4j.testkit.admin.AdminBank.ACME;
import static dev.access4j.testkit.admin.AdminBank.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.admin.AccountDifference;
import dev.access4j.admin.AccountDifference.AccountDisabled;
import dev.access4j.admin.AccountDifference.AccountEnabled;
import dev.access4j.admin.AccountDifference.AccountGone;
import dev.access4j.admin.AccountDifference.DetailsDiffer;
import dev.access4j.admin.AccountDifference.NoAccount;
import dev.access4j.admin.AccountDifference.NoUser;
import dev.access4j.admin.AccountDifference.NotLinked;
import dev.access4j.admin.ReconcileSummary;
import dev.access4j.admin.SettleResult;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.UserStatus;
import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityPage;
import dev.access4j.store.AccountTask;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import dev.access4j.testkit.identity.DelegatingProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Users and accounts compared: ID-6")
@Requirement("ID-6")
class ReconciliationTest {

  private final DelegatingProvider provider = new DelegatingProvider();
  private final AdminBank bank = new AdminBank(provider);

  private static Account account(String name, boolean verified, boolean enabled) {
    return new Account(
        "sub-" + name, name, name + "@acme.example", verified, "", "", enabled, Map.of());
  }

  private Account put(Account account) {
    provider.real.put(ACME, account);
    return account;
  }

  private EndUser put(EndUser.Builder user) {
    EndUser built = user.build();
    Revision unused = bank.access.change(ACME, writer -> writer.put(built));
    return built;
  }

  private static EndUser.Builder user(String name) {
    return EndUser.builder(EndUserId.of(name), name, name + "@acme.example");
  }

  private static EndUser.Builder linked(String name) {
    return user(name).sub("sub-" + name);
  }

  private List<AccountDifference> differences() {
    Revision before = bank.revision();
    List<AccountDifference> found = new ArrayList<>();
    ReconcileSummary summary = bank.admin.identity().reconcile(ROOT, found::add);
    assertThat(summary.differences()).isEqualTo(found.size());
    assertThat(bank.revision()).isEqualTo(before);
    return found;
  }

  private List<String> settle(List<AccountDifference> differences) {
    List<SettleResult> results = new ArrayList<>();
    bank.admin.identity().settle(ROOT, differences, results::add);
    assertThat(results).extracting(SettleResult::difference).isEqualTo(differences);
    return results.stream().map(SettleResult::problem).toList();
  }

  private EndUser now(EndUser user) {
    return bank.admin.users().find(ROOT, user.id()).orElseThrow().value();
  }

  @Test
  @DisplayName("those that agree are not told, whatever the case of names")
  void agreeing() {
    put(account("ana", true, true));
    put(linked("Ana").sub("sub-ana"));
    put(account("off", true, false));
    put(linked("off").status(UserStatus.DEACTIVATED));
    put(account("new", false, true));
    put(linked("new").status(UserStatus.INVITED));
    put(user("later").status(UserStatus.INVITED));
    assertThat(bank.admin.identity().reconcile(ROOT, each -> {}))
        .isEqualTo(new ReconcileSummary(4, 3, 3, 0));
  }

  @Test
  @DisplayName("an account that is gone: the user is shut out, and free for another account")
  void gone() {
    EndUser ana = put(linked("ana"));
    EndUser ben = put(linked("ben").status(UserStatus.INVITED));
    List<AccountDifference> found = differences();
    assertThat(found)
        .containsExactly(new AccountGone(ana, "sub-ana"), new AccountGone(ben, "sub-ben"));
    assertThat(settle(found)).containsExactly("", "");
    assertThat(now(ana)).isEqualTo(user("ana").status(UserStatus.DEACTIVATED).build());
    assertThat(now(ben)).isEqualTo(user("ben").status(UserStatus.INVITED).build());
  }

  @Test
  @DisplayName("an account that is disabled: the user is shut out")
  void disabled() {
    EndUser ana = put(linked("ana"));
    Account account = put(account("ana", true, false));
    assertThat(differences()).containsExactly(new AccountDisabled(ana, account));
    assertThat(settle(differences())).containsExactly("");
    assertThat(now(ana).status()).isEqualTo(UserStatus.DEACTIVATED);
    assertThat(differences()).isEmpty();
  }

  @Test
  @DisplayName("a deactivated user whose account may sign in: the account is disabled")
  void enabled() {
    EndUser ana = put(linked("ana").status(UserStatus.DEACTIVATED));
    Account account = put(account("ana", true, true));
    assertThat(differences()).containsExactly(new AccountEnabled(ana, account));
    assertThat(settle(differences())).containsExactly("");
    assertThat(provider.find(ACME, "sub-ana").orElseThrow().enabled()).isFalse();
    assertThat(differences()).isEmpty();
  }

  @Test
  @DisplayName("names that differ are taken from the account, an address only if it is confirmed")
  void details() {
    EndUser ana = put(linked("ana"));
    Account renamed =
        put(new Account("sub-ana", "anna", "x@acme.example", false, "Ann", "", true, Map.of()));
    assertThat(differences()).containsExactly(new DetailsDiffer(ana, renamed));
    assertThat(settle(differences()))
        .containsExactly("not taken: the account's address is not confirmed");
    put(new Account("sub-ana", "anna", "x@acme.example", true, "Ann", "", true, Map.of()));
    assertThat(settle(differences())).containsExactly("");
    assertThat(now(ana))
        .isEqualTo(
            EndUser.builder(ana.id(), "anna", "x@acme.example")
                .name("Ann", "")
                .sub("sub-ana")
                .build());
  }

  @Test
  @DisplayName("an account that is disabled and renamed is settled at once")
  void twoDifferences() {
    EndUser ana = put(linked("ana"));
    put(new Account("sub-ana", "anna", "ana@acme.example", true, "", "", false, Map.of()));
    assertThat(settle(differences())).containsExactly("", "");
    assertThat(now(ana).username()).isEqualTo("anna");
    assertThat(now(ana).status()).isEqualTo(UserStatus.DEACTIVATED);
  }

  @Test
  @DisplayName("an address that is taken here refuses the account's, and the rest goes on")
  void taken() {
    put(linked("ana"));
    put(linked("ben"));
    put(new Account("sub-ana", "ana", "ben@acme.example", true, "", "", true, Map.of()));
    put(account("ben", true, false));
    List<String> problems = settle(differences());
    assertThat(problems).hasSize(2);
    assertThat(problems.get(0)).contains("email").contains("DIR-2");
    assertThat(problems.get(1)).isEmpty();
  }

  @Test
  @DisplayName("a user without account is linked to the one with its confirmed address")
  void notLinked() {
    EndUser ana = put(user("ana"));
    Account account = put(account("ana", false, true));
    assertThat(differences()).containsExactly(new NotLinked(ana, account));
    assertThat(settle(differences()))
        .containsExactly("not linked: the account's address is not confirmed");
    put(account("ana", true, true));
    assertThat(settle(differences())).containsExactly("");
    assertThat(now(ana)).isEqualTo(linked("ana").build());
  }

  @Test
  @DisplayName("what has no counterpart is told in both directions, and left to people")
  void alone() {
    EndUser ana = put(user("ana"));
    Account ben = put(account("ben", true, true));
    Account odd = put(new Account("odd", "odd", "", true, "", "", true, Map.of()));
    assertThat(differences())
        .containsExactlyInAnyOrder(new NoUser(ben), new NoUser(odd), new NoAccount(ana));
    assertThat(settle(differences())).allMatch(problem -> problem.startsWith("cannot be settled"));
  }

  @Test
  @DisplayName("what was changed since it was told is left alone")
  void changedMeanwhile() {
    EndUser ana = put(linked("ana"));
    put(account("ana", true, false));
    EndUser ben = put(linked("ben"));
    List<AccountDifference> told = differences();
    put(account("ana", true, true));
    put(account("ben", true, true));
    assertThat(settle(told)).allMatch(problem -> problem.contains("changed meanwhile"));
    assertThat(now(ana)).isEqualTo(ana);
    put(account("ana", true, false));
    put(linked("ana").name("Ana", ""));
    assertThat(settle(told)).allMatch(problem -> problem.contains("changed meanwhile"));
    assertThat(now(ben)).isEqualTo(ben);
  }

  @Test
  @DisplayName("an account that a page has missed is not told as gone")
  void missed() {
    DelegatingProvider skipping =
        new DelegatingProvider() {
          @Override
          public IdentityPage<Account> accounts(
              OrganizationId organization, String after, int limit) {
            return new IdentityPage<>(List.of(), "");
          }
        };
    AdminBank other = new AdminBank(skipping);
    skipping.real.put(ACME, account("ana", true, false));
    EndUser ana = linked("ana").build();
    Revision unused = other.access.change(ACME, writer -> writer.put(ana));
    List<AccountDifference> found = new ArrayList<>();
    other.admin.identity().reconcile(ROOT, found::add);
    assertThat(found).containsExactly(new AccountDisabled(ana, account("ana", true, false)));
  }

  @Test
  @DisplayName("all pages are compared")
  void manyPages() {
    Revision unused =
        bank.access.change(
            ACME,
            writer -> {
              for (int i = 0; i < 1203; i++) {
                writer.put(linked("u" + i).build());
              }
            });
    for (int i = 0; i < 1203; i++) {
      put(account("u" + i, true, i != 1201));
    }
    assertThat(differences()).hasSize(1);
    assertThat(bank.admin.identity().reconcile(ROOT, each -> {}))
        .isEqualTo(new ReconcileSummary(1203, 1203, 1203, 1));
  }

  @Test
  @DisplayName("what an admin has asked for and is still to be done is not settled away")
  void pending() {
    EndUser ana = put(linked("ana"));
    Account account = put(account("ana", true, false));
    Revision unused =
        bank.access.change(
            ACME,
            writer ->
                writer.put(new AccountTask(ana.id(), AccountTask.Work.ENABLE, "sub-ana", "")));
    assertThat(settle(List.of(new AccountDisabled(ana, account))))
        .containsExactly("not settled: something is still to be done: retry first");
    assertThat(now(ana)).isEqualTo(ana);
  }
}
