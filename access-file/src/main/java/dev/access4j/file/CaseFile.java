package dev.access4j.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A document of cases: questions to an access file with the answers that are expected. Immutable.
 */
public final class CaseFile {

  private static final String MARK = ".cases";

  private final String name;
  private final List<Case> cases;

  private CaseFile(String name, List<Case> cases) {
    this.name = name;
    this.cases = List.copyOf(cases);
  }

  /**
   * Reads a document; the end of its name tells the format.
   *
   * @param file the file: {@code .json}, {@code .yaml} or {@code .yml}
   * @return the valid document
   * @throws AccessFileException with every fault, if the file cannot be read or used
   */
  public static CaseFile read(Path file) {
    FoundFaults faults = new FoundFaults(file.toString());
    return new CaseFile(faults.file(), CaseReading.read(Source.read(file, faults), faults));
  }

  /**
   * Reads a document to the end of a stream, which stays open.
   *
   * @param name the name for messages
   * @param in the document in UTF-8; a byte order mark at its start is passed over
   * @param format how it is written down
   * @return the valid document
   * @throws AccessFileException with every fault, if the stream cannot be read or the document used
   */
  public static CaseFile read(String name, InputStream in, Format format) {
    FoundFaults faults = new FoundFaults(name);
    return new CaseFile(name, CaseReading.read(Source.read(in, format, faults), faults));
  }

  /**
   * Finds the case files of an access file: those beside it named {@code NAME.cases.json} or {@code
   * NAME.WHEN.cases.json} (or {@code .yaml}, {@code .yml}), where {@code NAME} is the access file's
   * name without its extension, and no other access file there has a longer one that fits.
   *
   * @param accessFile the access file
   * @return the case files, by name; possibly none
   * @throws AccessFileException if the folder cannot be read, or if there are such case files and
   *     another access file there has the same name but for its extension
   */
  public static List<Path> besides(Path accessFile) {
    Path folder = accessFile.toAbsolutePath().getParent();
    String own = stem(accessFile);
    Set<String> stems = new HashSet<>(Set.of(own));
    List<Path> caseFiles = new ArrayList<>();
    List<Path> accessFiles = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder == null ? accessFile : folder)) {
      files
          .filter(file -> Format.of(file).isPresent())
          .forEach(
              file -> {
                if (isCaseFile(file)) {
                  caseFiles.add(accessFile.resolveSibling(file.getFileName()));
                } else {
                  stems.add(stem(file));
                  accessFiles.add(file);
                }
              });
    } catch (IOException | UncheckedIOException e) {
      FoundFaults faults = new FoundFaults(String.valueOf(folder));
      throw faults.stop("", 0, 0, "cannot be listed");
    }
    List<Path> found =
        caseFiles.stream().filter(file -> owner(file, stems).equals(own)).sorted().toList();
    if (!found.isEmpty()) {
      checkNoTwin(accessFile, accessFiles);
    }
    return found;
  }

  /** The case files of {@code bank.json} are those of {@code bank.yaml} too: nobody can tell. */
  private static void checkNoTwin(Path accessFile, List<Path> accessFiles) {
    Path name = accessFile.getFileName();
    for (Path other : accessFiles) {
      Path otherName = other.getFileName();
      if (otherName != null && !otherName.equals(name) && stem(other).equals(stem(accessFile))) {
        String message =
            "has the same name as "
                + Excerpt.quote(otherName.toString())
                + ", so that its case files are ambiguous: rename one of the two";
        throw new FoundFaults(accessFile.toString()).stop("", 0, 0, message);
      }
    }
  }

  /**
   * Tells whether a file is a case file by its name.
   *
   * @param file the file; it need not exist
   * @return true if its name ends in {@code .cases.json}, {@code .cases.yaml} or {@code .cases.yml}
   */
  public static boolean isCaseFile(Path file) {
    return Format.of(file).isPresent() && stem(file).endsWith(MARK);
  }

  /**
   * Returns the name of the document.
   *
   * @return the name or path that it was read by
   */
  public String name() {
    return name;
  }

  /**
   * Returns the cases.
   *
   * @return the cases in the order of the document
   */
  public List<Case> cases() {
    return cases;
  }

  private static String stem(Path file) {
    Path last = file.getFileName();
    String name = last == null ? "" : last.toString();
    return Format.ofName(name).map(format -> format.stem(name)).orElse(name);
  }

  /** The longest name of an access file that fits; empty if none does. */
  private static String owner(Path caseFile, Set<String> stems) {
    String stem = stem(caseFile);
    String rest = stem.substring(0, stem.length() - MARK.length());
    while (!stems.contains(rest)) {
      int dot = rest.lastIndexOf('.');
      if (dot < 0) {
        return "";
      }
      rest = rest.substring(0, dot);
    }
    return rest;
  }
}
