package dev.access4j.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.store.Change;
import dev.access4j.store.Revision;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The store in memory remembers the latest changes")
class RememberedChangesTest {

  private static final OrganizationId ACME = OrganizationId.of("acme");

  private final InMemoryAccessStore store = new InMemoryAccessStore();

  @Test
  @DisplayName("and says so when it has forgotten one, rather than tell the others")
  void forgets() {
    write(0);
    for (int i = 1; i < Tables.REMEMBERED_CHANGES; i++) {
      write(i);
    }
    assertThat(changesAfter(0)).hasValueSatisfying(this::areAll);
    write(1);
    assertThat(changesAfter(0)).isEmpty();
    assertThat(changesAfter(1)).hasValueSatisfying(this::areAll);
    write(2);
    assertThat(changesAfter(0)).isEmpty();
    assertThat(changesAfter(1)).isEmpty();
    assertThat(changesAfter(2)).hasValueSatisfying(this::areAll);
  }

  private void areAll(List<Change> changes) {
    assertThat(changes).hasSize(Tables.REMEMBERED_CHANGES);
  }

  private Optional<List<Change>> changesAfter(long revision) {
    return store.read(ACME, view -> view.changesAfter(new Revision(revision)));
  }

  private void write(int i) {
    OrganizationId unused =
        store.write(
            ACME,
            tx -> {
              if (i == 0) {
                tx.put(Organization.of(ACME, "Acme"));
              } else {
                tx.put(EndUserRole.of(RoleId.of("r"), "role " + i));
              }
              return ACME;
            });
  }
}
