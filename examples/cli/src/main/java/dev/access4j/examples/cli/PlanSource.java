package dev.access4j.examples.cli;

import dev.access4j.file.AccessFile;
import dev.access4j.file.AccessPlan;
import dev.access4j.file.Format;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/** What a plan is made from: a document, and the state that it is to change. */
final class PlanSource {

  /** Stands for the digest of a state that is not there. */
  static final String NO_STATE = FileDigest.NONE;

  private PlanSource() {}

  /** Reads the document from a file, or standard input. */
  static AccessFile document(String file, Output output) {
    if (file.equals(Documents.STANDARD_INPUT)) {
      return Documents.standardInput(output.terminal().in(), AccessFile::read);
    }
    try (ProgressBar progress = output.progressBar()) {
      return AccessFile.read(Documents.path(file), progress);
    }
  }

  /** Plans for the organization of the state, or for the document's if there is none yet. */
  static AccessPlan plan(AccessFile document, State state) {
    return state.access().store().read(state.organizationFor(document), document::plan);
  }

  /** The same for all documents that say the same, however they are written down. */
  static String digest(AccessFile document) {
    MessageDigest sha = FileDigest.sha256();
    try {
      document.write(
          new OutputStreamWriter(
              new DigestOutputStream(OutputStream.nullOutputStream(), sha), StandardCharsets.UTF_8),
          Format.JSON);
      return FileDigest.text(sha);
    } catch (IOException e) {
      throw new IllegalStateException("a digest in memory cannot fail", e);
    }
  }
}
