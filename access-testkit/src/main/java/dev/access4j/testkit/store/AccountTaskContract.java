package dev.access4j.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.AccountTask;
import dev.access4j.store.AccountTask.Work;
import dev.access4j.store.Change;
import dev.access4j.store.IntegrityException;
import dev.access4j.store.PageRequest;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Requirement({"ID-3", "ID-5"})
abstract class AccountTaskContract extends StoreContract {

  private static final AccountTask INVITE = new AccountTask(Sample.ANN, Work.INVITE, "", "");
  private static final AccountTask DISABLE =
      new AccountTask(Sample.ANN, Work.DISABLE, "sub-ann", "nobody answers");
  private static final AccountTask OF_BOB =
      new AccountTask(Sample.BOB, Work.DELETE, "sub-bob", "no such host");

  AccountTaskContract(AccessStoreKit kit) {
    super(kit);
  }

  @Test
  @DisplayName("a task of every kind is read back as it was put, of a user that is not there too")
  void kinds() {
    Map<EndUserId, AccountTask> tasks = new LinkedHashMap<>();
    for (Work work : Work.values()) {
      for (String problem :
          List.of("", "line of text: 100% \\ 'x' \ud83d\ude00", "x".repeat(100_000))) {
        EndUserId user = EndUserId.of("user " + tasks.size());
        tasks.put(user, new AccountTask(user, work, "sub " + tasks.size(), problem));
      }
    }
    EndUserId unknown = EndUserId.of("of no account");
    tasks.put(unknown, new AccountTask(unknown, Work.INVITE, "", "refused"));
    write(tx -> tasks.values().forEach(tx::put));
    assertThat(now().accountTasks(tasks.keySet())).isEqualTo(tasks);
    assertThat(contents().tasks()).containsExactlyInAnyOrderElementsOf(tasks.values());
    assertThat(now().accountTasks(Set.of(Sample.ANN, EndUserId.of("USER 0")))).isEmpty();
    assertThat(now().accountTasks(Set.of())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.access4j.testkit.store.TextContract#texts")
  @Requirement("DIR-13")
  @DisplayName("texts of tasks are read back as they were")
  void texts(String text) {
    AccountTask task = new AccountTask(EndUserId.of(text), Work.ENABLE, text, text);
    write(tx -> tx.put(task));
    assertThat(now().accountTasks(Set.of(task.user()))).isEqualTo(Map.of(task.user(), task));
    write(tx -> tx.deleteAccountTask(task.user()));
    assertThat(contents().tasks()).isEmpty();
  }

  @Test
  @DisplayName("whatever a provider says can be noted, with a space for what no store can keep")
  void oddProblems() {
    AccountTask task = DISABLE.failedWith("a\u0000b\ud83d\nc\ude00\u0085\ud83d\ude00");
    assertThat(task.problem()).isEqualTo("a b  c  \ud83d\ude00");
    write(tx -> tx.put(task));
    assertThat(contents().tasks()).containsExactly(task);
  }

  @Test
  @DisplayName("a user has one task at most: the last one put, also in one write, and none deleted")
  void replaced() {
    write(tx -> tx.put(INVITE));
    write(tx -> tx.put(DISABLE));
    assertThat(contents().tasks()).containsExactly(DISABLE);
    write(
        tx -> {
          tx.put(INVITE);
          assertThat(tx.accountTasks(PageRequest.first(9))).containsExactly(INVITE);
          tx.put(OF_BOB);
          tx.put(DISABLE.failedWith("again"));
          assertThat(tx.accountTasks(Set.of(Sample.ANN, Sample.BOB)).values())
              .containsExactlyInAnyOrder(DISABLE.failedWith("again"), OF_BOB);
        });
    write(
        tx -> {
          tx.put(INVITE);
          tx.deleteAccountTask(Sample.ANN);
          tx.deleteAccountTask(Sample.CAT);
          assertThat(tx.accountTasks(Set.of(Sample.ANN))).isEmpty();
        });
    assertThat(contents().tasks()).containsExactly(OF_BOB);
  }

  @Test
  @DisplayName("all tasks come in pages, by the ids of their users")
  void pages() {
    List<AccountTask> tasks =
        IntStream.range(0, 25)
            .mapToObj(i -> new AccountTask(EndUserId.of("u" + (10 + i)), Work.DELETE, "s" + i, ""))
            .toList();
    write(tx -> IntStream.range(0, 25).forEach(i -> tx.put(tasks.get(i * 7 % 25))));
    List<AccountTask> seen = new ArrayList<>();
    PageRequest.<EndUserId, AccountTask>walk(
        4, page -> now().accountTasks(page), AccountTask::user, seen::add);
    assertThat(seen).isEqualTo(tasks);
    assertThat(now().accountTasks(PageRequest.after(EndUserId.of("u13x"), 2)))
        .isEqualTo(tasks.subList(4, 6));
  }

  @Test
  @DisplayName("a task stays when its user is deleted, and is no hindrance to that")
  void outlives() {
    Sample sample = new Sample(org, "here");
    write(sample::writeTo);
    administer(
        writer -> {
          writer.deleteUser(Sample.ANN);
          writer.deleteUser(Sample.BOB);
          writer.put(OF_BOB);
        });
    assertThat(now().user(Sample.ANN)).isEmpty();
    assertThat(contents().tasks()).containsExactly(sample.task(), OF_BOB);
    administer(
        writer -> {
          writer.done(new AccountTask(Sample.ANN, AccountTask.Work.ENABLE, "sub-ann", ""));
          writer.done(OF_BOB);
        });
    assertThat(contents().tasks()).containsExactly(sample.task());
  }

  @Test
  @Requirement("EV-10")
  @DisplayName("a write that only notes a task is kept, makes no revision and is no change")
  void onlyNotes() {
    Revision before = revision();
    Recording recording =
        listenDuring(
            () -> {
              write(tx -> tx.put(DISABLE));
              write(tx -> tx.put(OF_BOB));
              write(tx -> tx.deleteAccountTask(Sample.ANN));
            });
    assertThat(recording.changes()).isEmpty();
    assertThat(revision()).isEqualTo(before);
    assertThat(contents().tasks()).containsExactly(OF_BOB);
    read(view -> assertThat(view.changesAfter(before)).contains(List.of()));
    Recording next = listenDuring(() -> write(tx -> tx.put(user("u"))));
    assertThat(next.changes()).extracting(Change::revision).containsExactly(before.next());
    assertThat(contents().tasks()).containsExactly(OF_BOB);
  }

  @Test
  @Requirement("EV-11")
  @DisplayName("a task that is written with a change is no part of it, and adds no revision")
  void besideAChange() {
    Revision before = revision();
    write(tx -> tx.put(OF_BOB));
    Recording recording =
        listenDuring(
            () ->
                write(
                    tx -> {
                      tx.put(DISABLE);
                      tx.deleteAccountTask(Sample.BOB);
                      assertThat(tx.append(new Events(org).called("u")).revision())
                          .isEqualTo(before);
                      tx.put(user("u"));
                    }));
    Change change =
        new Change(org, before.next(), Set.of(new Change.TouchedUser(EndUserId.of("u"))));
    assertThat(recording.changes()).containsExactly(change);
    assertThat(contents().tasks()).containsExactly(DISABLE);
    if (rememberedChanges() > 0) {
      assertThat(now().changesAfter(before)).contains(List.of(change));
    }
  }

  @Test
  @Requirement("AD-5")
  @DisplayName("a write that fails leaves tasks as they were")
  void failed() {
    write(tx -> tx.put(OF_BOB));
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                write(
                    tx -> {
                      tx.put(DISABLE);
                      tx.deleteAccountTask(Sample.BOB);
                      throw new IllegalStateException("thrown by a test");
                    }));
    assertThatExceptionOfType(IntegrityException.class)
        .isThrownBy(
            () ->
                write(
                    tx -> {
                      tx.put(DISABLE);
                      tx.put(OF_BOB.failedWith("again"));
                      tx.addMember(Sample.RETAIL, Sample.ANN);
                    }));
    assertThat(contents().tasks()).containsExactly(OF_BOB);
  }

  @Test
  @DisplayName("a task in an organization that does not exist is refused, and leaves nothing")
  void nowhere() {
    org = freshId("org-");
    assertThatExceptionOfType(IntegrityException.class)
        .isThrownBy(() -> write(tx -> tx.put(DISABLE)));
    write(tx -> tx.deleteAccountTask(Sample.ANN));
    assertThat(contents()).isEqualTo(Contents.nothing());
    write(
        tx -> {
          tx.put(DISABLE);
          tx.put(Organization.of(org, "Org"));
        });
    assertThat(contents().tasks()).containsExactly(DISABLE);
  }

  @Test
  @Requirement("DIR-1")
  @DisplayName("organizations have tasks of their own, under the same ids of users too")
  void apart() {
    OrganizationId other = newOrganization();
    write(tx -> tx.put(DISABLE));
    write(other, tx -> tx.put(INVITE));
    assertThat(contents().tasks()).containsExactly(DISABLE);
    assertThat(contents(other).tasks()).containsExactly(INVITE);
    write(other, tx -> tx.deleteAccountTask(Sample.ANN));
    assertThat(now().accountTasks(Set.of(Sample.ANN))).containsValue(DISABLE);
    assertThat(contents(other).tasks()).isEmpty();
  }

  @Test
  @Requirement("EV-10")
  @DisplayName("a read sees the tasks of its own moment, though notes make no revision")
  void isolated() {
    write(tx -> tx.put(INVITE));
    Future<?> writer =
        read(
            view -> {
              assertThat(tasks(view)).containsExactly(INVITE);
              Future<?> meanwhile =
                  Race.meanwhile(
                      () ->
                          write(
                              tx -> {
                                tx.put(DISABLE);
                                tx.put(OF_BOB);
                              }));
              assertThat(tasks(view)).containsExactly(INVITE);
              return meanwhile;
            });
    Race.finish(writer);
    assertThat(contents().tasks()).containsExactly(DISABLE, OF_BOB);
  }

  @Test
  @DisplayName("by the rules, a task is done once, and one that has been replaced is not")
  void byTheRules() {
    administer(writer -> writer.put(INVITE));
    administer(
        writer -> {
          writer.put(DISABLE);
          writer.done(INVITE);
        });
    assertThat(contents().tasks()).containsExactly(DISABLE);
    write(
        tx -> {
          AccessWriter writer = new AccessWriter(tx);
          writer.done(DISABLE);
          writer.done(DISABLE);
        });
    assertThat(contents().tasks()).isEmpty();
  }

  private static List<AccountTask> tasks(ReadView view) {
    return view.accountTasks(PageRequest.first(9));
  }

  private static EndUser user(String id) {
    return EndUser.builder(EndUserId.of(id), id, id + "@x").build();
  }
}
