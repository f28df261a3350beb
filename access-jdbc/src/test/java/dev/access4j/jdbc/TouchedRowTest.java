package dev.access4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.VersionId;
import dev.access4j.store.Change;
import dev.access4j.store.StoreException;
import dev.access4j.testkit.Requirement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Requirement("EV-11")
@DisplayName("A row of what was touched")
class TouchedRowTest {

  private static final List<Change.Touched> EACH_KIND =
      List.of(
          new Change.TouchedOrganization(),
          new Change.TouchedUser(EndUserId.of("u")),
          new Change.TouchedGroup(GroupId.of("g")),
          new Change.TouchedMembers(GroupId.of("g")),
          new Change.TouchedHolders(RoleId.of("r")),
          new Change.TouchedRole(RoleId.of("r")),
          new Change.TouchedSolution(SolutionId.of("s")),
          new Change.TouchedVersion(SolutionId.of("s"), VersionId.of("v")));

  @Test
  @DisplayName("is what was touched, there and back, of each kind")
  void thereAndBack() {
    assertThat(EACH_KIND)
        .extracting(touched -> touched.getClass().getName())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Change.Touched.class.getPermittedSubclasses())
                .map(Class::getName)
                .toList());
    for (Change.Touched touched : EACH_KIND) {
      TouchedRow row = TouchedRow.of(touched);
      assertThat(row.isKnown()).isTrue();
      assertThat(row.touched()).isEqualTo(touched);
    }
    assertThat(EACH_KIND.stream().map(TouchedRow::of)).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("says so when its kind is of a later release")
  void unknown() {
    TouchedRow row = new TouchedRow("LATER", "x", "");
    assertThat(row.isKnown()).isFalse();
    assertThatExceptionOfType(StoreException.class).isThrownBy(row::touched);
  }
}
