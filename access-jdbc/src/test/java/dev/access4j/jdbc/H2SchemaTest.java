package dev.access4j.jdbc;

import org.junit.jupiter.api.DisplayName;

@DisplayName("The tables on H2")
class H2SchemaTest extends SchemaContract {

  H2SchemaTest() {
    super(Database.H2);
  }
}
