package dev.access4j.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.ValidationException;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import dev.access4j.store.WriteTransaction;
import dev.access4j.testkit.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Requirement("AD-5")
abstract class AtomicityContract extends StoreContract {

  AtomicityContract(AccessStoreKit kit) {
    super(kit);
  }

  @BeforeEach
  void startWithNothing() {
    org = freshId("org-");
  }

  @Test
  @DisplayName("a write that throws after any of its steps leaves nothing, and throws the same")
  void anyStep() {
    List<Consumer<WriteTransaction>> steps = new Sample(org, "here").steps();
    for (int done = 1; done <= steps.size(); done++) {
      assertNothingLeft(steps.subList(0, done), new IllegalStateException("after step " + done));
    }
    assertThat(contents()).isEqualTo(Contents.nothing());
  }

  @Test
  @DisplayName("a change of what is there that throws after any of its steps leaves all as it was")
  void anyStepOfAnother() {
    write(new Sample(org, "before")::writeTo);
    List<Consumer<WriteTransaction>> steps = new Sample(org, "a").steps();
    for (int done = 1; done <= steps.size(); done += 3) {
      assertNothingLeft(steps.subList(0, done), new IllegalStateException("after step " + done));
    }
  }

  @Test
  @DisplayName("a deletion that throws after any of its steps leaves all as it was")
  void anyDeletion() {
    write(new Sample(org, "before")::writeTo);
    List<Consumer<WriteTransaction>> steps =
        List.of(
            tx -> tx.deleteShare(Sample.LOANS, new Grantee.User(Sample.ANN)),
            tx -> tx.removeMember(Sample.RETAIL, Sample.ANN),
            tx -> tx.unassign(Sample.BOB, Sample.APPROVER),
            tx -> tx.deleteAccountTask(Sample.ANN),
            tx -> tx.delete(Sample.LOANS, Sample.V3),
            tx -> tx.delete(Sample.PLANS),
            tx -> tx.delete(Sample.EMPTY),
            tx -> tx.delete(Sample.EVE),
            tx -> tx.delete(Sample.UNUSED),
            tx -> new AccessWriter(tx).deleteRole(Sample.CLERK),
            tx -> new AccessWriter(tx).deleteSolution(Sample.LOANS));
    for (int done = 1; done <= steps.size(); done++) {
      assertNothingLeft(steps.subList(0, done), new IllegalStateException("after step " + done));
    }
  }

  @Test
  @DisplayName("a write that ends with an error, not an exception, leaves nothing either")
  void error() {
    write(new Sample(org, "before")::writeTo);
    assertNothingLeft(new Sample(org, "a").steps(), new StackOverflowError("thrown by a test"));
    assertNothingLeft(new Sample(org, "a").steps(), new AssertionError("thrown by a test"));
  }

  @Test
  @DisplayName("a write of a thousand users that throws at the end leaves none of them")
  void many() {
    write(new Sample(org, "before")::writeTo);
    Consumer<WriteTransaction> thousand =
        tx -> {
          for (int i = 0; i < 1_000; i++) {
            tx.put(EndUser.builder(EndUserId.of("u" + i), "u" + i, "u" + i + "@x").build());
            tx.addMember(Sample.EMPTY, EndUserId.of("u" + i));
          }
        };
    assertNothingLeft(List.of(thousand), new IllegalStateException("at the end"));
  }

  @Test
  @DisplayName("a write that a rule refuses midway leaves nothing")
  void refusedByRule() {
    write(new Sample(org, "before")::writeTo);
    Contents before = contents();
    Throwable thrown =
        catchThrowable(
            () ->
                administer(
                    writer -> {
                      writer.deleteUser(Sample.EVE);
                      writer.makeLive(Sample.LOANS, Sample.V3);
                    }));
    assertThat(thrown).isInstanceOf(ValidationException.class);
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  @DisplayName("a read that throws throws the same, and the store reads on")
  void readThrows() {
    write(new Sample(org, "before")::writeTo);
    IllegalStateException thrown = new IllegalStateException("thrown by a test");
    assertThat(
            catchThrowable(
                () ->
                    read(
                        view -> {
                          view.principal(Sample.ANN);
                          throw thrown;
                        })))
        .isSameAs(thrown);
    assertThat(now().policy(new SolutionRef.Live(Sample.LOANS))).isPresent();
  }

  @Test
  @DisplayName("a view or a transaction that is kept answers nothing after its call")
  void keptTooLong() {
    write(new Sample(org, "before")::writeTo);
    List<ReadView> kept = new ArrayList<>();
    read(kept::add);
    write(kept::add);
    IllegalStateException failure = new IllegalStateException("thrown by a test");
    Throwable thrown =
        catchThrowable(
            () ->
                write(
                    tx -> {
                      kept.add(tx);
                      throw failure;
                    }));
    assertThat(thrown).isSameAs(failure);
    assertThat(kept).hasSize(3);
    for (ReadView view : kept) {
      for (Question question : Question.ofContents()) {
        assertThat(catchThrowable(() -> question.in(view)))
            .as(question.method())
            .isInstanceOf(IllegalStateException.class);
      }
    }
    for (Consumer<WriteTransaction> nothingToDo : nothingToDo()) {
      assertThat(catchThrowable(() -> nothingToDo.accept((WriteTransaction) kept.get(1))))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  private static List<Consumer<WriteTransaction>> nothingToDo() {
    EndUserId nobody = EndUserId.of("nobody");
    return List.of(
        tx -> tx.delete(nobody),
        tx -> tx.unassign(nobody, Sample.CLERK),
        tx -> tx.removeMember(Sample.RETAIL, nobody),
        tx -> tx.deleteShare(Sample.LOANS, Grantee.user(nobody)),
        tx -> tx.deleteAccountTask(nobody));
  }

  @Test
  @DisplayName("a write within another is refused, which then leaves nothing unless it goes on")
  void nested() {
    OrganizationId other = newOrganization();
    for (OrganizationId inner : List.of(org, other)) {
      Throwable thrown =
          catchThrowable(
              () ->
                  write(
                      tx -> {
                        new Sample(org, "here").writeTo(tx);
                        write(inner, each -> each.put(Organization.of(inner, "Within")));
                      }));
      assertThat(thrown).isInstanceOf(IllegalStateException.class);
      assertThat(contents()).isEqualTo(Contents.nothing());
    }
    write(new Sample(org, "here")::writeTo);
    assertThat(store.read(other, ReadView::revision)).isEqualTo(new Revision(1));
  }

  private void assertNothingLeft(List<Consumer<WriteTransaction>> steps, Throwable failure) {
    Contents before = contents();
    Recording recording =
        listenDuring(
            () ->
                assertThat(
                        catchThrowable(
                            () ->
                                write(
                                    tx -> {
                                      steps.forEach(step -> step.accept(tx));
                                      raise(failure);
                                    })))
                    .isSameAs(failure));
    assertThat(contents()).as("what is left %s", failure.getMessage()).isEqualTo(before);
    assertThat(recording.changes()).isEmpty();
  }

  private static void raise(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }
}
