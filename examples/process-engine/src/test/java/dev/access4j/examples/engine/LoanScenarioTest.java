package dev.access4j.examples.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The scenario of the loan")
final class LoanScenarioTest {

  @Test
  @DisplayName("has the same timeline on H2 and on PostgreSQL, and each time again")
  void timeline() throws IOException {
    String onH2 = run("--jdbc-url", "jdbc:h2:mem:timeline");
    assertThat(onH2.lines())
        .containsSubsequence(
            line("eva", "starts a loan of branch_01", "REFUSED    OPERATION_NOT_PERMITTED"),
            line("ana", "starts a loan of branch_02", "REFUSED    BUSINESS_FILTER_MISMATCH"),
            line("", "", "-> ana has LOST the loan"),
            line("carla", "takes 'Assess the risk'", "NOT NOW    the task is on hold"),
            line("(admin)", "unshares lending with the Credit desk", "done"),
            line("carla", "completes 'Assess the risk'", "REFUSED    NOT_SHARED"),
            line("  carla", "has the task list", "-"),
            line("(admin)", "shares lending with the Credit desk", "done"),
            line("", "", "-> ana has REGAINED the loan"),
            line("", "", "-> carla has LOST the loan"),
            line("  ana", "has the task list", "-"));
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder().setServerConfig("timezone", "Asia/Kolkata").start()) {
      String url = server.getJdbcUrl("postgres", "postgres");
      assertThat(run("--jdbc-url", url)).isEqualTo(onH2);
      assertThat(run("--jdbc-url", url)).isEqualTo(onH2);
    }
  }

  @Test
  @DisplayName("prints what the guide shows of it")
  void guide() throws IOException {
    String guide = Files.readString(Path.of("..", "..", "docs", "guarding-a-process-engine.md"));
    String start = "```\n";
    int from = guide.indexOf(start + "Who may") + start.length();
    List<String> shown =
        List.of(guide.substring(from, guide.indexOf("```", from)).split("\\.{3}\n"));
    assertThat(shown).hasSize(3);
    assertThat(run("--jdbc-url", "jdbc:h2:mem:guide")).containsSubsequence(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:h2:tcp://127.0.0.1:1/none;PASSWORD=secret",
        "jdbc:unknown://127.0.0.1/none?password=secret"
      })
  @DisplayName("says that a database cannot be reached, without its address")
  void unreachable(String url) {
    StringWriter err = new StringWriter();
    int exit =
        ProcessEngineCommand.run(
            InputStream.nullInputStream(),
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            "--jdbc-url",
            url);
    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).contains("cannot be reached").doesNotContain("secret");
  }

  private static String run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        ProcessEngineCommand.run(
            InputStream.nullInputStream(), new PrintWriter(out), new PrintWriter(err), args);
    assertThat(err.toString()).isEmpty();
    assertThat(exit).isZero();
    return out.toString();
  }

  private static String line(String who, String what, String outcome) {
    return String.format("  %-9s %-40s %s", who, what, outcome);
  }
}
