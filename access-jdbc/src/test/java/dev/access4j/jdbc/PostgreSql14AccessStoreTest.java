package dev.access4j.jdbc;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = "access4j.slow", matches = "true")
@DisplayName("The store on PostgreSQL 14, the oldest")
class PostgreSql14AccessStoreTest extends JdbcStoreContract {
  PostgreSql14AccessStoreTest() {
    super(Database.POSTGRESQL_14);
  }
}
