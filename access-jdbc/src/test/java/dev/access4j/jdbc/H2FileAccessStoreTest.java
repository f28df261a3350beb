package dev.access4j.jdbc;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = "access4j.slow", matches = "true")
@DisplayName("The store on H2 in a file")
class H2FileAccessStoreTest extends JdbcStoreContract {
  H2FileAccessStoreTest() {
    super(Database.H2_FILE);
  }
}
