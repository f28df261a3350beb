package dev.access4j.testkit.admin;

import static dev.access4j.testkit.admin.AdminBank.ACME;
import static dev.access4j.testkit.admin.AdminBank.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.access4j.admin.ProvidedUser;
import dev.access4j.admin.RetrySummary;
import dev.access4j.admin.UserDetails;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.UserStatus;
import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.Invitation;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.store.AccessStore;
import dev.access4j.store.AccountTask;
import dev.access4j.store.AccountTask.Work;
import dev.access4j.store.ChangeFeed;
import dev.access4j.store.PageRequest;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import dev.access4j.store.StoreException;
import dev.access4j.store.WriteTransaction;
import dev.access4j.testkit.Requirement;
import dev.access4j.testkit.identity.DelegatingProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is still to be done at the identity provider: ID-2, ID-3, ID-5")
class AccountTasksTest {

  private static final UserDetails BEN = UserDetails.of("ben", "ben@acme.example");

  private final Failing provider = new Failing();
  private final AdminBank bank = new AdminBank(provider);

  /** Fails before it has done anything, or after it has done all of it. */
  private static final class Failing extends DelegatingProvider {
    boolean before;
    boolean after;
    Runnable meanwhile = () -> {};
    Runnable whileEnabling = () -> {};

    private void failIf(boolean now) {
      if (now) {
        throw new IdentityException(IdentityException.Kind.UNAVAILABLE, "the provider is down");
      }
    }

    @Override
    public Invitation invite(
        OrganizationId organization, EndUser user, Consumer<? super Account> guard) {
      failIf(before);
      Invitation done = super.invite(organization, user, guard);
      meanwhile.run();
      failIf(after);
      return done;
    }

    @Override
    public Invitation resend(OrganizationId organization, String sub) {
      failIf(before);
      return super.resend(organization, sub);
    }

    @Override
    public void disable(OrganizationId organization, String sub) {
      failIf(before);
      meanwhile.run();
      super.disable(organization, sub);
      failIf(after);
    }

    @Override
    public void enable(OrganizationId organization, String sub) {
      failIf(before);
      whileEnabling.run();
      super.enable(organization, sub);
      failIf(after);
    }

    @Override
    public void endSessions(OrganizationId organization, String sub) {
      failIf(before);
      super.endSessions(organization, sub);
    }

    @Override
    public void delete(OrganizationId organization, String sub) {
      failIf(before);
      super.delete(organization, sub);
    }
  }

  /** Cannot be written while it is down. */
  private static final class Halting implements AccessStore {
    private final AccessStore real = new InMemoryAccessStore();
    boolean down;

    @Override
    public <T> T read(OrganizationId organization, Function<? super ReadView, T> query) {
      return real.read(organization, query);
    }

    @Override
    public <T> T write(OrganizationId organization, Function<? super WriteTransaction, T> work) {
      if (down) {
        throw new StoreException("the store is down");
      }
      return real.write(organization, work);
    }

    @Override
    public ChangeFeed changes() {
      return real.changes();
    }
  }

  private List<AccountTask> tasks() {
    return bank.admin.identity().tasks(ROOT, PageRequest.first(10)).rows();
  }

  private RetrySummary retry() {
    return bank.admin.identity().retry(ROOT, task -> {});
  }

  private EndUser now(EndUserId user) {
    return bank.admin.users().find(ROOT, user).orElseThrow().value();
  }

  private boolean isEnabled(EndUser user) {
    return provider.find(ACME, user.sub().orElseThrow()).orElseThrow().enabled();
  }

  @Test
  @Requirement("ID-3")
  @DisplayName("mail that was not sent is told with the user until it is sent")
  void mailNotSent() {
    provider.real.mailProblem("no mail server is set");
    EndUser ben = bank.admin.users().invite(ROOT, BEN).user().value();
    AccountTask task =
        new AccountTask(ben.id(), Work.INVITE, ben.sub().orElseThrow(), "no mail server is set");
    assertThat(tasks()).containsExactly(task);
    assertThat(bank.admin.identity().tasksOf(ROOT, Set.of(ben.id()))).containsOnlyKeys(ben.id());
    assertThat(retry()).isEqualTo(new RetrySummary(0, 1));
    assertThat(tasks()).containsExactly(task);
    provider.real.mailProblem("");
    assertThat(bank.admin.users().inviteAgain(ROOT, ben.id()).problem()).isEmpty();
    assertThat(tasks()).isEmpty();
    assertThat(provider.real.mails()).containsExactly("ben@acme.example");
    assertThat(now(ben.id()).status()).isEqualTo(UserStatus.INVITED);
  }

  @Test
  @Requirement({"ID-2", "ID-3"})
  @DisplayName("an answer that was lost makes no second account")
  void answerLost() {
    provider.after = true;
    EndUser ben = bank.admin.users().invite(ROOT, BEN).user().value();
    assertThat(ben.sub()).isEmpty();
    assertThat(tasks()).extracting(AccountTask::problem).containsExactly("the provider is down");
    provider.after = false;
    assertThat(retry()).isEqualTo(new RetrySummary(1, 0));
    Account account = provider.findByEmail(ACME, "ben@acme.example").orElseThrow();
    assertThat(now(ben.id()).sub()).contains(account.sub());
    assertThat(provider.accounts(ACME, "", 10).items()).hasSize(1);
    assertThat(tasks()).isEmpty();
  }

  @Test
  @Requirement("ID-2")
  @DisplayName("an account that was lost at the provider is made again")
  void accountLost() {
    EndUser ben = bank.admin.users().invite(ROOT, BEN).user().value();
    provider.real.delete(ACME, ben.sub().orElseThrow());
    ProvidedUser again = bank.admin.users().inviteAgain(ROOT, ben.id());
    assertThat(again.problem()).isEmpty();
    assertThat(provider.find(ACME, again.user().value().sub().orElseThrow())).isPresent();
  }

  @Test
  @Requirement("ID-2")
  @DisplayName("a link that could not be written is made at the next try")
  void ourTransactionFails() {
    Halting store = new Halting();
    AdminBank other = new AdminBank(provider, store);
    provider.meanwhile = () -> store.down = true;
    EndUser ben = other.admin.users().invite(ROOT, BEN).user().value();
    assertThat(ben.sub()).isEmpty();
    provider.meanwhile = () -> {};
    store.down = false;
    assertThat(other.admin.identity().retry(ROOT, task -> {})).isEqualTo(new RetrySummary(1, 0));
    assertThat(other.admin.users().find(ROOT, ben.id()).orElseThrow().value().sub()).isPresent();
    assertThat(provider.accounts(ACME, "", 10).items()).hasSize(1);
  }

  @Test
  @Requirement("ID-5")
  @DisplayName("a user who is shut out while the provider is down is denied, and disabled later")
  void disabledLater() {
    EndUser ana = bank.user("ana").value();
    provider.before = true;
    ProvidedUser shutOut = bank.admin.users().deactivate(ROOT, ana.id());
    assertThat(shutOut.problem()).isEqualTo("the provider is down");
    assertThat(now(ana.id()).status()).isEqualTo(UserStatus.DEACTIVATED);
    assertThat(isEnabled(ana)).isTrue();
    assertThat(retry()).isEqualTo(new RetrySummary(0, 1));
    provider.before = false;
    List<AccountTask> tried = new ArrayList<>();
    assertThat(bank.admin.identity().retry(ROOT, tried::add)).isEqualTo(new RetrySummary(1, 0));
    assertThat(tried).extracting(AccountTask::problem).containsExactly("");
    assertThat(isEnabled(ana)).isFalse();
    assertThat(provider.real.endedSessions()).containsExactly(ana.sub().orElseThrow());
    assertThat(tasks()).isEmpty();
  }

  @Test
  @Requirement("ID-5")
  @DisplayName("what was asked for last is what is done")
  void theLastCounts() {
    EndUser ana = bank.user("ana").value();
    provider.before = true;
    bank.admin.users().deactivate(ROOT, ana.id());
    bank.admin.users().reactivate(ROOT, ana.id());
    assertThat(tasks()).extracting(AccountTask::work).containsExactly(Work.ENABLE);
    provider.before = false;
    retry();
    assertThat(isEnabled(ana)).isTrue();
  }

  @Test
  @Requirement("ID-5")
  @DisplayName("a task that somebody has overtaken is dropped and not done")
  void overtaken() {
    EndUser ana = bank.user("ana").value();
    provider.before = true;
    bank.admin.users().deactivate(ROOT, ana.id());
    Revision unused =
        bank.access.change(
            ACME,
            writer -> writer.put(now(ana.id()).toBuilder().status(UserStatus.ACTIVE).build()));
    provider.before = false;
    assertThat(retry()).isEqualTo(new RetrySummary(1, 0));
    assertThat(isEnabled(ana)).isTrue();
    assertThat(tasks()).isEmpty();
  }

  @Test
  @Requirement("ID-5")
  @DisplayName("the sessions of a deleted user end, though the provider was down")
  void deletedLater() {
    EndUser ana = bank.user("ana").value();
    provider.before = true;
    bank.admin.users().delete(ROOT, ana.id(), bank.revision());
    assertThat(bank.admin.users().find(ROOT, ana.id())).isEmpty();
    provider.before = false;
    retry();
    assertThat(provider.real.endedSessions()).containsExactly(ana.sub().orElseThrow());
    assertThat(isEnabled(ana)).isTrue();
  }

  @Test
  @Requirement("ID-5")
  @DisplayName("an account goes with its user if that is wanted")
  void deletedWithAccount() {
    EndUser ana = bank.user("ana").value();
    assertThat(bank.admin.users().deleteWithAccount(ROOT, ana.id(), bank.revision()).problem())
        .isEmpty();
    assertThat(provider.find(ACME, ana.sub().orElseThrow())).isEmpty();
    assertThat(tasks()).isEmpty();
  }

  @Test
  @Requirement("ID-5")
  @DisplayName("an account that another user has got by now is not deleted")
  void linkedAgain() {
    EndUser ana = bank.user("ana").value();
    provider.before = true;
    bank.admin.users().deleteWithAccount(ROOT, ana.id(), bank.revision());
    provider.before = false;
    EndUser next =
        bank.admin.users().invite(ROOT, UserDetails.of("ana2", ana.email())).user().value();
    assertThat(next.sub()).isEqualTo(ana.sub());
    assertThat(retry()).isEqualTo(new RetrySummary(1, 0));
    assertThat(provider.find(ACME, ana.sub().orElseThrow())).isPresent();
  }

  @Test
  @Requirement("ID-5")
  @DisplayName("an account that is gone lets nobody in: nothing is left to do")
  void gone() {
    EndUser ana = bank.user("ana").value();
    provider.real.delete(ACME, ana.sub().orElseThrow());
    assertThat(bank.admin.users().deactivate(ROOT, ana.id()).problem()).isEmpty();
    assertThat(tasks()).isEmpty();
  }

  @Test
  @DisplayName("tasks make no revision: caches need not read again")
  void noRevision() {
    provider.before = true;
    bank.admin.users().invite(ROOT, BEN);
    Revision before = bank.revision();
    retry();
    assertThat(bank.revision()).isEqualTo(before);
  }

  @Test
  void withoutAProviderThereIsNothingToRetry() {
    AdminBank none = new AdminBank();
    assertThatIllegalStateException()
        .isThrownBy(() -> none.admin.identity().retry(ROOT, task -> {}))
        .withMessage("no identity provider is set");
    assertThat(none.admin.identity().tasks(ROOT, PageRequest.first(1)).rows()).isEmpty();
  }

  @Test
  @Requirement("ID-2")
  @DisplayName("the account of another user is neither touched nor sent mail, whatever its address")
  void accountOfAnother() {
    EndUser ana = bank.user("ana").value();
    int mails = provider.real.mails().size();
    Revision seen = bank.admin.users().find(ROOT, ana.id()).orElseThrow().revision();
    EndUser moved =
        bank.admin
            .users()
            .edit(ROOT, ana.id(), seen, UserDetails.of("ana", "new@acme.example"))
            .value();
    ProvidedUser successor =
        bank.admin.users().invite(ROOT, UserDetails.of("eve", "ana@acme.example"));
    assertThat(successor.problem()).contains("is that of the user 'ana' here");
    ProvidedUser sameName =
        bank.admin.users().invite(ROOT, UserDetails.of("ana2", "x@acme.example"));
    assertThat(sameName.problem()).isEmpty();
    assertThat(provider.real.mails()).hasSize(mails + 1);
    assertThat(now(ana.id())).isEqualTo(moved);
    assertThat(provider.find(ACME, ana.sub().orElseThrow())).isPresent();
  }

  @Test
  @Requirement("ID-5")
  @DisplayName("who is let in again while his account is being disabled gets it back")
  void opposite() {
    EndUser ana = bank.user("ana").value();
    provider.meanwhile = () -> bank.admin.users().reactivate(ROOT, ana.id());
    bank.admin.users().deactivate(ROOT, ana.id());
    provider.meanwhile = () -> {};
    assertThat(now(ana.id()).status()).isEqualTo(UserStatus.ACTIVE);
    assertThat(isEnabled(ana)).isFalse();
    assertThat(retry()).isEqualTo(new RetrySummary(1, 0));
    assertThat(isEnabled(ana)).isTrue();
  }

  @Test
  @Requirement("ID-5")
  @DisplayName("so it is when the answer is lost: who is shut out meanwhile stays out")
  void oppositeAndAnswerLost() {
    EndUser ana = bank.user("ana").value();
    bank.admin.users().deactivate(ROOT, ana.id());
    provider.whileEnabling =
        () -> {
          bank.admin.users().deactivate(ROOT, ana.id());
          provider.after = true;
        };
    bank.admin.users().reactivate(ROOT, ana.id());
    provider.after = false;
    assertThat(now(ana.id()).status()).isEqualTo(UserStatus.DEACTIVATED);
    assertThat(isEnabled(ana)).isTrue();
    assertThat(retry()).isEqualTo(new RetrySummary(1, 0));
    assertThat(isEnabled(ana)).isFalse();
  }

  @Test
  @Requirement("ID-3")
  @DisplayName("no mail is sent to another address than the one invited")
  void movedAccount() {
    EndUser ben = bank.admin.users().invite(ROOT, BEN).user().value();
    Account account = provider.find(ACME, ben.sub().orElseThrow()).orElseThrow();
    provider.real.put(
        ACME,
        new Account(
            account.sub(), "ben", "ben@new.example", false, "", "", true, account.attributes()));
    ProvidedUser again = bank.admin.users().inviteAgain(ROOT, ben.id());
    assertThat(again.problem()).contains("ben@new.example");
    assertThat(tasks()).extracting(AccountTask::problem).containsExactly(again.problem());
    assertThat(provider.real.mails()).containsExactly("ben@acme.example");
  }

  @Test
  @Requirement("ID-5")
  @DisplayName("a provider that is down is not asked for each of many tasks")
  void givesUp() {
    provider.before = true;
    for (int i = 0; i < 6; i++) {
      bank.admin.users().invite(ROOT, UserDetails.of("u" + i, "u" + i + "@acme.example"));
    }
    assertThat(retry()).isEqualTo(new RetrySummary(0, 3));
    provider.before = false;
    assertThat(retry()).isEqualTo(new RetrySummary(6, 0));
  }
}
