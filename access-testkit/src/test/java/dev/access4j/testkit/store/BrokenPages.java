package dev.access4j.testkit.store;

import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionId;
import dev.access4j.store.PageRequest;
import dev.access4j.store.PrincipalQuery;
import dev.access4j.store.PrincipalRecord;
import dev.access4j.store.ReadView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Stores whose pages do not join. */
final class BrokenPages {

  private BrokenPages() {}

  static List<BrokenStore> all() {
    return List.of(
        paging("a page of solutions skips the row after the last", "anyLimit", Skips::new),
        paging("a page of roles begins with the last row seen", "anyLimit", Repeats::new),
        paging("a page of users is one row short", "shortAtTheEnd", OneRowShort::new),
        paging("pages of members end at one that left", "deletedBetweenPages", NeedsTheRow::new),
        paging("pages of versions go by number", "deletedBetweenPages", ByNumber::new),
        paging("shares with groups come first", "usersFirst", GroupsFirst::new));
  }

  private static BrokenStore paging(String fault, String test, Function<ReadView, ReadView> wrong) {
    return new BrokenStore(
        fault,
        AccessStoreKit.Paging.class,
        test,
        () ->
            new DelegatingStore() {
              @Override
              ReadView view(ReadView view) {
                return wrong.apply(view);
              }
            });
  }

  private static final class Skips extends DelegatingView {
    Skips(ReadView real) {
      super(real);
    }

    @Override
    public List<Solution> solutions(PageRequest<SolutionId> page) {
      if (page.after().isEmpty()) {
        return real.solutions(page);
      }
      List<Solution> rows = more(real, page);
      return rows.subList(Math.min(1, rows.size()), rows.size());
    }

    private static List<Solution> more(ReadView real, PageRequest<SolutionId> page) {
      return real.solutions(PageRequest.after(page.after().orElseThrow(), page.limit() + 1));
    }
  }

  private static final class Repeats extends DelegatingView {
    Repeats(ReadView real) {
      super(real);
    }

    @Override
    public List<EndUserRole> roles(PageRequest<RoleId> page) {
      return Stream.concat(page.after().flatMap(real::role).stream(), real.roles(page).stream())
          .limit(page.limit())
          .toList();
    }
  }

  private static final class OneRowShort extends DelegatingView {
    OneRowShort(ReadView real) {
      super(real);
    }

    @Override
    public List<PrincipalRecord> principals(PrincipalQuery query, PageRequest<EndUserId> page) {
      List<PrincipalRecord> rows = real.principals(query, page);
      return rows.size() > 2 ? rows.subList(0, rows.size() - 1) : rows;
    }
  }

  private static final class NeedsTheRow extends DelegatingView {
    NeedsTheRow(ReadView real) {
      super(real);
    }

    @Override
    public List<EndUserId> members(GroupId group, PageRequest<EndUserId> page) {
      Optional<EndUserId> after = page.after();
      boolean known =
          after.isEmpty()
              || real.principal(after.get())
                  .filter(record -> record.groups().contains(group))
                  .isPresent();
      return known ? real.members(group, page) : List.of();
    }
  }

  /** Takes the number of rows up to the last one seen for the number of rows to skip. */
  private static final class ByNumber extends DelegatingView {
    ByNumber(ReadView real) {
      super(real);
    }

    @Override
    public List<SolutionVersion> versions(SolutionId solution, PageRequest<VersionId> page) {
      List<SolutionVersion> all = real.versions(solution, PageRequest.first(1_000));
      long skipped =
          page.after()
              .map(last -> all.stream().filter(each -> each.id().compareTo(last) < 0).count() + 1)
              .orElse(0L);
      return all.stream().skip(skipped).limit(page.limit()).toList();
    }
  }

  private static final class GroupsFirst extends DelegatingView {
    GroupsFirst(ReadView real) {
      super(real);
    }

    @Override
    public List<SolutionShare> shares(SolutionId solution, PageRequest<Grantee> page) {
      Comparator<Grantee> order =
          Comparator.<Grantee, Boolean>comparing(Grantee.User.class::isInstance)
              .thenComparing(Comparator.naturalOrder());
      List<SolutionShare> all = new ArrayList<>(real.shares(solution, PageRequest.first(1_000)));
      all.sort(Comparator.comparing(SolutionShare::grantee, order));
      return all.stream()
          .filter(
              each ->
                  page.after().isEmpty() || order.compare(each.grantee(), page.after().get()) > 0)
          .limit(page.limit())
          .toList();
    }
  }
}
