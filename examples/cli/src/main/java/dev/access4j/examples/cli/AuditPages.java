package dev.access4j.examples.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads the entries of an audit log one by one, from one of its ends. */
final class AuditPages {

  private final Path log;
  private final AuditLines lines;
  private final AuditEnd end;
  private final boolean newestFirst;
  private final Optional<Long> after;
  private final List<Long> gaps = new ArrayList<>();
  private Optional<AuditMark> lastMark = Optional.empty();
  private long place;

  /**
   * Reads from an end, or from after an entry.
   *
   * @param newestFirst whether from the last entry on, back to the first
   * @param after the number of the entry to go on after; empty for all
   */
  AuditPages(Path log, AuditLines lines, AuditEnd end, boolean newestFirst, Optional<Long> after) {
    this.log = log;
    this.lines = lines;
    this.end = end;
    this.newestFirst = newestFirst;
    this.after = after;
    this.place = newestFirst ? end.place() : 0;
  }

  /** The next entry that is wanted; empty if there is no more. */
  Optional<RecordedEntry> next(Predicate<RecordedEntry> wanted) throws IOException {
    Optional<AuditLines.Line> line = nextLine();
    while (line.isPresent()) {
      if (AuditMark.is(line.get().text())) {
        AuditMark.read(line.get().text()).ifPresent(this::pass);
      } else {
        RecordedEntry entry = EntryReading.read(line.get(), lines, log);
        if (isBeyond(entry.number()) && wanted.test(entry)) {
          return Optional.of(entry);
        }
      }
      line = nextLine();
    }
    return Optional.empty();
  }

  /** Before which entries, of those passed, the state was changed by nobody known. */
  List<Long> gaps() {
    return gaps;
  }

  /** What was changed began with what had been saved, or somebody else has been there. */
  private void pass(AuditMark mark) {
    Optional<AuditMark> earlier = newestFirst ? Optional.of(mark) : lastMark;
    Optional<AuditMark> later = newestFirst ? lastMark : Optional.of(mark);
    lastMark = Optional.of(mark);
    if (earlier.filter(AuditMark::saved).isPresent()
        && later.filter(next -> !next.saved()).isPresent()
        && !later.get().from().equals(earlier.get().state())) {
      long first = earlier.get().number() + 1;
      if (isBeyond(first)) {
        gaps.add(first);
      }
    }
  }

  private Optional<AuditLines.Line> nextLine() throws IOException {
    Optional<AuditLines.Line> line =
        newestFirst ? lines.before(place) : lines.after(place, end.place());
    line.ifPresent(found -> place = newestFirst ? found.start() : found.end());
    return line;
  }

  private boolean isBeyond(long number) {
    return after.map(last -> newestFirst ? number < last : number > last).orElse(true);
  }
}
