package dev.access4j.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.access4j.directory.EndUser;
import dev.access4j.store.IntegrityException;
import dev.access4j.testkit.Requirement;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

abstract class IntegrityContract extends StoreContract {

  IntegrityContract(AccessStoreKit kit) {
    super(kit);
  }

  static Stream<Refusal> refusals() {
    return Refusal.all();
  }

  @BeforeEach
  void write() {
    write(new Sample(org, "here")::writeTo);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  @Requirement({"DIR-2", "DIR-5", "DIR-7", "DIR-10", "DIR-11", "SOL-1"})
  @DisplayName("what would be inconsistent is refused, and nothing of its write is left")
  void refused(Refusal refusal) {
    Contents before = contents();
    Recording recording =
        listenDuring(
            () ->
                assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(
                        () ->
                            write(
                                tx -> {
                                  tx.put(EndUser.builder(Sample.EVE, "e-2", "e-2@x").build());
                                  refusal.work().accept(tx);
                                })));
    assertThat(contents()).isEqualTo(before);
    assertThat(recording.changes()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  @DisplayName("a write that goes on after a refusal is refused, or holds nothing of what was")
  void goesOn(Refusal refusal) {
    try {
      write(
          tx -> {
            tx.put(EndUser.builder(Sample.EVE, "eve-2", "eve-2@x").build());
            try {
              refusal.work().accept(tx);
            } catch (IntegrityException e) {
              // The work does as if nothing had happened; the store may not.
              return;
            }
          });
    } catch (IntegrityException e) {
      assertThat(now().userNamed("eve-2")).isEmpty();
    }
    StoreInvariants.check(store, org);
  }

  @Test
  @DisplayName("a refused write is as if it had not been: the next one succeeds")
  void afterwards() {
    Contents before = contents();
    Refusal.all()
        .forEach(
            refusal ->
                assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> write(refusal.work())));
    write(tx -> tx.put(EndUser.builder(Sample.EVE, "eve-2", "eve-2@x").build()));
    assertThat(revision()).isEqualTo(before.revision().next());
  }
}
