package dev.access4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.Access4j;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.store.Revision;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What the guide shows")
class GuideTest {

  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL"})
  @DisplayName("opens a store")
  void open(Database kind) {
    try (HikariDataSource pool = kind.create()) {
      assertThat(open(pool)).isEqualTo(Revision.NONE.next());
    }
  }

  private static Revision open(DataSource dataSource) {
    OrganizationId bank = OrganizationId.of("bank");
    // region open
    AccessSchema.migrate(dataSource);
    try (JdbcAccessStore store =
            JdbcAccessStore.builder(dataSource)
                .pollEvery(Duration.ofMillis(250)) // the rest is optional
                .keepChanges(Duration.ofHours(1))
                .build();
        Access4j access = Access4j.builder(store).build()) {
      return access.change(bank, writer -> writer.put(Organization.of(bank, "A bank")));
    }
    // endregion
  }
}
