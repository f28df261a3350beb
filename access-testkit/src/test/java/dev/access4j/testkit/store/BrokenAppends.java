package dev.access4j.testkit.store;

import dev.access4j.audit.AuditEvent;
import dev.access4j.audit.AuditQuery;
import dev.access4j.directory.OrganizationId;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.PageRequest;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import dev.access4j.store.WriteTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Stores that do not append events with the write that they are part of. */
final class BrokenAppends {

  private BrokenAppends() {}

  static List<BrokenStore> all() {
    return List.of(
        new BrokenStore(
            "a write does not see its own entries",
            AccessStoreKit.Audit.class,
            "returned",
            SeesNoneOfItsOwn::new),
        ordering(
            "a write that only appends loses its entries", "onlyAppends", LosesAloneAppended::new),
        ordering(
            "a write that only appends makes a revision",
            "onlyAppends",
            () ->
                appending(
                    (tx, event) -> {
                      tx.organization().ifPresent(tx::put);
                      return tx.append(event);
                    })),
        ordering(
            "numbers of entries restart", "numbers", () -> renumbering(BrokenAppends::restart)),
        ordering(
            "entries have the revision before their write's",
            "revisionMade",
            () -> renumbering(entry -> at(entry, entry.revision().value() - 1))),
        ordering(
            "entries have the revision that their write makes if it changes something afterwards",
            "revisionMade",
            () -> appending((tx, event) -> at(tx.append(event), tx.revision().value()))),
        ordering("entries survive a write that failed", "failed", Survives::new),
        ordering(
            "an event in no organization is left out in silence",
            "nowhere",
            () ->
                appending(
                    (tx, event) ->
                        tx.organization().isPresent()
                            ? tx.append(event)
                            : new AuditEntry(1, Revision.NONE, event))),
        ordering(
            "an event of another organization is taken for one of this",
            "elsewhere",
            () -> appending((tx, event) -> tx.append(in(tx.organizationId(), event)))),
        ordering("entries of writers that race are lost", "race", () -> new Drops("looked", 7)),
        ordering("an entry shows up after one with a higher number", "forwarding", ShowsLate::new));
  }

  private static BrokenStore ordering(
      String fault, String test, Supplier<? extends DelegatingStore> open) {
    return new BrokenStore(fault, AccessStoreKit.AuditOrder.class, test, open::get);
  }

  /** Appends otherwise. */
  static DelegatingStore appending(BiFunction<WriteTransaction, AuditEvent, AuditEntry> append) {
    return new DelegatingStore() {
      @Override
      WriteTransaction transaction(ReadView reads, WriteTransaction writes) {
        return new DelegatingTransaction(reads, writes) {
          @Override
          public AuditEntry append(AuditEvent event) {
            return append.apply(writes, event);
          }
        };
      }
    };
  }

  /** Changes entries where they are appended and where they are read. */
  private static DelegatingStore renumbering(UnaryOperator<AuditEntry> change) {
    return new DelegatingStore() {
      @Override
      ReadView view(ReadView view) {
        return new DelegatingView(view) {
          @Override
          public List<AuditEntry> audit(AuditQuery query, PageRequest<Long> page) {
            return real.audit(query, page).stream().map(change).toList();
          }
        };
      }

      @Override
      WriteTransaction transaction(ReadView reads, WriteTransaction writes) {
        return new DelegatingTransaction(reads, writes) {
          @Override
          public AuditEntry append(AuditEvent event) {
            return change.apply(writes.append(event));
          }
        };
      }
    };
  }

  private static AuditEntry restart(AuditEntry entry) {
    return new AuditEntry(1 + (entry.number() - 1) % 3, entry.revision(), entry.event());
  }

  private static AuditEntry at(AuditEntry entry, long revision) {
    return new AuditEntry(entry.number(), new Revision(Math.max(0, revision)), entry.event());
  }

  private static AuditEvent in(OrganizationId organization, AuditEvent event) {
    return new AuditEvent(
        organization,
        event.origin(),
        event.subject(),
        event.outcome(),
        event.before(),
        event.after(),
        event.missing());
  }

  private static final class SeesNoneOfItsOwn extends DelegatingStore {
    @Override
    public <T> T write(OrganizationId organization, Function<? super WriteTransaction, T> work) {
      List<AuditEntry> own = new ArrayList<>();
      return real.write(
          organization,
          tx ->
              work.apply(
                  new DelegatingTransaction(tx, tx) {
                    @Override
                    public AuditEntry append(AuditEvent event) {
                      AuditEntry entry = writes.append(event);
                      own.add(entry);
                      return entry;
                    }

                    @Override
                    public List<AuditEntry> audit(AuditQuery query, PageRequest<Long> page) {
                      return real.audit(query, page).stream()
                          .filter(entry -> !own.contains(entry))
                          .toList();
                    }
                  }));
    }
  }

  /** Hides entries that it should have. */
  private abstract static class Hides extends DelegatingStore {

    private final Set<AuditEntry> hidden = ConcurrentHashMap.newKeySet();

    final void hide(AuditEntry entry) {
      hidden.add(entry);
    }

    final void show(AuditEntry entry) {
      hidden.remove(entry);
    }

    @Override
    ReadView view(ReadView view) {
      return new DelegatingView(view) {
        @Override
        public List<AuditEntry> audit(AuditQuery query, PageRequest<Long> page) {
          return real.audit(query, page).stream().filter(entry -> !hidden.contains(entry)).toList();
        }
      };
    }
  }

  private static final class LosesAloneAppended extends Hides {
    @Override
    public <T> T write(OrganizationId organization, Function<? super WriteTransaction, T> work) {
      List<AuditEntry> appended = new ArrayList<>();
      Revision before = real.read(organization, ReadView::revision);
      T answer =
          real.write(
              organization,
              tx ->
                  work.apply(
                      new DelegatingTransaction(view(tx), tx) {
                        @Override
                        public AuditEntry append(AuditEvent event) {
                          AuditEntry entry = writes.append(event);
                          appended.add(entry);
                          return entry;
                        }
                      }));
      if (real.<Revision>read(organization, ReadView::revision).equals(before)) {
        appended.forEach(this::hide);
      }
      return answer;
    }
  }

  /** Loses every so manieth of those that have a word in their subject. */
  private static final class Drops extends Hides {

    private final String word;
    private final long every;

    Drops(String word, long every) {
      this.word = word;
      this.every = every;
    }

    @Override
    WriteTransaction transaction(ReadView reads, WriteTransaction writes) {
      return new DelegatingTransaction(reads, writes) {
        @Override
        public AuditEntry append(AuditEvent event) {
          AuditEntry entry = writes.append(event);
          if (event.subject().id().contains(word) && entry.number() % every == 0) {
            hide(entry);
          }
          return entry;
        }
      };
    }
  }

  /** Shows an entry when the next one is there already, as numbers taken before the commit do. */
  private static final class ShowsLate extends Hides {

    private final List<AuditEntry> late = new ArrayList<>();

    @Override
    WriteTransaction transaction(ReadView reads, WriteTransaction writes) {
      return new DelegatingTransaction(reads, writes) {
        @Override
        public AuditEntry append(AuditEvent event) {
          AuditEntry entry = writes.append(event);
          if (entry.number() % 2 == 1) {
            hide(entry);
            late.add(entry);
          } else if (late.size() > 5) {
            late.forEach(ShowsLate.this::show);
            late.clear();
          }
          return entry;
        }
      };
    }
  }

  private static final class Survives extends DelegatingStore {
    @Override
    public <T> T write(OrganizationId organization, Function<? super WriteTransaction, T> work) {
      List<AuditEvent> events = new ArrayList<>();
      try {
        return real.write(
            organization,
            tx ->
                work.apply(
                    new DelegatingTransaction(tx, tx) {
                      @Override
                      public AuditEntry append(AuditEvent event) {
                        events.add(event);
                        return writes.append(event);
                      }
                    }));
      } catch (IllegalStateException e) {
        real.write(organization, tx -> events.stream().map(tx::append).toList());
        throw e;
      }
    }
  }
}
