package dev.access4j.examples.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares the Java blocks of the documentation with the regions of compiled sources they name. */
final class Snippets {

  private static final Pattern FENCE = Pattern.compile("^(\\s*)(`{3,}|~{3,})\\s*([^`\\s]*).*$");
  private static final Pattern MARKER =
      Pattern.compile("^\\s*<!-- snippet: (\\S+)#(\\S+) -->\\s*$");
  private static final Pattern COMPILED =
      Pattern.compile("([^/]+/)*src/test/java/.+\\.java|examples/[^/]+/src/main/java/.+\\.java");
  private static final Pattern REGION = Pattern.compile("^\\s*// region (\\S+)\\s*$");
  private static final Pattern END_REGION = Pattern.compile("^\\s*// endregion\\b.*$");

  private final RepositoryRoot root;
  private final List<String> faults = new ArrayList<>();

  private Snippets(RepositoryRoot root) {
    this.root = root;
  }

  /** Faults of README.md and docs, each with file, line and what to do. */
  static List<String> check(RepositoryRoot root) throws IOException {
    Snippets snippets = new Snippets(root);
    for (Path page : root.files(".md")) {
      String name = root.name(page);
      if (name.equals("README.md") || name.startsWith("docs/")) {
        snippets.page(name, Files.readAllLines(page));
      }
    }
    return List.copyOf(snippets.faults);
  }

  private void page(String page, List<String> lines) throws IOException {
    int i = 0;
    while (i < lines.size()) {
      Matcher fence = FENCE.matcher(lines.get(i));
      if (!fence.matches()) {
        boolean dangling =
            MARKER.matcher(lines.get(i)).matches()
                && (i + 1 == lines.size() || !opensJava(lines.get(i + 1)));
        if (dangling) {
          faults.add(page + ":" + (i + 1) + ": no java block follows this snippet marker");
        }
        i++;
        continue;
      }
      int end = i + 1;
      while (end < lines.size() && !closes(lines.get(end), fence.group(2))) {
        end++;
      }
      if (opensJava(lines.get(i))) {
        List<String> block = new ArrayList<>();
        for (String line : lines.subList(i + 1, end)) {
          // In a list item the block is indented as its fence is.
          block.add(
              line.startsWith(fence.group(1)) ? line.substring(fence.group(1).length()) : line);
        }
        block(page + ":" + (i + 1) + ": ", i == 0 ? "" : lines.get(i - 1), block);
      }
      i = end + 1;
    }
  }

  private static boolean opensJava(String line) {
    Matcher fence = FENCE.matcher(line);
    return fence.matches() && fence.group(3).equalsIgnoreCase("java");
  }

  private static boolean closes(String line, String fence) {
    String text = line.strip();
    return text.startsWith(fence) && text.chars().allMatch(c -> c == fence.charAt(0));
  }

  private void block(String place, String before, List<String> block) throws IOException {
    Matcher marker = MARKER.matcher(before);
    if (!marker.matches()) {
      faults.add(place + "put a line <!-- snippet: PATH#REGION --> right before this java block");
      return;
    }
    String path = marker.group(1);
    String region = marker.group(2);
    Path source = root.folder().resolve(path);
    if (!COMPILED.matcher(path).matches() || path.contains("..")) {
      faults.add(place + path + " is not a test or example source, so nothing compiles it");
    } else if (!Files.isRegularFile(source)) {
      faults.add(place + "there is no file " + path);
    } else {
      List<List<String>> found = regions(Files.readAllLines(source), region);
      if (found.size() != 1) {
        faults.add(place + path + " has " + found.size() + " regions named " + region + ", not 1");
      } else if (!found.get(0).equals(block)) {
        faults.add(
            place
                + "differs from "
                + path
                + "#"
                + region
                + ". Paste this:\n"
                + String.join("\n", found.get(0))
                + "\n");
      }
    }
  }

  /** The regions of that name; lines that mark a region inside it are left out. */
  private static List<List<String>> regions(List<String> source, String wanted) {
    List<List<String>> found = new ArrayList<>();
    Deque<String> open = new ArrayDeque<>();
    List<String> current = new ArrayList<>();
    for (String line : source) {
      Matcher region = REGION.matcher(line);
      if (region.matches()) {
        open.push(region.group(1));
      } else if (END_REGION.matcher(line).matches()) {
        if (!open.isEmpty() && open.pop().equals(wanted)) {
          found.add(unindented(current));
          current.clear();
        }
      } else if (open.contains(wanted)) {
        current.add(line);
      }
    }
    return found;
  }

  private static List<String> unindented(List<String> lines) {
    int indentation =
        lines.stream()
            .filter(line -> !line.isBlank())
            .mapToInt(line -> line.length() - line.stripLeading().length())
            .min()
            .orElse(0);
    return lines.stream().map(l -> l.isBlank() ? "" : l.substring(indentation)).toList();
  }
}
