package dev.access4j.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LongTextTest {

  @Test
  void aTextMayBeAsLongInOneFormatAsInTheOther() {
    AccessFile yaml =
        Documents.yaml(
            "organization: {id: a, name: A}\nusers: [{username: u, email: u@x, attributes: {k: "
                + "x".repeat(1_500_000)
                + "}}]");

    for (Format format : Format.values()) {
      byte[] written = Documents.write(yaml, format).getBytes(StandardCharsets.UTF_8);
      assertThat(Documents.read(written, format).equals(yaml)).as(format.toString()).isTrue();
    }
  }

  @Test
  void aKeyMayBeLongToo() {
    String key = "k".repeat(60_000);
    assertThat(
            Documents.faultsOfJson(
                "{\"organization\": {\"id\": \"a\", \"name\": \"A\", \"" + key + "\": 1}}"))
        .containsExactly("1:43: organization." + "k".repeat(60) + "...: unknown key");
  }
}
