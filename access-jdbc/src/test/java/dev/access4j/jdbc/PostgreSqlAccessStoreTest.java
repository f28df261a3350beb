package dev.access4j.jdbc;

import org.junit.jupiter.api.DisplayName;

@DisplayName("The store on PostgreSQL 18")
class PostgreSqlAccessStoreTest extends JdbcStoreContract {
  PostgreSqlAccessStoreTest() {
    super(Database.POSTGRESQL);
  }
}
