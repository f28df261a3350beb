package dev.access4j.testkit.store;

import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.VersionState;
import dev.access4j.store.Change;
import dev.access4j.store.GroupRecord;
import dev.access4j.store.PageRequest;
import dev.access4j.store.PolicyRecord;
import dev.access4j.store.PrincipalQuery;
import dev.access4j.store.PrincipalRecord;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import dev.access4j.store.RoleUses;
import dev.access4j.store.WriteTransaction;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Stores that keep everything and answer wrongly. */
final class BrokenReads {

  private BrokenReads() {}

  static List<BrokenStore> all() {
    return List.of(
        new BrokenStore(
            "a view reads each thing at the latest revision",
            AccessStoreKit.Isolation.class,
            "asIfBefore",
            EachAtItsOwn::new),
        new BrokenStore(
            "a view reads its groups at the latest revision",
            AccessStoreKit.Isolation.class,
            "askedAfterwards",
            GroupsAtTheLatest::new),
        new BrokenStore(
            "a write is published in two steps",
            AccessStoreKit.Isolation.class,
            "race",
            PublishesInSteps::new),
        new BrokenStore(
            "what is loaded is each at its own revision",
            AccessStoreKit.LoadOnceMore.class,
            "writtenBetween",
            LoadsEachAtItsOwn::new),
        new BrokenStore(
            "what is loaded is newer than the revision that it comes under",
            AccessStoreKit.LoadOnceMore.class,
            "afterRevision",
            LoadsUnderTheFirst::new),
        new BrokenStore(
            "what is loaded is not there",
            AccessStoreKit.LoadOnceMore.class,
            "asRead",
            LoadsFromNowhere::new),
        new BrokenStore(
            "a principal once read stays as it was",
            AccessStoreKit.Membership.class,
            "removedMember",
            NeverForgets::new),
        new BrokenStore(
            "who was a member once stays one",
            AccessStoreKit.Membership.class,
            "removedMember",
            OnceMember::new),
        new BrokenStore(
            "a write does not see itself",
            AccessStoreKit.ReadYourWrites.class,
            "puts",
            SeesNotItself::new),
        new BrokenStore(
            "uses of a role lack the shares",
            AccessStoreKit.Query.class,
            "roleUses",
            () -> uses(u -> new RoleUses(u.groups(), u.versions(), List.of()))),
        new BrokenStore(
            "uses of a role lack the assignments",
            AccessStoreKit.Query.class,
            "roleUses",
            WithoutAssigned::new),
        new BrokenStore(
            "uses of a role lack the groups",
            AccessStoreKit.Cascade.class,
            "deletedRole",
            () -> uses(u -> new RoleUses(Set.of(), u.versions(), u.shares()))),
        new BrokenStore(
            "uses of a role lack published versions",
            AccessStoreKit.Query.class,
            "roleUses",
            UsesWithoutPublished::new),
        new BrokenStore(
            "members of shared groups are not reached",
            AccessStoreKit.Query.class,
            "reached",
            () -> losing(PrincipalQuery.Reached.class, each -> !each.shares().isEmpty())),
        new BrokenStore(
            "assigned users are not reached",
            AccessStoreKit.Query.class,
            "reachedByAssignment",
            () -> losing(PrincipalQuery.Reached.class, each -> each.assignments().isEmpty())),
        new BrokenStore(
            "members of a group do not hold its roles",
            AccessStoreKit.Query.class,
            "holding",
            () -> losing(PrincipalQuery.Holding.class, each -> !each.assignments().isEmpty())),
        new BrokenStore(
            "everyone is everyone active",
            AccessStoreKit.Query.class,
            "everyone",
            () ->
                losing(
                    PrincipalQuery.Everyone.class,
                    each -> each.user().status() == UserStatus.ACTIVE)),
        new BrokenStore(
            "open solutions are found by what they list only",
            AccessStoreKit.Query.class,
            "openOrListing",
            MissesOpen::new),
        new BrokenStore(
            "a group is loaded without its shares",
            AccessStoreKit.Load.class,
            "groups",
            GroupsWithoutShares::new));
  }

  private static final class EachAtItsOwn extends DelegatingStore {
    @Override
    public <T> T read(OrganizationId organization, Function<? super ReadView, T> query) {
      ReadView each =
          (ReadView)
              Proxy.newProxyInstance(
                  ReadView.class.getClassLoader(),
                  new Class<?>[] {ReadView.class},
                  (proxy, method, arguments) ->
                      method.invoke(
                          real.read(organization, Function.<ReadView>identity()), arguments));
      return query.apply(each);
    }
  }

  private static final class LoadsUnderTheFirst extends LoadsEachAtItsOwn {
    @Override
    public <T> T load(OrganizationId organization, Function<? super ReadView, T> query) {
      Revision first = real.read(organization, ReadView::revision);
      return super.load(
          organization,
          view ->
              query.apply(
                  new DelegatingView(view) {
                    @Override
                    public Revision revision() {
                      return first;
                    }
                  }));
    }
  }

  private static class LoadsEachAtItsOwn extends DelegatingStore {
    @Override
    public <T> T load(OrganizationId organization, Function<? super ReadView, T> query) {
      ReadView each =
          (ReadView)
              Proxy.newProxyInstance(
                  ReadView.class.getClassLoader(),
                  new Class<?>[] {ReadView.class},
                  (proxy, method, arguments) ->
                      real.read(organization, view -> answer(method, view, arguments)));
      return query.apply(each);
    }

    private static Object answer(Method method, ReadView view, Object[] arguments) {
      try {
        return method.invoke(view, arguments);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static final class LoadsFromNowhere extends DelegatingStore {
    @Override
    public <T> T load(OrganizationId organization, Function<? super ReadView, T> query) {
      return read(OrganizationId.of("nowhere"), query);
    }
  }

  private static final class GroupsAtTheLatest extends DelegatingStore {
    @Override
    public <T> T read(OrganizationId organization, Function<? super ReadView, T> query) {
      return real.read(
          organization,
          view ->
              query.apply(
                  new DelegatingView(view) {
                    @Override
                    public Map<GroupId, GroupRecord> groups(Set<GroupId> groups) {
                      return GroupsAtTheLatest.this.real.read(
                          organization, latest -> latest.groups(groups));
                    }
                  }));
    }
  }

  /** A view of two states that were taken one after the other. */
  private static final class PublishesInSteps extends DelegatingStore {

    private final Moment moment = new Moment();

    @Override
    void heard(Change change) {
      moment.come();
      tell(change);
    }

    @Override
    public <T> T read(OrganizationId organization, Function<? super ReadView, T> query) {
      ReadView users = real.read(organization, Function.<ReadView>identity());
      moment.letAnotherComeFirst();
      return real.read(
          organization,
          groups ->
              query.apply(
                  new DelegatingView(users) {
                    @Override
                    public Map<GroupId, GroupRecord> groups(Set<GroupId> ids) {
                      return groups.groups(ids);
                    }
                  }));
    }
  }

  private static final class NeverForgets extends DelegatingStore {

    private final Map<List<Object>, PrincipalRecord> cache = new ConcurrentHashMap<>();

    @Override
    public <T> T read(OrganizationId organization, Function<? super ReadView, T> query) {
      return real.read(
          organization,
          view ->
              query.apply(
                  new DelegatingView(view) {
                    @Override
                    public Optional<PrincipalRecord> principal(EndUserId user) {
                      List<Object> key = List.of(organization, user);
                      real.principal(user).ifPresent(found -> cache.putIfAbsent(key, found));
                      return Optional.ofNullable(cache.get(key));
                    }
                  }));
    }
  }

  private static final class OnceMember extends DelegatingStore {

    private final Set<List<Object>> seen = ConcurrentHashMap.newKeySet();

    @Override
    ReadView view(ReadView view) {
      return new DelegatingView(view) {
        @Override
        public Set<EndUserId> membersAmong(GroupId group, Set<EndUserId> users) {
          Set<EndUserId> once = new HashSet<>(real.membersAmong(group, users));
          for (EndUserId user : users) {
            List<Object> key = List.of(view.organizationId(), group, user);
            if (once.contains(user) ? seen.add(key) : seen.contains(key)) {
              once.add(user);
            }
          }
          return once;
        }
      };
    }
  }

  private static final class SeesNotItself extends DelegatingStore {
    @Override
    public <T> T write(OrganizationId organization, Function<? super WriteTransaction, T> work) {
      return real.write(
          organization, tx -> work.apply(new DelegatingTransaction(before(organization, tx), tx)));
    }

    private ReadView before(OrganizationId organization, ReadView tx) {
      return new DelegatingView(tx) {
        @Override
        public Optional<PrincipalRecord> principal(EndUserId user) {
          return SeesNotItself.this.real.read(organization, view -> view.principal(user));
        }
      };
    }
  }

  private static DelegatingStore uses(UnaryOperator<RoleUses> change) {
    return new DelegatingStore() {
      @Override
      ReadView view(ReadView view) {
        return new DelegatingView(view) {
          @Override
          public RoleUses roleUses(RoleId role) {
            return change.apply(real.roleUses(role));
          }
        };
      }
    };
  }

  private static final class WithoutAssigned extends DelegatingStore {
    @Override
    ReadView view(ReadView view) {
      return new DelegatingView(view) {
        @Override
        public List<EndUserId> assigned(RoleId role, PageRequest<EndUserId> page) {
          return List.of();
        }
      };
    }
  }

  private static final class UsesWithoutPublished extends DelegatingStore {
    @Override
    ReadView view(ReadView view) {
      return new DelegatingView(view) {
        @Override
        public RoleUses roleUses(RoleId role) {
          RoleUses uses = real.roleUses(role);
          Set<SolutionRef.Pinned> drafts = new HashSet<>(uses.versions());
          drafts.removeIf(
              ref ->
                  real.policy(ref)
                      .flatMap(PolicyRecord::version)
                      .filter(version -> version.state() == VersionState.PUBLISHED)
                      .isPresent());
          return new RoleUses(uses.groups(), drafts, uses.shares());
        }
      };
    }
  }

  private static DelegatingStore losing(
      Class<? extends PrincipalQuery> kind, Predicate<PrincipalRecord> found) {
    return new DelegatingStore() {
      @Override
      ReadView view(ReadView view) {
        return new DelegatingView(view) {
          @Override
          public List<PrincipalRecord> principals(
              PrincipalQuery query, PageRequest<EndUserId> page) {
            return real.principals(query, page).stream()
                .filter(each -> !kind.isInstance(query) || found.test(each))
                .toList();
          }
        };
      }
    };
  }

  private static final class MissesOpen extends DelegatingStore {
    @Override
    ReadView view(ReadView view) {
      return new DelegatingView(view) {
        @Override
        public Set<SolutionId> solutionsOpenOrListing(Set<RoleId> roles) {
          Set<SolutionId> found = new HashSet<>(real.solutionsOpenOrListing(roles));
          found.removeAll(real.solutionsOpenOrListing(Set.of()));
          return found;
        }
      };
    }
  }

  private static final class GroupsWithoutShares extends DelegatingStore {
    @Override
    ReadView view(ReadView view) {
      return new DelegatingView(view) {
        @Override
        public Map<GroupId, GroupRecord> groups(Set<GroupId> groups) {
          Map<GroupId, GroupRecord> found = new HashMap<>(real.groups(groups));
          List<SolutionShare> none = List.of();
          found.replaceAll((id, record) -> new GroupRecord(record.group(), none));
          return found;
        }
      };
    }
  }
}
