package dev.access4j.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Texts by the rules")
class TextTest {

  @Test
  @DisplayName("every letter has one case key in upper, lower and title case, composed or not")
  void caseKeyOfEveryLetter() {
    IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(c -> Character.isDefined(c) && Character.getType(c) != Character.SURROGATE)
        .forEach(TextTest::checkForms);
  }

  private static void checkForms(int letter) {
    String text = Character.toString(letter);
    String key = Text.caseKey(text);
    Stream.of(
            text.toUpperCase(Locale.ROOT),
            text.toLowerCase(Locale.ROOT),
            Character.toString(Character.toTitleCase(letter)),
            Normalizer.normalize(text, Normalizer.Form.NFC),
            Normalizer.normalize(text.toUpperCase(Locale.ROOT), Normalizer.Form.NFC),
            key)
        .forEach(
            form -> assertThat(Text.caseKey(form)).as("U+%04X as %s", letter, form).isEqualTo(key));
  }

  @Test
  @DisplayName("what a name begins with, its case key begins with, at the end of a word too")
  void prefixes() {
    assertThat(Text.caseKey("ΟΔΟΣΑ")).startsWith(Text.caseKey("ΟΔΟΣ"));
    assertThat(Text.caseKey("Straßen")).startsWith(Text.caseKey("STRASS"));
  }
}
