package dev.access4j.jdbc;

import org.junit.jupiter.api.DisplayName;

@DisplayName("The store on PostgreSQL 14, the oldest")
class PostgreSql14AccessStoreTest extends JdbcStoreContract {
  PostgreSql14AccessStoreTest() {
    super(Database.POSTGRESQL_14);
  }
}
