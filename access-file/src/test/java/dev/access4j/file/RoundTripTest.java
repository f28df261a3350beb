package dev.access4j.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.memory.InMemoryAccessStore;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RoundTripTest {

  private static final int DOCUMENTS = Boolean.getBoolean("access4j.slow") ? 5_000 : 300;

  @Test
  void whatWasExportedAndReadAgainIsEqual() throws IOException {
    for (int seed = 0; seed < DOCUMENTS; seed++) {
      StringWriter text = new StringWriter();
      JsonWriting.write(new RandomDocuments(seed).next(), text);
      AccessFile original = Documents.json(text.toString());
      AccessFile exported = loadedAndExported(original);
      assertThat(exported).as("seed %d", seed).isEqualTo(original).hasSameHashCodeAs(original);
      for (Format format : Format.values()) {
        String written = Documents.write(exported, format);
        AccessFile again = Documents.read(written.getBytes(StandardCharsets.UTF_8), format);
        assertThat(again).as("seed %d in %s", seed, format).isEqualTo(original);
        assertThat(Documents.write(again, format)).isEqualTo(written);
      }
      assertThat(Documents.write(exported, Format.JSON))
          .as("seed %d: ids, which are random, have no say", seed)
          .isEqualTo(Documents.write(loadedAndExported(exported), Format.JSON));
    }
  }

  @Test
  void equalsMeansSayingTheSame() {
    AccessFile one =
        Documents.json(
            """
            {"organization": {"id": "a", "name": "A"},
             "roles": [{"name": "r"}, {"name": "s"}],
             "users": [{"username": "u", "email": "u@x", "status": "ACTIVE", "roles": ["r", "s"]},
                       {"username": "v", "email": "v@x", "attributes": {"k": "b, a"}}]}
            """);
    assertThat(
            Documents.json(
                """
                {"organization": {"id": "a", "name": "A", "assignmentModel": "PER_SOLUTION"},
                 "roles": [{"name": "s"}, {"name": "r", "description": ""}], "groups": [],
                 "users": [{"username": "v", "email": "v@x", "attributes": {"k": ["b", "a"]}},
                           {"username": "u", "email": "u@x", "roles": ["s", "r"]}]}
                """))
        .isEqualTo(one);
    assertThat(
            Documents.json(
                """
                {"organization": {"id": "a", "name": "A"},
                 "roles": [{"name": "r"}, {"name": "s"}],
                 "users": [{"username": "u", "email": "u@x", "roles": ["r"]},
                           {"username": "v", "email": "v@x", "attributes": {"k": "b, a"}}]}
                """))
        .isNotEqualTo(one);
  }

  private static AccessFile loadedAndExported(AccessFile file) {
    InMemoryAccessStore store = new InMemoryAccessStore();
    file.load(store);
    return AccessFile.export(store, file.organization());
  }
}
