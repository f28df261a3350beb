package dev.access4j.testkit.admin;

import dev.access4j.Access4j;
import dev.access4j.admin.Actor;
import dev.access4j.admin.ImportResult;
import dev.access4j.admin.ImportRow;
import dev.access4j.admin.ImportSettings;
import dev.access4j.admin.ImportSummary;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.store.AccessStore;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** An organization with the groups Retail and Audit, and somebody who imports into it. */
final class ImportDesk implements AutoCloseable {

  static final OrganizationId ACME = OrganizationId.of("acme");
  static final GroupId RETAIL = GroupId.of("retail");
  static final GroupId AUDIT = GroupId.of("audit");
  static final Actor ADMIN = Actor.designer(ACME, "olga", "org_admin");

  private final AccessStore store;
  private final Access4j access;

  ImportDesk(AccessStore store) {
    this.store = store;
    this.access = Access4j.builder(store).build();
    access.change(
        ACME,
        writer -> {
          writer.put(Organization.of(ACME, "Acme"));
          writer.put(EndUserGroup.of(RETAIL, "Retail"));
          writer.put(EndUserGroup.of(AUDIT, "Audit"));
        });
  }

  Access4j access() {
    return access;
  }

  List<ImportResult> run(ImportSettings settings, ImportRow... rows) {
    return run(settings, List.of(rows));
  }

  List<ImportResult> run(ImportSettings settings, List<ImportRow> rows) {
    List<ImportResult> results = new ArrayList<>();
    ImportSummary unused =
        access.admin().users().importAll(ADMIN, rows.iterator(), settings, results::add);
    return results;
  }

  /** What became of rows, such as {@code CREATED} or {@code REFUSED email DIR-2}. */
  static List<String> words(List<ImportResult> results) {
    return results.stream().map(ImportDesk::words).toList();
  }

  private static String words(ImportResult result) {
    StringBuilder words = new StringBuilder(result.outcome().name());
    result
        .faults()
        .forEach(fault -> words.append(' ').append(fault.field()).append(' ').append(fault.rule()));
    return words.toString();
  }

  EndUser user(String username) {
    return store.read(ACME, view -> view.userNamed(username).orElseThrow());
  }

  Revision revision() {
    return store.read(ACME, ReadView::revision);
  }

  /** The names of the groups that a user is a member of. */
  Set<String> groupsOf(EndUserId user) {
    return store.read(
        ACME,
        view -> {
          Set<String> names = new TreeSet<>();
          for (GroupId group : view.principal(user).orElseThrow().groups()) {
            names.add(view.group(group).orElseThrow().group().name());
          }
          return names;
        });
  }

  @Override
  public void close() {
    access.close();
  }
}
