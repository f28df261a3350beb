package dev.access4j.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParsingProgressTest {

  @Test
  void tellsHowFarTheCheckingIs(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.json"),
            """
            {"organization": {"id": "a", "name": "A"},
             "users": [{"username": "u", "email": "u@x"}, {"username": "v", "email": "v@x"}],
             "groups": [{"name": "G"}], "solutions": [{"id": "s", "name": "S"}]}
            """);
    List<String> heard = new ArrayList<>();
    AccessFile.read(file, (what, done, total) -> heard.add(what + " " + done + "/" + total));
    assertThat(heard)
        .endsWith("checking 1/4", "checking 2/4", "checking 3/4", "checking 4/4")
        .filteredOn(each -> each.startsWith("parsing"))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.json", "a.yaml"})
  void tellsHowFarTheParserIs(String name, @TempDir Path folder) throws IOException {
    StringBuilder document = new StringBuilder();
    document.append("{\"organization\": {\"id\": \"a\", \"name\": \"A\"}, \"roles\": [");
    for (int i = 0; i < 10_000; i++) {
      document.append(i == 0 ? "" : ",\n").append("{\"name\": \"role ").append(i).append("\"}");
    }
    document.append("]}");
    Path file = Files.writeString(folder.resolve(name), document);
    List<Long> heard = new ArrayList<>();
    AccessFile.read(
        file,
        (what, done, total) -> {
          if (what.equals("parsing")) {
            assertThat(total).isEqualTo(document.length());
            heard.add(done);
          }
        });
    assertThat(heard).hasSizeBetween(5, 20).isSorted().endsWith((long) document.length());
    assertThat(heard.get(0)).isBetween(1L, document.length() / 4L);
  }
}
