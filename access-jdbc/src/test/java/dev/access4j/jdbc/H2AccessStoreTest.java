package dev.access4j.jdbc;

import org.junit.jupiter.api.DisplayName;

@DisplayName("The store on H2 in memory")
class H2AccessStoreTest extends JdbcStoreContract {
  H2AccessStoreTest() {
    super(Database.H2);
  }
}
