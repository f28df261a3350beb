package dev.access4j.jdbc;

import org.junit.jupiter.api.DisplayName;

@DisplayName("Pruning of change records on H2")
class H2PruningTest extends PruningContract {

  H2PruningTest() {
    super(Database.H2, Dialect.H2);
  }
}
