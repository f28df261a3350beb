package dev.access4j.testkit.store;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SolutionShare;
import dev.access4j.store.Change;
import dev.access4j.store.IntegrityException;
import dev.access4j.store.PrincipalRecord;
import dev.access4j.store.ReadView;
import dev.access4j.store.WriteTransaction;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Stores that write too little, too much, or what they must refuse. */
final class BrokenWrites {

  private BrokenWrites() {}

  static List<BrokenStore> all() {
    return List.of(
        new BrokenStore(
            "ending a membership is forgotten",
            AccessStoreKit.Membership.class,
            "removedMember",
            MembersStay::new),
        new BrokenStore(
            "removing a share is forgotten",
            AccessStoreKit.Share.class,
            "deleted",
            SharesStay::new),
        new BrokenStore(
            "a group goes without its memberships",
            AccessStoreKit.Membership.class,
            "deletedGroup",
            MembershipsStay::new),
        new BrokenStore(
            "a share put again is added to the old one",
            AccessStoreKit.Share.class,
            "replaced",
            RolesAddUp::new),
        new BrokenStore(
            "a write survives its exception",
            AccessStoreKit.Atomicity.class,
            "anyStep",
            () -> new Survives(Exception.class)),
        new BrokenStore(
            "a write survives an error",
            AccessStoreKit.Atomicity.class,
            "error",
            () -> new Survives(Error.class)),
        new BrokenStore(
            "half of a big write is committed early",
            AccessStoreKit.Atomicity.class,
            "many",
            CommitsEarly::new),
        new BrokenStore(
            "an assignment of a role that does not exist is kept",
            AccessStoreKit.Integrity.class,
            "refused",
            KeepsDanglingAssignments::new),
        new BrokenStore(
            "a write that is refused returns as if it had been done",
            AccessStoreKit.Integrity.class,
            "refused",
            RefusesInSilence::new),
        new BrokenStore(
            "racing writers lose each other's updates",
            AccessStoreKit.Revision.class,
            "lostUpdates",
            LosesUpdates::new));
  }

  private static final class MembersStay extends DelegatingStore {
    @Override
    WriteTransaction transaction(ReadView reads, WriteTransaction writes) {
      return new DelegatingTransaction(reads, writes) {
        @Override
        public void removeMember(GroupId group, EndUserId user) {}
      };
    }
  }

  private static final class SharesStay extends DelegatingStore {
    @Override
    WriteTransaction transaction(ReadView reads, WriteTransaction writes) {
      return new DelegatingTransaction(reads, writes) {
        @Override
        public void deleteShare(SolutionId solution, Grantee grantee) {}
      };
    }
  }

  /** Keeps a note of each membership that it should have removed with its group. */
  private static final class MembershipsStay extends DelegatingStore {

    private record Membership(OrganizationId organization, EndUserId user, GroupId group) {}

    private final Set<Membership> kept = ConcurrentHashMap.newKeySet();

    @Override
    WriteTransaction transaction(ReadView reads, WriteTransaction writes) {
      return new DelegatingTransaction(reads, writes) {
        @Override
        public void delete(GroupId group) {
          Contents.of(writes)
              .members()
              .getOrDefault(group, List.of())
              .forEach(user -> kept.add(new Membership(organizationId(), user, group)));
          writes.delete(group);
        }
      };
    }

    @Override
    ReadView view(ReadView view) {
      return new DelegatingView(view) {
        @Override
        public Optional<PrincipalRecord> principal(EndUserId user) {
          return real.principal(user).map(this::withKept);
        }

        private PrincipalRecord withKept(PrincipalRecord record) {
          Set<GroupId> groups = new HashSet<>(record.groups());
          kept.stream()
              .filter(each -> each.organization().equals(organizationId()))
              .filter(each -> each.user().equals(record.user().id()))
              .forEach(each -> groups.add(each.group()));
          return new PrincipalRecord(record.user(), groups, record.assignments(), record.shares());
        }
      };
    }
  }

  private static final class RolesAddUp extends DelegatingStore {
    @Override
    WriteTransaction transaction(ReadView reads, WriteTransaction writes) {
      return new DelegatingTransaction(reads, writes) {
        @Override
        public void put(SolutionShare share) {
          Contents.of(writes).shares().stream()
              .filter(old -> old.solution().equals(share.solution()))
              .filter(old -> old.grantee().equals(share.grantee()))
              .findFirst()
              .ifPresentOrElse(
                  old -> writes.put(share.during(old.validity())), () -> writes.put(share));
        }
      };
    }
  }

  private static final class Survives extends DelegatingStore {

    private final Class<? extends Throwable> what;

    Survives(Class<? extends Throwable> what) {
      this.what = what;
    }

    @Override
    public <T> T write(OrganizationId organization, Function<? super WriteTransaction, T> work) {
      Throwable[] thrown = new Throwable[1];
      Optional<T> answer =
          super.write(
              organization,
              tx -> {
                try {
                  return Optional.of(work.apply(tx));
                } catch (RuntimeException | Error e) {
                  if (!what.isInstance(e) || e instanceof IntegrityException) {
                    throw e;
                  }
                  thrown[0] = e;
                  return Optional.empty();
                }
              });
      if (thrown[0] instanceof Error error) {
        throw error;
      } else if (thrown[0] instanceof RuntimeException exception) {
        throw exception;
      }
      return answer.orElseThrow();
    }
  }

  /** Writes users a second time in a write of its own, as batches outside the transaction do. */
  private static final class CommitsEarly extends DelegatingStore {
    @Override
    public <T> T write(OrganizationId organization, Function<? super WriteTransaction, T> work) {
      Set<EndUser> users = new HashSet<>();
      try {
        return super.write(
            organization,
            tx ->
                work.apply(
                    new DelegatingTransaction(tx, tx) {
                      @Override
                      public void put(EndUser user) {
                        users.add(user);
                        writes.put(user);
                      }
                    }));
      } catch (IllegalStateException e) {
        if (users.size() >= 500) {
          real.write(
              organization,
              tx -> {
                users.forEach(tx::put);
                return true;
              });
        }
        throw e;
      }
    }
  }

  private static final class KeepsDanglingAssignments extends DelegatingStore {
    @Override
    WriteTransaction transaction(ReadView reads, WriteTransaction writes) {
      return new DelegatingTransaction(reads, writes) {
        @Override
        public void assign(EndUserId user, RoleId role) {
          if (role(role).isPresent()) {
            writes.assign(user, role);
          }
        }
      };
    }
  }

  private static final class RefusesInSilence extends DelegatingStore {
    @Override
    public <T> T write(OrganizationId organization, Function<? super WriteTransaction, T> work) {
      try {
        return super.write(organization, work);
      } catch (IntegrityException e) {
        // The answer of every write of the kit that is to be refused.
        @SuppressWarnings("unchecked")
        T done = (T) (Object) true;
        return done;
      }
    }
  }

  /** Reads users from before the write, so that what came in between is overwritten. */
  private static final class LosesUpdates extends DelegatingStore {

    private final Moment moment = new Moment();

    @Override
    void heard(Change change) {
      moment.come();
      tell(change);
    }

    @Override
    public <T> T write(OrganizationId organization, Function<? super WriteTransaction, T> work) {
      return real.read(
          organization,
          before -> {
            moment.letAnotherComeFirst();
            return real.write(
                organization, tx -> work.apply(new DelegatingTransaction(stale(before, tx), tx)));
          });
    }

    private static ReadView stale(ReadView before, ReadView now) {
      return new DelegatingView(now) {
        @Override
        public Optional<PrincipalRecord> principal(EndUserId user) {
          return before.principal(user).or(() -> real.principal(user));
        }
      };
    }
  }
}
