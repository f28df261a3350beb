package dev.access4j.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.directory.EndUserId;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.PageRequest;
import dev.access4j.store.PrincipalQuery;
import dev.access4j.store.WriteTransaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

abstract class ReadYourWritesContract extends StoreContract {

  ReadYourWritesContract(AccessStoreKit kit) {
    super(kit);
  }

  @Test
  @DisplayName("a write sees what it has written, in every way to look, after each of its steps")
  void puts() {
    OneWrite one = new OneWrite();
    write(tx -> one.run(tx, new Sample(org, "here").steps()));
    one.assertSameAfterwards();
  }

  @Test
  @DisplayName("a write sees what it has replaced and deleted, in every way to look")
  void deletions() {
    org = newSample("before");
    OneWrite one = new OneWrite();
    write(
        tx -> {
          AccessWriter writer = new AccessWriter(tx);
          one.run(
              tx,
              List.of(
                  new Sample(org, "here")::writeTo,
                  each -> writer.deleteRole(Sample.CLERK),
                  each -> writer.deleteGroup(Sample.AUDIT),
                  each -> writer.deleteUser(Sample.ANN),
                  each -> writer.deleteSolution(Sample.CARDS),
                  each -> each.delete(Sample.LOANS, Sample.V3)));
        });
    one.assertSameAfterwards();
  }

  @Test
  @DisplayName("pages that are turned in a write do not mind what it deletes on its way")
  void pages() {
    org = newSample("before");
    write(
        tx -> {
          AccessWriter writer = new AccessWriter(tx);
          PageRequest<EndUserId> next = PageRequest.first(2);
          List<EndUserId> page;
          int deleted = 0;
          do {
            page =
                tx.principals(new PrincipalQuery.Everyone(), next).stream()
                    .map(found -> found.user().id())
                    .toList();
            for (EndUserId user : page) {
              writer.deleteUser(user);
              next = PageRequest.after(user, 2);
              deleted++;
            }
          } while (page.size() == 2);
          assertThat(deleted).isEqualTo(5);
        });
    assertThat(contents().users()).isEmpty();
  }

  /** What one write saw last, against what a read sees afterwards. */
  private final class OneWrite {

    private final Map<Question, Object> answers = new LinkedHashMap<>();
    private Contents last = Contents.nothing();

    void run(WriteTransaction tx, List<Consumer<WriteTransaction>> steps) {
      for (Consumer<WriteTransaction> step : steps) {
        step.accept(tx);
        assertThat(StoreInvariants.violations(tx)).isEmpty();
      }
      Question.ofContents().forEach(question -> answers.put(question, question.in(tx)));
      last = Contents.of(tx);
    }

    void assertSameAfterwards() {
      answers.forEach(
          (question, answer) ->
              assertThat(read(question::in)).as(question.method()).isEqualTo(answer));
      assertThat(contents()).isEqualTo(last);
    }
  }
}
