package dev.access4j.keycloak;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.OrganizationId;
import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityDirectory;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.IdentityGroup;
import dev.access4j.identity.IdentityPage;
import dev.access4j.identity.IdentityRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The realm of an organization as {@code kc.sh export} writes it, to import from (AM-5). Immutable
 * and thread-safe, as long as nobody changes the files.
 *
 * <p>Roles and groups are held in memory; of each account its {@code sub} and where it stands in
 * its file, about 120 bytes, and 4 bytes for each membership and each role. The rest of an account
 * is read again when its page is asked for.
 *
 * <p>Left out are the accounts of programs, client roles, and the roles that Keycloak has for
 * itself: {@code offline_access}, {@code uma_authorization} and the realm's default role. What the
 * realm has put into these, those hold who hold them: an account with {@code default-roles-acme}
 * holds a role {@code guest} that comes with it.
 */
public final class RealmExport implements IdentityDirectory {

  private final OrganizationId organization;
  private final RealmExportContent content;

  private RealmExport(OrganizationId organization, RealmExportContent content) {
    this.organization = organization;
    this.content = content;
  }

  /**
   * Reads an export: one file that has the users in it, or a folder with {@code acme-realm.json}
   * and, if they are in files of their own, {@code acme-users-0.json} and so on. Reads all files
   * once from end to end.
   *
   * @param organization the organization whose realm it is
   * @param path the file or the folder
   * @return the realm
   * @throws IdentityException {@code NOT_FOUND} if there is no such file; {@code UNAVAILABLE} if a
   *     file cannot be read; {@code REFUSED} if it is no export of one realm with its users, with
   *     the file and the place
   */
  public static RealmExport read(OrganizationId organization, Path path) {
    requireNonNull(organization, "organization");
    RealmExportFiles files = RealmExportFiles.at(requireNonNull(path, "path"));
    return new RealmExport(organization, RealmExportReading.read(files));
  }

  /**
   * Returns what the realm is called.
   *
   * @return the realm's name
   */
  public String realm() {
    return content.realm();
  }

  @Override
  public IdentityPage<Account> accounts(OrganizationId organization, String after, int limit) {
    check(organization);
    int first = first(after, limit);
    List<Account> page = content.accounts().page(first, limit);
    int next = first + page.size();
    return new IdentityPage<>(page, next < content.accounts().count() ? String.valueOf(next) : "");
  }

  @Override
  public IdentityPage<IdentityGroup> groups(OrganizationId organization, String after, int limit) {
    check(organization);
    return page(content.groups().size(), content.groups()::get, after, limit);
  }

  @Override
  public IdentityPage<String> members(
      OrganizationId organization, String group, String after, int limit) {
    check(organization);
    return subs(content.members().get(requireNonNull(group, "group")), "group", after, limit);
  }

  @Override
  public IdentityPage<IdentityRole> roles(OrganizationId organization, String after, int limit) {
    check(organization);
    return page(content.roles().size(), content.roles()::get, after, limit);
  }

  @Override
  public IdentityPage<String> holders(
      OrganizationId organization, String role, String after, int limit) {
    check(organization);
    return subs(content.holders().get(requireNonNull(role, "role")), "role", after, limit);
  }

  private void check(OrganizationId asked) {
    if (!organization.equals(asked)) {
      throw new IdentityException(
          IdentityException.Kind.NOT_FOUND, "the export is not of organization " + asked);
    }
  }

  private IdentityPage<String> subs(
      @Nullable RealmExportOrdinals found, String what, String after, int limit) {
    if (found == null) {
      throw new IdentityException(
          IdentityException.Kind.NOT_FOUND, "the export has no such " + what);
    }
    return page(found.size(), i -> content.accounts().sub(found.get(i)), after, limit);
  }

  private static <T> IdentityPage<T> page(
      int count, IntFunction<? extends T> row, String after, int limit) {
    int first = first(after, limit);
    List<T> rows = new ArrayList<>();
    for (int i = first; i < count && rows.size() < limit; i++) {
      rows.add(row.apply(i));
    }
    int next = first + rows.size();
    return new IdentityPage<>(rows, next < count ? String.valueOf(next) : "");
  }

  private static int first(String after, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a page has at least one row: " + limit);
    }
    return after.isEmpty() ? 0 : Integer.parseInt(after);
  }
}
