package dev.access4j.examples.cli;

import java.io.IOException;
import java.util.Optional;

/**
 * Where the entries of an audit log end that belong to its state. What comes after it was never
 * applied: the program ended in between.
 *
 * @param place the place in the file
 * @param number the number of the last entry; 0 if there is none
 * @param state the digest of the state after that entry; {@link FileDigest#NONE} if there is none
 * @param saved whether the log says so; if not, the program ended right after it saved the state
 */
record AuditEnd(long place, long number, String state, boolean saved) {

  private static final AuditEnd EMPTY = new AuditEnd(0, 0, FileDigest.NONE, true);

  /** Looks from the end back, at no more than what the last change has written. */
  static AuditEnd of(AuditLines lines, String stateDigest) throws IOException {
    Optional<AuditMark.Placed> last = AuditMark.lastBefore(lines, lines.end());
    if (last.isEmpty()) {
      return EMPTY;
    }
    AuditMark mark = last.get().mark();
    boolean neverApplied =
        !mark.saved() && stateDigest.equals(mark.from()) && !stateDigest.equals(mark.state());
    return neverApplied
        ? AuditMark.lastBefore(lines, last.get().start()).map(AuditEnd::at).orElse(EMPTY)
        : at(last.get());
  }

  private static AuditEnd at(AuditMark.Placed placed) {
    AuditMark mark = placed.mark();
    return new AuditEnd(placed.end(), mark.number(), mark.state(), mark.saved());
  }
}
