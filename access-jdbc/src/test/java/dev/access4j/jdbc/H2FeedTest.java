package dev.access4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.testkit.Requirement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Requirement("EV-11")
@DisplayName("The feed on H2")
class H2FeedTest extends JdbcFeedContract {

  H2FeedTest() {
    super(Database.H2);
  }

  @Test
  @DisplayName("changes whose records are gone are lost, once; those that follow are heard of")
  void pruned() {
    Cable cable = new Cable(database);
    FeedNode node = node(cable, SHORT, false);
    Heard heard = listen(node);
    heard.awaitCurrent();
    cable.cut();
    FeedNode.record(database, 1);
    FeedNode.record(database, 1);
    FeedNode.record(database, 2);
    sql.run("DELETE FROM access_change WHERE revision = 2");
    cable.mend();
    heard.awaitCurrent();
    FeedNode.record(database, 1);
    heard.await("org1 r4").awaitCurrent();
    assertThat(heard.wordsOf("org1")).containsExactly("org1 lost", "org1 r4");
    assertThat(heard.wordsOf("org2")).containsExactly("org2 lost");
    assertThat(heard.wordsOf("org3")).isEmpty();
  }

  @Test
  @DisplayName("an organization that is new was at 0")
  void newOrganization() {
    Heard heard = listen(node(SHORT));
    heard.awaitCurrent();
    sql.run("INSERT INTO access_organization (organization_no, id) VALUES (4, 'org4')");
    heard.awaitCurrent();
    sql.run(
        "UPDATE access_organization SET name = 'x', assignment_model = 'PER_SOLUTION', put_at = 1,"
            + " revision = 0 WHERE organization_no = 4");
    FeedNode.record(database, 4);
    FeedNode.record(database, 4);
    heard.await("org4 r2");
    assertThat(heard.words()).containsExactly("org4 r1", "org4 r2");
  }
}
