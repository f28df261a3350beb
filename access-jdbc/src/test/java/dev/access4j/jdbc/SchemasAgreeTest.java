package dev.access4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.store.StoreException;
import java.util.List;
import java.util.Locale;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The tables of both databases")
class SchemasAgreeTest {

  @Test
  @DisplayName("have the same columns, and want a value in the same of them")
  void sameColumns() {
    assertThat(columns(Database.H2)).isNotEmpty().isEqualTo(columns(Database.POSTGRESQL));
  }

  private static List<String> columns(Database kind) {
    try (HikariDataSource database = kind.create()) {
      AccessSchema.migrate(database);
      return Sql.of(database)
          .list(
              String.class,
              "SELECT table_name || ' ' || ordinal_position || ' ' || column_name || ' ' || is_nullable"
                  + " FROM information_schema.columns WHERE LOWER(table_schema) = 'public'"
                  + " AND LOWER(table_name) <> '"
                  + AccessSchema.HISTORY
                  + "'")
          .stream()
          .map(column -> column.toLowerCase(Locale.ROOT))
          .sorted()
          .toList();
    }
  }

  @Test
  @DisplayName("are not made where there is no database")
  void unreachable() {
    JdbcDataSource nowhere = new JdbcDataSource();
    nowhere.setURL("jdbc:h2:mem:nowhere;IFEXISTS=TRUE");
    assertThatExceptionOfType(StoreException.class).isThrownBy(() -> AccessSchema.migrate(nowhere));
  }
}
