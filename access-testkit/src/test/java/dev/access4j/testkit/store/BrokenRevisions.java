package dev.access4j.testkit.store;

import dev.access4j.directory.OrganizationId;
import dev.access4j.store.AccessStore;
import dev.access4j.store.Change;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import dev.access4j.store.WriteTransaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;

/** Stores that count wrongly. */
final class BrokenRevisions {

  private BrokenRevisions() {}

  static List<BrokenStore> all() {
    return List.of(
        counting("revisions have gaps", "counts", () -> new Counts(each -> 2 * each, true)),
        counting(
            "a write shows the revision before it",
            "inWrite",
            () -> new Counts(each -> Math.max(0, each - 1), false)),
        counting("a write that writes nothing makes a revision", "emptyWrite", MovesWhenEmpty::new),
        counting("a write that fails makes a revision", "failedWrite", MovesWhenFailed::new),
        counting("all organizations count together", "apart", CountsTogether::new));
  }

  private static BrokenStore counting(String fault, String test, Supplier<AccessStore> open) {
    return new BrokenStore(fault, AccessStoreKit.Revision.class, test, open);
  }

  private static final class Counts extends DelegatingStore {

    private final LongUnaryOperator count;
    private final boolean inReads;

    Counts(LongUnaryOperator count, boolean inReads) {
      this.count = count;
      this.inReads = inReads;
    }

    private Revision wrong(Revision right) {
      return new Revision(count.applyAsLong(right.value()));
    }

    @Override
    void heard(Change change) {
      tell(
          inReads
              ? new Change(change.organization(), wrong(change.revision()), change.touched())
              : change);
    }

    @Override
    ReadView view(ReadView view) {
      return !inReads && !(view instanceof WriteTransaction)
          ? view
          : new DelegatingView(view) {
            @Override
            public Revision revision() {
              return wrong(real.revision());
            }

            @Override
            public Optional<List<Change>> changesAfter(Revision revision) {
              return Optional.empty();
            }
          };
    }
  }

  private static final class MovesWhenEmpty extends DelegatingStore {
    @Override
    public <T> T write(OrganizationId organization, Function<? super WriteTransaction, T> work) {
      return super.write(
          organization,
          tx -> {
            T answer = work.apply(tx);
            tx.organization().ifPresent(tx::put);
            return answer;
          });
    }
  }

  private static final class MovesWhenFailed extends DelegatingStore {
    @Override
    public <T> T write(OrganizationId organization, Function<? super WriteTransaction, T> work) {
      try {
        return super.write(organization, work);
      } catch (RuntimeException e) {
        real.write(
            organization,
            tx -> {
              tx.organization().ifPresent(tx::put);
              return true;
            });
        throw e;
      }
    }
  }

  private static final class CountsTogether extends DelegatingStore {

    private final Map<OrganizationId, Long> counts = new ConcurrentHashMap<>();

    @Override
    void heard(Change change) {
      counts.put(change.organization(), change.revision().value());
      tell(change);
    }

    @Override
    ReadView view(ReadView view) {
      return new DelegatingView(view) {
        @Override
        public Revision revision() {
          long others =
              counts.entrySet().stream()
                  .filter(each -> !each.getKey().equals(organizationId()))
                  .mapToLong(Map.Entry::getValue)
                  .sum();
          return new Revision(real.revision().value() + others);
        }
      };
    }
  }
}
