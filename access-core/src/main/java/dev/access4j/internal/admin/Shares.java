package dev.access4j.internal.admin;

import dev.access4j.admin.Actor;
import dev.access4j.admin.AdminOperation;
import dev.access4j.admin.ListPage;
import dev.access4j.admin.ShareAdmin;
import dev.access4j.admin.Versioned;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionShare;
import dev.access4j.store.GroupRecord;
import dev.access4j.store.PageRequest;
import dev.access4j.store.PrincipalRecord;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import java.util.List;
import java.util.Optional;

/** Administers shares. */
record Shares(GuardedStore store) implements ShareAdmin {

  @Override
  public ListPage<Versioned<SolutionShare>, Grantee> list(
      Actor actor, SolutionId solution, PageRequest<Grantee> page) {
    return store.read(
        actor,
        AdminOperation.SHARES_LIST,
        AuditSubject.solution(solution),
        view ->
            Things.page(
                view,
                view.shares(solution, page),
                AuditSubject::of,
                SolutionShare::grantee,
                page.limit()));
  }

  @Override
  public Optional<Versioned<SolutionShare>> find(
      Actor actor, SolutionId solution, Grantee grantee) {
    return store.read(
        actor,
        AdminOperation.SHARES_FIND,
        AuditSubject.share(solution, grantee),
        view -> shareOf(view, solution, grantee).map(found -> versioned(view, found)));
  }

  @Override
  public Versioned<SolutionShare> share(Actor actor, SolutionShare share) {
    return store.write(
        actor,
        AdminOperation.SHARES_SHARE,
        AuditSubject.of(share),
        writer -> {
          writer.share(share);
          return versioned(writer.view(), share);
        });
  }

  @Override
  public Versioned<SolutionShare> change(Actor actor, Revision seen, SolutionShare share) {
    return store.write(
        actor,
        AdminOperation.SHARES_CHANGE,
        AuditSubject.of(share),
        writer -> {
          ReadView view = writer.view();
          SolutionShare old =
              Things.existing(
                  shareOf(view, share.solution(), share.grantee()),
                  "grantee",
                  "SH-6",
                  "share of '" + share.solution() + "' with it");
          Things.requireUnchanged(view, AuditSubject.of(old), old, seen);
          writer.share(share);
          return versioned(view, share);
        });
  }

  @Override
  public Revision unshare(Actor actor, SolutionId solution, Grantee grantee) {
    return store.change(
        actor,
        AdminOperation.SHARES_UNSHARE,
        AuditSubject.share(solution, grantee),
        writer -> writer.unshare(solution, grantee));
  }

  @Override
  public Versioned<Solution> setGeneralAccess(
      Actor actor, SolutionId solution, Revision seen, GeneralAccess access) {
    AuditSubject subject = AuditSubject.solution(solution);
    return store.write(
        actor,
        AdminOperation.SHARES_SET_GENERAL_ACCESS,
        subject,
        writer -> {
          ReadView view = writer.view();
          Solution old =
              Things.existing(
                  view.solution(solution), "solution", "SOL-1", "solution '" + solution + "'");
          Things.requireUnchanged(view, subject, old, seen);
          Solution changed = old.withGeneralAccess(access);
          writer.put(changed);
          return Things.versioned(view, subject, changed);
        });
  }

  private static Optional<SolutionShare> shareOf(
      ReadView view, SolutionId solution, Grantee grantee) {
    List<SolutionShare> shares =
        grantee instanceof Grantee.Group group
            ? view.group(group.id()).map(GroupRecord::shares).orElse(List.of())
            : view.principal(((Grantee.User) grantee).id())
                .map(PrincipalRecord::shares)
                .orElse(List.of());
    return shares.stream().filter(share -> share.solution().equals(solution)).findFirst();
  }

  private static Versioned<SolutionShare> versioned(ReadView view, SolutionShare share) {
    return Things.versioned(view, AuditSubject.of(share), share);
  }
}
