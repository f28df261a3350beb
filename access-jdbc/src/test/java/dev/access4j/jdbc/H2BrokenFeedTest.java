package dev.access4j.jdbc;

import org.junit.jupiter.api.DisplayName;

@DisplayName("The feed on H2, when something fails,")
class H2BrokenFeedTest extends BrokenFeedContract {

  H2BrokenFeedTest() {
    super(Database.H2);
  }
}
