package dev.access4j.examples.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Breaks texts into lines. */
final class Wrapping {

  private static final Pattern BREAKS = Pattern.compile("(?<=[ :,/])(?=[^ :,/])");

  private Wrapping() {}

  /** The text in lines of at most a width; a word that is longer is cut. */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : BREAKS.split(text, -1)) {
      if (!line.isEmpty() && Printable.width((line + word).stripTrailing()) > width) {
        lines.add(line.stripTrailing());
        line = "";
      }
      line += word;
      while (Printable.width(line.stripTrailing()) > width) {
        int end = end(line, width);
        lines.add(line.substring(0, end));
        line = line.substring(end);
      }
    }
    lines.add(line.stripTrailing());
    return lines;
  }

  static int widestWord(String text) {
    return BREAKS
        .splitAsStream(text)
        .mapToInt(word -> Printable.width(word.stripTrailing()))
        .max()
        .orElse(0);
  }

  /** How many chars of a text fit; at least one character. */
  private static int end(String text, int width) {
    int end = text.offsetByCodePoints(0, 1);
    while (end < text.length()) {
      int next = text.offsetByCodePoints(end, 1);
      if (Printable.width(text.substring(0, next)) > width) {
        break;
      }
      end = next;
    }
    return end;
  }
}
