package dev.access4j.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each Java block in README.md and docs is a region of a compiled source. */
class DocsSnippetsTest {

  private static final String SOURCE = "examples/demo/src/main/java/Demo.java";

  @TempDir Path folder;

  @Test
  @DisplayName("the blocks of README.md and docs are what compiles")
  void repository() throws IOException {
    List<String> faults = Snippets.check(RepositoryRoot.find());

    assertThat(faults).as("%s", String.join("\n", faults)).isEmpty();
  }

  @Test
  @DisplayName("an equal block passes, indented or not, and other languages are free")
  void equalBlockPasses() throws IOException {
    source("class Demo {\n  // region a\n  int x;\n\n    int y;\n  // endregion\n}");

    assertThat(faults(marked("a", "int x;\n\n  int y;") + "\n```sh\nls\n```\n")).isEmpty();
    assertThat(faults("- item\n\n  " + marked("a", "int x;\n\n  int y;").replace("\n", "\n  ")))
        .isEmpty();
  }

  @Test
  @DisplayName("a drifted block is reported with its place and what to paste")
  void driftedBlock() throws IOException {
    source("class Demo {\n  // region a\n  int x;\n  // endregion\n}");

    assertThat(faults("# T\n\n" + marked("a", "int z;")))
        .containsExactly("README.md:4: differs from " + SOURCE + "#a. Paste this:\nint x;\n");
  }

  @Test
  @DisplayName("a block without marker, a marker without block, a missing region or path fail")
  void brokenReferences() throws IOException {
    source("class Demo {}");

    assertThat(faults("```java\nint x;\n```"))
        .singleElement()
        .asString()
        .contains(":1: put a line");
    assertThat(faults("<!-- snippet: " + SOURCE + "#a -->\n")).hasSize(1);
    assertThat(faults(marked("a", "int x;"))).singleElement().asString().contains("has 0 regions");
    assertThat(faults(marked("a", "").replace("Demo", "None")))
        .singleElement()
        .asString()
        .contains("there is no file");
    assertThat(faults(marked("a", "").replace("src/main/java", "src/main/resources")))
        .singleElement()
        .asString()
        .contains("nothing compiles it");
  }

  private static String marked(String region, String block) {
    return "<!-- snippet: " + SOURCE + "#" + region + " -->\n```java\n" + block + "\n```\n";
  }

  private void source(String text) throws IOException {
    Files.createDirectories(folder.resolve(SOURCE).getParent());
    Files.writeString(folder.resolve(SOURCE), text);
  }

  private List<String> faults(String readme) throws IOException {
    Files.writeString(folder.resolve("README.md"), readme);
    return Snippets.check(new RepositoryRoot(folder));
  }
}
