package dev.access4j.examples.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with a file: an error with its place, exit 2, no answer, no stack trace. */
class UnusableInputTest {

  private static final String ORGANIZATION = "\"organization\": {\"id\": \"a\", \"name\": \"A\"}";

  /** Commands with a file in the place of FILE. */
  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("validate", "FILE"),
          List.of("check", "FILE", "--solution=s", "--ui-flow=f", "--operation=INTERACT"),
          List.of("explain", "FILE", "--solution=s", "--ui-flow=f", "--operation=INTERACT"),
          List.of("list", "solutions", "FILE"),
          List.of("can-start", "FILE", "--solution=s", "--process=p"),
          List.of("export", "FILE"),
          List.of("plan", "FILE", "--state=none.json"),
          List.of("apply", "FILE", "--state=none.json"));

  @TempDir private Path folder;

  /** What is wrong, with a part of what must be said of it. */
  private Map<Path, String> wrong() throws IOException {
    Map<Path, String> files = new LinkedHashMap<>();
    files.put(folder.resolve("missing.json"), "no such file");
    files.put(Files.createDirectories(folder.resolve("folder.json")), "folder.json: ");
    files.put(text("name.txt", "{}"), ".json");
    files.put(text("empty.json", ""), "empty.json");
    files.put(text("empty.yaml", ""), "empty.yaml");
    files.put(text("half.json", "{" + ORGANIZATION + ", \"users\": ["), "half.json:1:");
    files.put(
        text("unknown.json", "{" + ORGANIZATION + ",\n \"uesrs\": []}"), "unknown.json:2:2: ");
    files.put(
        text(
            "dangling.json",
            "{" + ORGANIZATION + ",\n\"groups\": [{\"name\": \"g\", \"members\": [\"zoe\"]}]}"),
        "dangling.json:2:");
    files.put(
        text(
            "duplicate.json",
            "{" + ORGANIZATION + ", \"roles\": [{\"name\": \"r\"},\n{\"name\": \"R\"}]}"),
        "duplicate.json:2:");
    files.put(text("twice.json", "{" + ORGANIZATION + ",\n" + ORGANIZATION + "}"), "twice.json:2:");
    files.put(text("type.json", "{" + ORGANIZATION + ",\n\"users\": {}}"), "type.json:2:");
    files.put(
        text("deep.json", "{\"users\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}"),
        "deep.json:1:");
    files.put(text("deep.yaml", "users: " + "[".repeat(100_000)), "deep.yaml:1:");
    files.put(text("bomb.yaml", bomb()), "bomb.yaml:1:");
    files.put(
        bytes("utf8.json", new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', '}'}), "utf8");
    files.put(bytes("garbage.json", garbage()), "garbage.json");
    files.put(bytes("garbage.yaml", garbage()), "garbage.yaml");
    files.put(text("spaces.json", " ".repeat(10_000_000)), "spaces.json");
    return files;
  }

  @TestFactory
  Stream<DynamicTest> everyCommandRefuses() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    wrong()
        .forEach(
            (file, part) -> {
              for (List<String> command : COMMANDS) {
                String[] args =
                    command.stream()
                        .map(arg -> arg.equals("FILE") ? file.toString() : arg)
                        .toArray(String[]::new);
                tests.add(
                    dynamicTest(
                        command.get(0) + " " + file.getFileName(),
                        () -> assertRefused(Run.access(args), part)));
              }
            });
    return tests.stream();
  }

  private static void assertRefused(Run run, String part) {
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(part).doesNotContain("\tat ", "Exception", "unexpected");
    assertThat(run.err().length()).isLessThan(100_000);
    assertThat(run.err().codePoints().filter(c -> c != '\n').noneMatch(Printable::isUnsafe))
        .isTrue();
  }

  @Test
  @DisplayName("of many faults a thousand are printed and counted further; --json has them all")
  void manyFaults() throws IOException {
    String keys = IntStream.range(0, 1_500).mapToObj(i -> ", \"k" + i + "\": 1").collect(joining());
    String file = text("many.json", "{" + ORGANIZATION + keys + "}").toString();

    Run run = Run.access("validate", file);
    Run json = Run.access("validate", file, "--json");

    assertThat(run.err().lines()).hasSize(1_001).last().asString().contains("and 500 more");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(JsonTexts.values(json.out()))
        .containsKey("/errors/1499/message")
        .doesNotContainKey("/errors/1500/message");
  }

  @Test
  @DisplayName("with --json the errors are a document too, with their places")
  void json() throws IOException {
    Path file = text("unknown.json", "{" + ORGANIZATION + ",\n \"uesrs\": []}");

    Run run = Run.access("list", "solutions", file.toString(), "--json");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(JsonTexts.values(run.out()))
        .containsEntry("/errors/0/file", file.toString())
        .containsEntry("/errors/0/line", "2")
        .containsEntry("/errors/0/column", "2")
        .containsKey("/errors/0/message");
  }

  @Test
  @DisplayName("case files: an unknown ask, a malformed expectation, an unknown key")
  void caseFiles() throws IOException {
    text("a.json", "{" + ORGANIZATION + "}");
    for (String wrong :
        List.of(
            "\"ask\": \"dance\", \"expect\": true",
            "\"ask\": \"solutions\", \"expect\": true",
            "\"ask\": \"solutions\"",
            "\"ask\": \"solutions\", \"expect\": [], \"usr\": \"x\"",
            "\"ask\": \"canStart\", \"solution\": \"s\", \"process\": \"p\", \"expect\": \"yes\"",
            "\"ask\": \"evaluate\", \"solution\": \"s\", \"uiFlow\": \"f\", \"operation\":"
                + " \"INTERACT\", \"expect\": \"DENIED:BECAUSE\"")) {
      Path cases = text("a.cases.json", "{\"cases\": [{\"name\": \"n\",\n" + wrong + "}]}");

      Run run = Run.access("test", folder.toString());

      assertThat(run.exit()).as(wrong).isEqualTo(2);
      assertThat(run.outLines()).as(wrong).containsExactly("0 passed, 0 failed");
      assertThat(run.err()).as(wrong).startsWith(cases + ":");
      assertThat(Run.access("validate", cases.toString()).exit()).as(wrong).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("names cannot drive the terminal")
  void controlCharacters() throws IOException {
    Path file =
        text(
            "a.json",
            "{"
                + ORGANIZATION
                + ", \"users\": [{\"username\": \"x\u202ey\", \"email\": \"a@b\"}],"
                + " \"roles\": [{\"name\": \"r\"}],"
                + " \"solutions\": [{\"id\": \"s\", \"name\": \"S\", \"live\": \"1\", \"versions\":"
                + " [{\"id\": \"1\", \"state\": \"PUBLISHED\", \"roles\": [\"r\"], \"uiFlows\":"
                + " [{\"name\": \"f\", \"permissions\": {\"INTERACT\": [\"r\"]}}]}], \"shares\":"
                + " [{\"user\": \"x\u202ey\", \"roles\": [\"r\"]}]}]}");
    String[] query = {
      "list", "users", file.toString(), "--solution=s", "--ui-flow=f", "--operation=INTERACT"
    };

    assertThat(Run.access(query).outLines()).containsExactly("x\\u202ey");
    assertThat(Run.onTerminal(Map.of(), "export", file.toString()).out())
        .contains("x\\u202ey")
        .doesNotContain("\u202e");
    assertThat(Run.access("validate", "\u001b[31m.json").err()).startsWith("\\u001b[31m.json");
    assertThat(Run.access("che\u0007ck").err()).contains("che\\u0007ck");
  }

  private Path text(String name, String text) throws IOException {
    return bytes(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private Path bytes(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private static byte[] garbage() {
    byte[] garbage = new byte[10_000_000];
    new Random(7).nextBytes(garbage);
    return garbage;
  }

  private static String bomb() {
    StringBuilder text = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 30; i++) {
      text.append("a" + i + ": &a" + i + " [");
      text.append(("*a" + (i - 1) + ", ").repeat(10)).append("]\n");
    }
    return text.toString();
  }
}
