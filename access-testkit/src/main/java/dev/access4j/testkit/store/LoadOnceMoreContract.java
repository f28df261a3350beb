package dev.access4j.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Requirement("EV-10")
abstract class LoadOnceMoreContract extends StoreContract {

  private static final int ROUNDS = 60;

  LoadOnceMoreContract(AccessStoreKit kit) {
    super(kit);
  }

  static Stream<Question> questions() {
    return Stream.of(Question.ofContents(), Question.ofPlace()).flatMap(List::stream);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("questions")
  @DisplayName("it answers as a read does, also where there is no organization")
  void asRead(Question question) {
    org = newSample("before");
    assertThat(store.load(org, question::in)).isEqualTo(read(question::in));
    OrganizationId nowhere = freshId("nowhere-");
    assertThat(store.load(nowhere, question::in)).isEqualTo(store.read(nowhere, question::in));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("questions")
  @DisplayName("what others write between two questions shows in both answers, or in none")
  void writtenBetween(Question question) {
    org = newSample("before");
    List<Future<?>> writers = new ArrayList<>();
    AtomicInteger runs = new AtomicInteger();
    List<Object> answers =
        store.load(
            org,
            view -> {
              Object first = question.in(view);
              if (runs.incrementAndGet() == 1) {
                writers.add(Race.meanwhile(() -> write(new Sample(org, "afterwards")::writeTo)));
              }
              return List.of(first, question.in(view), view.revision());
            });
    writers.forEach(Race::finish);
    assertThat(answers.get(1)).isEqualTo(answers.get(0));
    if (answers.get(2).equals(revision())) {
      assertThat(answers.get(0)).isEqualTo(read(question::in));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("questions")
  @DisplayName("what is asked after the revision is of that revision, whatever others write")
  void afterRevision(Question question) {
    org = newSample("before");
    Object before = read(question::in);
    List<Future<?>> writers = new ArrayList<>();
    AtomicInteger runs = new AtomicInteger();
    List<Object> answers =
        store.load(
            org,
            view -> {
              Revision first = view.revision();
              if (runs.incrementAndGet() == 1) {
                writers.add(Race.meanwhile(() -> write(new Sample(org, "afterwards")::writeTo)));
              }
              return List.of(first, question.in(view), view.revision());
            });
    writers.forEach(Race::finish);
    assertThat(answers.get(2)).isEqualTo(answers.get(0));
    assertThat(answers.get(1))
        .isEqualTo(answers.get(0).equals(revision()) ? read(question::in) : before);
  }

  @Test
  @DisplayName("a view of it ends with its call")
  void ends() {
    org = newSample("before");
    List<ReadView> kept = new ArrayList<>();
    boolean found =
        store.load(
            org,
            view -> {
              kept.add(view);
              return view.principal(Sample.ANN).isPresent();
            });
    assertThat(found).isTrue();
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> kept.get(0).principal(Sample.ANN));
  }

  @Test
  @DisplayName("what the query throws is thrown")
  void thrown() {
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(
            () ->
                store.load(
                    org,
                    view -> {
                      throw new ArithmeticException(view.revision().toString());
                    }));
  }

  @Test
  @DisplayName("loaders that race with writers put together the parts of one revision")
  void race() {
    org = newSample("0");
    AtomicInteger mark = new AtomicInteger();
    Callable<Boolean> writer =
        () -> {
          write(new Sample(org, String.valueOf(mark.incrementAndGet()))::writeTo);
          return true;
        };
    List<String> mixed = Collections.synchronizedList(new ArrayList<>());
    Callable<Boolean> loader =
        () -> {
          for (int i = 0; i < 5; i++) {
            Set<String> seen = store.load(org, LoadOnceMoreContract::marks);
            if (seen.size() != 1) {
              mixed.add(seen.toString());
            }
          }
          return true;
        };
    Race.run(ROUNDS, List.of(writer, loader, loader));
    assertThat(mixed).isEmpty();
  }

  /**
   * The marks of a user, of a group and of a solution: of one sample if they are of one revision.
   */
  private static Set<String> marks(ReadView view) {
    List<String> marks = new ArrayList<>();
    view.principal(Sample.ANN)
        .filter(found -> found.user().status() == UserStatus.ACTIVE)
        .ifPresent(found -> marks.add(found.user().firstName()));
    view.group(Sample.RETAIL)
        .ifPresent(found -> marks.addAll(found.group().attributes().get("mark")));
    view.policy(SolutionRef.live(Sample.LOANS))
        .ifPresent(found -> marks.add(found.solution().name().replace("Loans ", "")));
    assertThat(marks).hasSizeGreaterThan(1);
    return Set.copyOf(marks);
  }
}
