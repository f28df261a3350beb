package dev.access4j.testkit.store;

import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.UiFlow;
import dev.access4j.solution.Validity;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import dev.access4j.store.PageRequest;
import dev.access4j.store.ReadView;
import dev.access4j.store.WriteTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An organization in which everything says at which revision it was written, and each write writes
 * all of it: a view that shows two numbers, or another than its revision's, is no view of one
 * revision.
 */
final class Numbered {

  private static final EndUserId USER = EndUserId.of("user");
  private static final RoleId ROLE = RoleId.of("role");
  private static final GroupId GROUP = GroupId.of("group");
  private static final SolutionId SOLUTION = SolutionId.of("solution");
  private static final VersionId VERSION = VersionId.of("1.0");

  private Numbered() {}

  static void write(WriteTransaction tx) {
    String number = String.valueOf(tx.revision().value());
    tx.put(Organization.of(tx.organizationId(), number));
    tx.put(new EndUserRole(ROLE, "role", number, RoleScope.ORGANIZATION));
    tx.put(EndUser.builder(USER, "user " + number, number + "@x").name(number, "").build());
    tx.put(new EndUserGroup(GROUP, "Group", Set.of(), Attributes.of("number", number)));
    tx.put(Solution.of(SOLUTION, number));
    tx.put(
        new SolutionVersion(
            SOLUTION,
            VERSION,
            VersionState.DRAFT,
            Set.of(ROLE),
            List.of(),
            List.of(UiFlow.of(number, Set.of(ROLE)))));
    tx.put(
        SolutionShare.withGroup(SOLUTION, GROUP, SharedRoles.FROM_GROUP)
            .during(Validity.from(Instant.ofEpochSecond(tx.revision().value()))));
    // Every other write has the user in the group: half of a state would show.
    if (tx.revision().value() % 2 == 0) {
      tx.addMember(GROUP, USER);
    } else if (tx.principal(USER).filter(found -> found.groups().contains(GROUP)).isPresent()) {
      tx.removeMember(GROUP, USER);
    }
  }

  /** Fails unless all that a view shows is of the view's revision. */
  static void check(ReadView view) {
    long revision = view.revision().value();
    List<String> wrong = new ArrayList<>();
    numbers(view)
        .forEach(
            number -> {
              if (!number.equals(String.valueOf(revision))) {
                wrong.add(number);
              }
            });
    boolean member = view.members(GROUP, PageRequest.first(5)).contains(USER);
    boolean inGroup =
        view.principal(USER).filter(found -> found.groups().contains(GROUP)).isPresent();
    if (!wrong.isEmpty() || member != inGroup || member != (revision % 2 == 0)) {
      throw new AssertionError(
          "a view of revision "
              + revision
              + " shows what was written at "
              + wrong
              + ", and of the membership "
              + member
              + " and "
              + inGroup);
    }
  }

  private static List<String> numbers(ReadView view) {
    List<String> numbers = new ArrayList<>();
    view.principal(USER).ifPresent(found -> numbers.add(found.user().firstName()));
    view.groups(Set.of(GROUP))
        .values()
        .forEach(
            found -> {
              numbers.addAll(found.group().attributes().get("number"));
              found.shares().forEach(share -> numbers.add(number(share)));
            });
    view.shares(SOLUTION, PageRequest.first(5)).forEach(share -> numbers.add(number(share)));
    view.policy(new SolutionRef.Pinned(SOLUTION, VERSION))
        .ifPresent(
            found -> {
              numbers.add(found.solution().name());
              found.listed().forEach(role -> numbers.add(role.description()));
              found.version().ifPresent(each -> numbers.add(each.uiFlows().get(0).name()));
            });
    view.organization().ifPresent(found -> numbers.add(found.name()));
    view.userNamed("user " + view.revision().value())
        .ifPresentOrElse(
            found -> numbers.add(found.firstName()), () -> numbers.add("no user by its name"));
    return numbers;
  }

  private static String number(SolutionShare share) {
    return share.validity().startsAt().map(start -> "" + start.getEpochSecond()).orElse("");
  }
}
