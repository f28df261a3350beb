package dev.access4j.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.access4j.audit.AuditQuery;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.store.AccessStore;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.ListFilter;
import dev.access4j.store.NameKey;
import dev.access4j.store.PageRequest;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import dev.access4j.store.RoleUses;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The invariants of a store")
class StoreInvariantsTest {

  private static final OrganizationId BANK = OrganizationId.of("bank");

  private static <S extends AccessStore> S withSample(S store) {
    Sample sample = new Sample(BANK, "here");
    store.write(
        BANK,
        tx -> {
          sample.writeTo(tx);
          return true;
        });
    return store;
  }

  @Test
  @DisplayName("hold in a sound store, and where there is no organization")
  void sound() {
    AccessStore store = withSample(new DelegatingStore());
    assertThatNoException().isThrownBy(() -> StoreInvariants.check(store, BANK));
    assertThatNoException()
        .isThrownBy(() -> StoreInvariants.check(store, OrganizationId.of("no bank")));
  }

  @Test
  @DisplayName("are reported all at once when several do not hold")
  void several() {
    AccessStore store =
        withSample(
            new DelegatingStore() {
              @Override
              ReadView view(ReadView view) {
                return new WrongInThree(view);
              }
            });
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> StoreInvariants.check(store, BANK))
        .withMessageContaining("violations in organization bank")
        .withMessageContaining("user 'ann'")
        .withMessageContaining("of role role-clerk, the versions")
        .withMessageContaining("the groups of user user-bob");
  }

  @Test
  @DisplayName("are looked for in lists by name, in revisions and in the audit log too")
  void administration() {
    DelegatingStore store = withSample(new DelegatingStore());
    AuditEntry unused =
        store.write(BANK, tx -> tx.append(new Events(BANK).about(AuditSubject.user(Sample.BOB))));
    List<String> violations =
        store.read(BANK, view -> StoreInvariants.violations(new WrongForAdministration(view)));
    assertThat(violations)
        .anyMatch(each -> each.startsWith("groups by name:"))
        .anyMatch(each -> each.startsWith("users by name that have role role-clerk:"))
        .anyMatch(each -> each.startsWith("users by name in group group-retail:"))
        .anyMatch(each -> each.startsWith("things that have a revision:"))
        .anyMatch(each -> each.contains("was put at r9, seen at r1"))
        .anyMatch(each -> each.equals("audit entry 1 comes after 2"))
        .anyMatch(each -> each.contains("is of r0, after one of r1"));
  }

  @Test
  @DisplayName("name the row when a list cannot be walked")
  void endlessList() {
    List<String> violations =
        withSample(new DelegatingStore())
            .read(
                BANK,
                view ->
                    StoreInvariants.violations(
                        new DelegatingView(view) {
                          @Override
                          public List<EndUserId> members(
                              GroupId group, PageRequest<EndUserId> page) {
                            return List.of(Sample.ANN, Sample.ANN);
                          }
                        }));
    assertThat(violations).singleElement().asString().contains("user-ann twice");
  }

  private static final class WrongInThree extends DelegatingView {

    WrongInThree(ReadView real) {
      super(real);
    }

    @Override
    public Optional<EndUser> userNamed(String username) {
      return Optional.empty();
    }

    @Override
    public RoleUses roleUses(RoleId role) {
      RoleUses uses = real.roleUses(role);
      return new RoleUses(uses.groups(), Set.of(), uses.shares());
    }

    @Override
    public List<EndUserId> members(GroupId group, PageRequest<EndUserId> page) {
      return real.members(group, page).stream().filter(each -> !each.equals(Sample.BOB)).toList();
    }
  }

  private static final class WrongForAdministration extends DelegatingView {

    WrongForAdministration(ReadView real) {
      super(real);
    }

    @Override
    public List<EndUser> usersByName(ListFilter filter, PageRequest<NameKey> page) {
      return filter.equals(ListFilter.ALL) ? real.usersByName(filter, page) : List.of();
    }

    @Override
    public List<EndUserGroup> groupsByName(ListFilter filter, PageRequest<NameKey> page) {
      List<EndUserGroup> rows = new ArrayList<>(real.groupsByName(filter, page));
      Collections.reverse(rows);
      return rows;
    }

    @Override
    public Map<AuditSubject, Revision> revisions(Set<AuditSubject> subjects) {
      Map<AuditSubject, Revision> found = new HashMap<>(real.revisions(subjects));
      found.remove(AuditSubject.user(Sample.ANN));
      found.replace(AuditSubject.user(Sample.BOB), new Revision(9));
      return found;
    }

    @Override
    public List<AuditEntry> audit(AuditQuery query, PageRequest<Long> page) {
      return real.audit(query, page).stream()
          .map(each -> new AuditEntry(3 - each.number(), revision(each), each.event()))
          .toList();
    }

    private static Revision revision(AuditEntry entry) {
      return new Revision(entry.number() % 2);
    }
  }
}
