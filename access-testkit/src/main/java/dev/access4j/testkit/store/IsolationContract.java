package dev.access4j.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Requirement("EV-10")
abstract class IsolationContract extends StoreContract {

  private static final int ROUNDS = 40;
  private static final int AT_ONCE = 4;

  IsolationContract(AccessStoreKit kit) {
    super(kit);
  }

  static Stream<Question> questions() {
    return Stream.of(Question.ofContents(), Question.ofPlace()).flatMap(List::stream);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("questions")
  @DisplayName("a view that was asked once answers the same after others have written")
  void sameAnswer(Question question) {
    org = newSample("before");
    Future<?> writer =
        read(
            view -> {
              Object answer = question.in(view);
              Future<?> other = Race.meanwhile(this::changeEverything);
              assertThat(question.in(view)).isEqualTo(answer);
              return other;
            });
    Race.finish(writer);
    assertThat(revision()).isEqualTo(new Revision(2));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("questions")
  @DisplayName("a view answers what is asked after a write as if asked before it")
  void asIfBefore(Question question) {
    org = newSample("before");
    Map<Question, Object> before =
        read(view -> questions().collect(Collectors.toMap(Function.identity(), q -> q.in(view))));
    Future<?> writer =
        read(
            view -> {
              question.in(view);
              Future<?> other = Race.meanwhile(this::changeEverything);
              before.forEach(
                  (each, answer) ->
                      assertThat(each.in(view))
                          .as("%s after %s", each, question)
                          .isEqualTo(answer));
              return other;
            });
    Race.finish(writer);
  }

  private void changeEverything() {
    write(
        tx -> {
          new Sample(org, "afterwards").writeTo(tx);
          AccessWriter writer = new AccessWriter(tx);
          writer.deleteRole(Sample.CLERK);
          writer.deleteUser(Sample.ANN);
          writer.deleteGroup(Sample.RETAIL);
        });
  }

  @Test
  @DisplayName("a view that was asked nothing before a write is of one revision all the same")
  void askedAfterwards() {
    write(Numbered::write);
    Future<?> writer =
        read(
            view -> {
              Future<?> other = Race.meanwhile(() -> write(Numbered::write));
              Numbered.check(view);
              return other;
            });
    Race.finish(writer);
    read(IsolationContract::checkNumbers);
  }

  @Test
  @DisplayName("writes that fail where there is no organization take nothing from who makes it")
  void failedBeside() {
    for (int round = 0; round < ROUNDS; round++) {
      OrganizationId made = freshId("made-");
      Callable<Boolean> failing = () -> fails(made);
      Callable<Boolean> making =
          () -> {
            write(made, tx -> tx.put(Organization.of(made, "made")));
            return true;
          };
      Race.run(1, List.of(failing, making, failing));
      assertThat(store.read(made, ReadView::revision)).isEqualTo(new Revision(1));
    }
  }

  private boolean fails(OrganizationId organization) {
    try {
      return store.write(
          organization,
          tx -> {
            throw new UnsupportedOperationException("given up");
          });
    } catch (UnsupportedOperationException e) {
      return true;
    }
  }

  @Test
  @DisplayName("nobody sees what a write has written before it has ended")
  void uncommitted() {
    write(Numbered::write);
    Revision before = revision();
    AtomicBoolean ended = new AtomicBoolean();
    Future<?> reader =
        store.write(
            org,
            tx -> {
              Numbered.write(tx);
              Future<?> other = Race.meanwhile(() -> read(view -> sees(view, before, ended)));
              ended.set(true);
              return other;
            });
    Race.finish(reader);
    read(IsolationContract::checkNumbers);
  }

  private static boolean sees(ReadView view, Revision before, AtomicBoolean ended) {
    // Taken first: a view that came to be before the end cannot be of the write's revision.
    boolean over = ended.get();
    Numbered.check(view);
    assertThat(over || view.revision().equals(before))
        .as("a view of revision %s while that was being written", view.revision())
        .isTrue();
    return over;
  }

  @Test
  @DisplayName("readers that race with writers see one revision each, and never an older one")
  void race() {
    write(Numbered::write);
    Callable<Boolean> writer =
        () -> {
          for (int i = 0; i < AT_ONCE; i++) {
            write(Numbered::write);
          }
          return true;
        };
    Race.run(ROUNDS, List.of(writer, seesOneAfterAnother(), seesOneAfterAnother(), writer));
    assertThat(revision()).isEqualTo(new Revision(2 + 2 * ROUNDS * AT_ONCE));
  }

  private Callable<Boolean> seesOneAfterAnother() {
    AtomicReference<Revision> last = new AtomicReference<>(Revision.NONE);
    return () -> {
      for (int i = 0; i < 2 * AT_ONCE; i++) {
        Revision seen =
            read(
                view -> {
                  Numbered.check(view);
                  return view.revision();
                });
        assertThat(seen).isGreaterThanOrEqualTo(last.getAndSet(seen));
      }
      return true;
    };
  }

  @Test
  @DisplayName("readers that race with cascades never see half of one")
  void raceWithCascades() {
    org = newSample("before");
    AtomicInteger round = new AtomicInteger();
    Callable<Boolean> writer =
        () -> {
          deleteAndMakeAgain(round.getAndIncrement());
          return true;
        };
    Callable<Boolean> reader =
        () -> {
          StoreInvariants.check(store, org);
          return true;
        };
    Race.run(ROUNDS / 2, List.of(writer, reader));
  }

  private void deleteAndMakeAgain(int round) {
    administer(
        writer -> {
          writer.deleteRole(Sample.CLERK);
          writer.deleteGroup(Sample.AUDIT);
        });
    administer(writer -> writer.deleteSolution(round % 2 == 0 ? Sample.LOANS : Sample.CARDS));
    write(new Sample(org, "round " + round)::writeTo);
  }

  @Test
  @Requirement("EV-11")
  @DisplayName("who has written sees it at once, from every thread")
  void atOnce() {
    for (int i = 0; i < 20; i++) {
      String name = "name " + i;
      write(tx -> tx.put(EndUser.builder(EndUserId.of("u"), name, "u@x").build()));
      assertThat(now().userNamed(name)).isPresent();
      Race.finish(Race.meanwhile(() -> assertThat(now().userNamed(name)).isPresent()));
    }
  }

  private static boolean checkNumbers(ReadView view) {
    Numbered.check(view);
    return true;
  }
}
