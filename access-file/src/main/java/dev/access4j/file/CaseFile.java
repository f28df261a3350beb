package dev.access4j.file;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A document of cases: questions to an access file with the answers that are expected. Immutable.
 */
public final class CaseFile {

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
    Neighbours neighbours = Neighbours.of(accessFile);
    List<Path> found = neighbours.caseFilesOf(accessFile);
    Optional<Path> twin = found.isEmpty() ? Optional.empty() : neighbours.twin(accessFile);
    if (twin.isPresent()) {
      // The case files of bank.json are those of bank.yaml too: nobody can tell.
      String message =
          "has the same name as "
              + Excerpt.quote(twin.get().toString())
              + ", so that its case files are ambiguous: rename one of the two";
      throw new FoundFaults(accessFile.toString()).stop("", 0, 0, message);
    }
    return found;
  }

  /**
   * Finds the access file that a case file belongs to: the other direction of {@link #besides}.
   *
   * @param caseFile the case file
   * @return the access files beside it with the longest name that fits: none, one, or several whose
   *     names differ by the extension only, which {@code besides} refuses
   * @throws AccessFileException if the folder cannot be read
   * @throws IllegalArgumentException if the file is no case file by its name
   */
  public static List<Path> accessFiles(Path caseFile) {
    if (!isCaseFile(caseFile)) {
      throw new IllegalArgumentException(caseFile + " is no case file");
    }
    return Neighbours.of(caseFile).accessFilesOf(caseFile);
  }

  /**
   * Tells whether a file is a case file by its name.
   *
   * @param file the file; it need not exist
   * @return true if its name ends in {@code .cases.json}, {@code .cases.yaml} or {@code .cases.yml}
   */
  public static boolean isCaseFile(Path file) {
    return Neighbours.isCaseFile(file);
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
}
