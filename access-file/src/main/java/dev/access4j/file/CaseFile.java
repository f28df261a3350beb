package dev.access4j.file;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** A document of cases: questions to an access file with the answers that are expected. Immutable. */
public final class CaseFile {

  private CaseFile() {}

  /**
   * Reads a document; the end of its name tells the format.
   *
   * @param file the file: {@code .json}, {@code .yaml} or {@code .yml}
   * @return the valid document
   * @throws AccessFileException with every fault, if the file cannot be read or used
   */
  public static CaseFile read(Path file) {
    throw new UnsupportedOperationException();
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
    throw new UnsupportedOperationException();
  }

  /**
   * Finds the case files of an access file: those beside it named {@code NAME.cases.json} or {@code
   * NAME.WHEN.cases.json} (or {@code .yaml}, {@code .yml}), where {@code NAME} is the access file's
   * name without its extension, and no other access file there has a longer one that fits.
   *
   * @param accessFile the access file
   * @return the case files, by name; possibly none
   * @throws AccessFileException if the folder cannot be read
   */
  public static List<Path> besides(Path accessFile) {
    throw new UnsupportedOperationException();
  }

  /**
   * Tells whether a file is a case file by its name.
   *
   * @param file the file; it need not exist
   * @return true if its name ends in {@code .cases.json}, {@code .cases.yaml} or {@code .cases.yml}
   */
  public static boolean isCaseFile(Path file) {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns the name of the document.
   *
   * @return the name or path that it was read by
   */
  public String name() {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns the cases.
   *
   * @return the cases in the order of the document
   */
  public List<Case> cases() {
    throw new UnsupportedOperationException();
  }
}
