package dev.access4j.internal.admin;

import dev.access4j.directory.Fault;
import dev.access4j.directory.ValidationException;
import dev.access4j.store.IntegrityException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Writes things together; what is refused as a whole is cut in halves, until the things are found
 * that it is refused for. Not thread-safe.
 *
 * @param attempt writes things in one transaction
 * @param written takes what became of them, after it
 * @param refused takes a thing that is refused by itself, and why
 * @param <T> the type of a thing
 * @param <W> the type of what a transaction tells
 */
record Halves<T, W>(
    Function<? super List<T>, W> attempt,
    Consumer<? super W> written,
    BiConsumer<? super T, List<Fault>> refused) {

  void write(List<T> things) {
    write(things, true);
  }

  private void write(List<T> things, boolean again) {
    W done;
    try {
      done = attempt.apply(things);
    } catch (IntegrityException | ValidationException e) {
      // Something that can be seen at the end of the write only, such as what a racing writer did.
      if (things.size() > 1) {
        int half = things.size() / 2;
        write(things.subList(0, half), true);
        write(things.subList(half, things.size()), true);
      } else if (again) {
        write(things, false);
      } else {
        refused.accept(things.get(0), faultsOf(e));
      }
      return;
    }
    written.accept(done);
  }

  /** Why a thing was refused, be it by a rule or by the store. */
  static List<Fault> faultsOf(RuntimeException refusal) {
    return refusal instanceof ValidationException invalid
        ? invalid.faults()
        : List.of(new Fault("", "AD-5", "the store refused it: " + refusal.getMessage()));
  }
}
