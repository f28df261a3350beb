package dev.access4j.testkit.store;

import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import dev.access4j.store.WriteTransaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Stores that do not know when a thing was put. */
final class BrokenThings {

  private BrokenThings() {}

  static List<BrokenStore> all() {
    return List.of(
        broken("a membership moves its group", "namesMoveNothing", MembershipMovesGroup::new),
        broken("an assignment moves its user", "namesMoveNothing", AssignmentMovesUser::new),
        broken("a share moves its group", "sharesMoveNothing", ShareMovesGroup::new),
        broken("a share moves its solution", "sharesMoveNothing", ShareMovesSolution::new),
        broken("to put the same again moves nothing", "sameAgain", SameMovesNothing::new),
        answering(
            "a thing has the revision of its organization",
            "eachKind",
            (view, found) -> {
              found.replaceAll((thing, revision) -> view.revision());
              return found;
            }),
        answering(
            "a thing has a revision until it is put again",
            "eachKind",
            (view, found) -> {
              found.values().removeIf(revision -> revision.value() > 1);
              return found;
            }),
        answering(
            "a version has no revision of its own",
            "cascades",
            (view, found) -> {
              found.keySet().removeIf(each -> each.kind() == AuditSubject.Kind.VERSION);
              return found;
            }),
        broken("a thing that is gone has a revision", "deleted", KeepsDeleted::new),
        broken("a thing made again has its first revision", "deleted", KeepsFirst::new),
        broken("a write does not see what it puts at a revision", "inWrite", SeesOld::new),
        broken("publishing moves no version", "cascades", PublishingMovesNothing::new),
        broken("a membership has the revision of its group", "absent", MembershipHasOneToo::new));
  }

  private static BrokenStore broken(
      String fault, String test, Supplier<? extends DelegatingStore> open) {
    return new BrokenStore(fault, AccessStoreKit.RevisionOfThings.class, test, open::get);
  }

  private static BrokenStore answering(
      String fault,
      String test,
      BiFunction<ReadView, Map<AuditSubject, Revision>, Map<AuditSubject, Revision>> change) {
    return broken(
        fault,
        test,
        () ->
            new DelegatingStore() {
              @Override
              ReadView view(ReadView view) {
                return new DelegatingView(view) {
                  @Override
                  public Map<AuditSubject, Revision> revisions(Set<AuditSubject> subjects) {
                    return change.apply(real, new HashMap<>(real.revisions(subjects)));
                  }
                };
              }
            });
  }

  private static final class MembershipMovesGroup extends DelegatingStore {
    @Override
    WriteTransaction transaction(ReadView reads, WriteTransaction writes) {
      return new DelegatingTransaction(reads, writes) {
        @Override
        public void addMembers(GroupId group, Set<EndUserId> users) {
          writes.addMembers(group, users);
          writes.group(group).ifPresent(found -> writes.put(found.group()));
        }
      };
    }
  }

  private static final class AssignmentMovesUser extends DelegatingStore {
    @Override
    WriteTransaction transaction(ReadView reads, WriteTransaction writes) {
      return new DelegatingTransaction(reads, writes) {
        @Override
        public void unassign(EndUserId user, RoleId role) {
          writes.unassign(user, role);
          writes.user(user).ifPresent(writes::put);
        }
      };
    }
  }

  private static final class ShareMovesGroup extends DelegatingStore {
    @Override
    WriteTransaction transaction(ReadView reads, WriteTransaction writes) {
      return new DelegatingTransaction(reads, writes) {
        @Override
        public void put(SolutionShare share) {
          writes.put(share);
          if (share.grantee() instanceof Grantee.Group group) {
            writes.group(group.id()).ifPresent(found -> writes.put(found.group()));
          }
        }
      };
    }
  }

  private static final class ShareMovesSolution extends DelegatingStore {
    @Override
    WriteTransaction transaction(ReadView reads, WriteTransaction writes) {
      return new DelegatingTransaction(reads, writes) {
        @Override
        public void put(SolutionShare share) {
          writes.put(share);
          writes.solution(share.solution()).ifPresent(writes::put);
        }
      };
    }
  }

  private static final class SameMovesNothing extends DelegatingStore {
    @Override
    WriteTransaction transaction(ReadView reads, WriteTransaction writes) {
      return new DelegatingTransaction(reads, writes) {
        @Override
        public void put(EndUser user) {
          if (writes.user(user.id()).filter(user::equals).isEmpty()) {
            writes.put(user);
          }
        }
      };
    }
  }

  private static final class PublishingMovesNothing extends Remembering {
    @Override
    WriteTransaction transaction(ReadView reads, WriteTransaction writes) {
      return new DelegatingTransaction(reads, writes) {
        @Override
        public void put(SolutionVersion version) {
          AuditSubject subject = AuditSubject.of(version);
          remember(organizationId(), writes.revisions(Set.of(subject)));
          writes.put(version);
        }
      };
    }
  }

  /** Takes revisions from notes of its own. */
  private abstract static class Remembering extends DelegatingStore {

    private record Thing(OrganizationId organization, AuditSubject subject) {}

    private final Map<Thing, Revision> notes = new ConcurrentHashMap<>();

    final void remember(OrganizationId organization, Map<AuditSubject, Revision> found) {
      found.forEach((each, revision) -> notes.putIfAbsent(new Thing(organization, each), revision));
    }

    Map<AuditSubject, Revision> noted(ReadView view, Set<AuditSubject> subjects) {
      Map<AuditSubject, Revision> found = new HashMap<>(view.revisions(subjects));
      found.replaceAll(
          (each, revision) -> notes.getOrDefault(new Thing(view.organizationId(), each), revision));
      return found;
    }

    @Override
    ReadView view(ReadView view) {
      return new DelegatingView(view) {
        @Override
        public Map<AuditSubject, Revision> revisions(Set<AuditSubject> subjects) {
          return noted(real, subjects);
        }
      };
    }
  }

  private static final class KeepsFirst extends Remembering {
    @Override
    WriteTransaction transaction(ReadView reads, WriteTransaction writes) {
      return new DelegatingTransaction(reads, writes) {
        @Override
        public void delete(EndUserId user) {
          remember(organizationId(), writes.revisions(Set.of(AuditSubject.user(user))));
          writes.delete(user);
        }
      };
    }
  }

  private static final class KeepsDeleted extends DelegatingStore {

    private final Map<AuditSubject, Revision> seen = new ConcurrentHashMap<>();

    @Override
    ReadView view(ReadView view) {
      return new DelegatingView(view) {
        @Override
        public Map<AuditSubject, Revision> revisions(Set<AuditSubject> subjects) {
          Map<AuditSubject, Revision> found = new HashMap<>(real.revisions(subjects));
          seen.putAll(found);
          subjects.stream()
              .filter(seen::containsKey)
              .forEach(each -> found.putIfAbsent(each, seen.get(each)));
          return found;
        }
      };
    }
  }

  private static final class SeesOld extends DelegatingStore {
    @Override
    WriteTransaction transaction(ReadView reads, WriteTransaction writes) {
      return new DelegatingTransaction(reads, writes) {
        @Override
        public Map<AuditSubject, Revision> revisions(Set<AuditSubject> subjects) {
          Map<AuditSubject, Revision> found = new HashMap<>(real.revisions(subjects));
          found.values().removeIf(revision()::equals);
          return found;
        }
      };
    }
  }

  private static final class MembershipHasOneToo extends DelegatingStore {
    @Override
    ReadView view(ReadView view) {
      return new DelegatingView(view) {
        @Override
        public Map<AuditSubject, Revision> revisions(Set<AuditSubject> subjects) {
          Map<AuditSubject, Revision> found = new HashMap<>(real.revisions(subjects));
          subjects.stream()
              .filter(each -> each.kind() == AuditSubject.Kind.MEMBERSHIP)
              .forEach(each -> found.put(each, real.revision()));
          return found;
        }
      };
    }
  }
}
