package dev.access4j.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.access4j.memory.InMemoryAccessStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/access-file.md and the specification show as examples is what they say it is. */
class DocumentedExamplesTest {

  private static final Path PAGE = Path.of("..", "docs", "access-file.md");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");

  @TempDir private Path folder;

  private static List<String> blocks(String language) throws IOException {
    return BLOCK
        .matcher(Files.readString(PAGE))
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }

  @Test
  void theCasesOfThePageHoldOnItsAccessFile() throws IOException {
    List<String> documents = blocks("json");

    assertThat(documents).hasSize(2);
    assertHolds(Documents.json(documents.get(0)), Documents.cases(documents.get(1)), 10);
  }

  @Test
  void thePlanOfThePageIsWhatItSays() throws IOException {
    String before = blocks("json").get(0);
    InMemoryAccessStore store = new InMemoryAccessStore();
    Documents.json(before).load(store);
    Path file = folder.resolve("acme.json");
    Files.writeString(
        file,
        before
            .replace("leo@acme", "leo.dinu@acme")
            .replace(
                "{\"username\": \"leo\"",
                "{\"username\": \"mia\", \"email\": \"mia@acme.example\"}, {\"username\": \"leo\"")
            .replace("\"members\": [\"ana\"]", "\"members\": [\"mia\"]"));
    StringWriter out = new StringWriter();
    // region apply
    AccessPlan plan = AccessFile.read(file).plan(store);
    plan.writeText(out);
    if (plan.count(PlannedChange.Kind.REMOVE) == 0) {
      plan.apply(store);
    }
    // endregion

    assertThat(blocks("text")).containsExactly(out.toString());
    assertThat(AccessFile.export(store, plan.organization())).isEqualTo(Documents.json(before));
  }

  @Test
  void theFaultsOfThePageAreReported() throws IOException {
    byte[] wrong = blocks("yaml").get(0).getBytes(StandardCharsets.UTF_8);

    AccessFileException thrown =
        catchThrowableOfType(
            AccessFileException.class,
            () -> AccessFile.read("bank.yaml", new ByteArrayInputStream(wrong), Format.YAML));

    assertThat(blocks("")).containsExactly(thrown.getMessage() + "\n");
  }

  @Test
  void theExamplesOfTheSpecificationAreValid() throws IOException {
    AccessFile file;
    CaseFile cases;
    try (InputStream in = resource("specification.json")) {
      file = AccessFile.read("specification.json", in, Format.JSON);
    }
    try (InputStream in = resource("specification.cases.json")) {
      cases = CaseFile.read("specification.cases.json", in, Format.JSON);
    }

    assertThat(file.roles()).as("teller, and user, which is not defined").isEqualTo(2);
    assertHolds(file, cases, 1);
  }

  private static void assertHolds(AccessFile file, CaseFile cases, int count) {
    InMemoryAccessStore store = new InMemoryAccessStore();
    file.load(store);
    assertThat(AccessFile.export(store, file.organization())).isEqualTo(file);
    try (CaseRunner runner = CaseRunner.of(store, file.organization())) {
      assertThat(runner.run(cases))
          .hasSize(count)
          .allSatisfy(result -> assertThat(result.actual()).isEqualTo(result.ran().expect()));
    }
  }

  private static InputStream resource(String name) {
    InputStream in = DocumentedExamplesTest.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("no resource " + name);
    }
    return in;
  }
}
