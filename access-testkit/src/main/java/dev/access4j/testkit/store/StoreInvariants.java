package dev.access4j.testkit.store;

import dev.access4j.directory.OrganizationId;
import dev.access4j.store.AccessStore;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import java.util.List;

/**
 * What holds in every organization of every store, whatever was written: each reference leads
 * somewhere, each name is there once, and each way to find a thing finds the same. It looks through
 * {@link ReadView} alone and reads all that there is, so that it is for tests.
 */
public final class StoreInvariants {

  private StoreInvariants() {}

  /**
   * Looks at an organization.
   *
   * @param store the store
   * @param organization the organization; it need not exist
   * @throws AssertionError with every violation, if there is one
   */
  public static void check(AccessStore store, OrganizationId organization) {
    List<String> found = store.read(organization, StoreInvariants::violations);
    if (!found.isEmpty()) {
      throw new AssertionError(
          found.size()
              + " violations in organization "
              + organization
              + ":\n- "
              + String.join("\n- ", found));
    }
  }

  /**
   * Looks at what a view shows.
   *
   * @param view the view, of a read or of a write between two of its steps
   * @return every violation, in words; empty if there is none
   */
  public static List<String> violations(ReadView view) {
    Violations violations = new Violations();
    Contents contents;
    try {
      contents = Contents.of(view);
    } catch (AssertionError e) {
      // Lists that cannot be walked: what else there is to find would follow from that.
      return List.of(String.valueOf(e.getMessage()));
    }
    organization(view, contents, violations);
    new DirectoryInvariants(view, contents, violations).look();
    new SolutionInvariants(view, contents, violations).look();
    new AdministrationInvariants(view, contents, violations).look();
    return violations.list();
  }

  private static void organization(ReadView view, Contents contents, Violations violations) {
    contents
        .organization()
        .ifPresentOrElse(
            organization -> {
              violations.same(
                  "the id of the organization", view.organizationId(), organization.id());
              violations.check(
                  !view.revision().equals(Revision.NONE),
                  "an organization exists at revision %s",
                  view.revision());
            },
            () ->
                violations.same(
                    "what an organization holds that does not exist",
                    contents,
                    Contents.nothing()));
  }
}
