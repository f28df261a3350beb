package dev.access4j.file;

import static dev.access4j.file.Documents.faultsOfJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.access4j.directory.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class JsonFormTest {

  private static final String VALID = "{\"organization\": {\"id\": \"a\", \"name\": \"A\"}}";

  @Test
  void readsTheSmallestDocument() {
    assertThat(Documents.json(VALID).organization()).isEqualTo(OrganizationId.of("a"));
  }

  @Test
  void passesOverAByteOrderMark() {
    assertThat(faultsOfJson("\uFEFF" + VALID)).isEmpty();
  }

  @Test
  void refusesWhatRfc8259DoesNotKnow() {
    for (String bad :
        List.of(
            "{\"organization\": {\"id\": \"a\", \"name\": \"A\",}}",
            "{\"organization\": {\"id\": \"a\", 'name': \"A\"}}",
            "{\"organization\": {\"id\": \"a\", name: \"A\"}}",
            "{\"organization\": /* no */ {\"id\": \"a\", \"name\": \"A\"}}",
            "{\"organization\": // no \n {\"id\": \"a\", \"name\": \"A\"}}",
            "{\"organization\": {\"id\": NaN, \"name\": \"A\"}}",
            "{\"organization\": {\"id\": 007, \"name\": \"A\"}}",
            "{\"organization\": {\"id\": \"a\tb\", \"name\": \"A\"}}",
            "{\"organization\": {\"id\": \"\\q\", \"name\": \"A\"}}",
            "{\"organization\": {\"id\": [\"a\"}}",
            "{\"organization\": {\"id\": \"a\"]}",
            VALID + "]",
            VALID + ",",
            VALID + "x")) {
      assertThat(faultsOfJson(bad))
          .as(bad)
          .singleElement()
          .asString()
          .contains("is not JSON: ")
          .doesNotContain("Source", "ALLOW_", "enable", "Feature");
    }
  }

  @Test
  void refusesASecondDocument() {
    assertThat(faultsOfJson(VALID + "\n" + VALID))
        .containsExactly("2:1: there is something after the end of the document");
  }

  @Test
  void saysWhereAFileIsTruncated() {
    assertThat(faultsOfJson("{\"organization\":\n {\"id\": \"a\""))
        .singleElement()
        .asString()
        .startsWith("2:")
        .contains("organization", "is not JSON: the document ends before it is complete");
    assertThat(faultsOfJson("{\"organization\": {\"id\": \"a"))
        .singleElement()
        .asString()
        .contains("is not JSON: the document ends before it is complete");
    assertThat(faultsOfJson("")).containsExactly("1:1: the document is empty");
    assertThat(faultsOfJson(" \n ")).containsExactly("1:1: the document is empty");
  }

  @Test
  void saysInWhatASyntaxErrorIs() {
    Map.ofEntries(
            Map.entry("{'organization': 1}", ""),
            Map.entry("{\"organization\":{\"id\":\"a\",\"name\":NaN}}", "organization.name"),
            Map.entry("{\"organization\":{\"id\":NaN}}", "organization.id"),
            Map.entry("{\"organization\":{\"id\":\"a", "organization.id"),
            Map.entry("{\"organization\":{}, \"roles\": tru}", "roles"),
            Map.entry("{\"organization\":{}, roles: 1}", ""),
            Map.entry("{\"roles\":[1,2", "roles"),
            Map.entry("{\"roles\":[1,tru]}", "roles[1]"),
            Map.entry("{\"roles\":[{},{\"name\":\"a\",}]}", "roles[1]"),
            Map.entry("{\"roles\":[],\"solutions\":[]", ""))
        .forEach(
            (bad, path) ->
                assertThatThrownBy(() -> Documents.json(bad))
                    .asInstanceOf(type(AccessFileException.class))
                    .extracting(thrown -> thrown.faults().get(0).path())
                    .as(bad)
                    .isEqualTo(path));
  }

  @Test
  void saysWhereAKeyIsThereTwice() {
    assertThat(
            faultsOfJson(
                """
                {
                  "organization": {"id": "a", "name": "A", "id": "b"},
                  "roles": [], "roles": []
                }
                """))
        .containsExactly(
            "2:44: organization.id: the key is there twice", "3:16: roles: the key is there twice");
  }

  @Test
  void refusesADocumentThatIsNoObject() {
    assertThat(faultsOfJson("[1]"))
        .containsExactly("1:1: the document must be an object, not a list");
    assertThat(faultsOfJson("  \"x\""))
        .containsExactly("1:3: the document must be an object, not the text 'x'");
    assertThat(faultsOfJson("null"))
        .containsExactly("1:1: the document must be an object, not null");
  }

  @Test
  void refusesDeepNesting() {
    assertThat(faultsOfJson("{\"roles\": " + "[".repeat(100_000)))
        .singleElement()
        .asString()
        .startsWith("1:42: roles[0][0][0]")
        .endsWith("is nested more than 32 deep");
    assertThat(faultsOfJson("{\"a\":".repeat(100_000))).hasSize(1);
  }

  @Test
  void saysWhichBytesAreNotUtf8() {
    byte[] bytes = "{\n\"organization\": \"x\"}".getBytes(StandardCharsets.UTF_8);
    bytes[20] = (byte) 0xE9;
    assertThat(Documents.faults(() -> Documents.read(bytes, Format.JSON)))
        .containsExactly("2:19: is not UTF-8: found bytes E9");
    byte[] utf16 = VALID.getBytes(StandardCharsets.UTF_16);
    assertThat(Documents.faults(() -> Documents.read(utf16, Format.JSON)))
        .containsExactly("1:1: is not UTF-8: found bytes FE; it looks like UTF-16");
    byte[] cut = Arrays.copyOf("{\"é".getBytes(StandardCharsets.UTF_8), 3);
    assertThat(Documents.faults(() -> Documents.read(cut, Format.JSON)))
        .containsExactly("1:3: is not UTF-8: found bytes C3");
  }

  @Test
  void takesAReplacementCharacterThatIsInTheDocument() {
    assertThat(faultsOfJson("{\"organization\": {\"id\": \"a\", \"name\": \"\uFFFD\"}}")).isEmpty();
  }

  @Test
  @Timeout(120)
  void failsFastAndBrieflyOnTenMegabytesOfGarbage() {
    byte[] random = new byte[10_000_000];
    new Random(1).nextBytes(random);
    byte[] letters = new byte[10_000_000];
    Arrays.fill(letters, (byte) 'a');
    byte[] nuls = new byte[10_000_000];
    byte[] spaces = new byte[10_000_000];
    Arrays.fill(spaces, (byte) ' ');
    byte[] unfinished = letters.clone();
    byte[] start = "{\"roles\": [\"".getBytes(StandardCharsets.UTF_8);
    System.arraycopy(start, 0, unfinished, 0, start.length);
    for (byte[] garbage : List.of(random, letters, nuls, spaces, unfinished)) {
      for (Format format : Format.values()) {
        long begin = System.nanoTime();
        List<String> faults = Documents.faults(() -> Documents.read(garbage, format));
        assertThat(faults).as(format.toString()).hasSize(1);
        assertThat(faults.get(0)).hasSizeLessThan(700).matches("\\d+:\\d+: .*");
        assertThat(faults.get(0).chars().noneMatch(Character::isISOControl)).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
      }
    }
  }
}
