package dev.access4j.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The audit log beside a state.
 *
 * @param state the state's file
 * @param log the log's
 * @param choice which entries to show
 */
record FileAudit(Path state, Path log, AuditChoice choice) implements AuditSource {

  static FileAudit of(Path state, AuditChoice choice) throws IOException {
    Path log = AuditTrail.log(state);
    if (!Files.exists(log) && Files.notExists(state)) {
      throw new UnusableInputException(state + " is not there, and nothing was recorded of it");
    }
    return new FileAudit(state, log, choice);
  }

  @Override
  public State.Place place() {
    return State.Place.file(state.toString());
  }

  @Override
  public Shown show(Show show) throws IOException {
    if (!Files.exists(log)) {
      return new Shown(false, 0, Optional.empty(), List.of(), false);
    }
    try (AuditLines lines = AuditLines.open(log)) {
      String digest = FileDigest.of(state);
      AuditEnd end = AuditEnd.of(lines, digest);
      AuditPages pages = new AuditPages(log, lines, end, choice.newestFirst(), choice.after());
      int count = 0;
      long last = 0;
      Optional<RecordedEntry> next = pages.next(choice.filter()::accepts);
      while (next.isPresent() && count < choice.limit()) {
        show.entry(next.get());
        last = next.get().number();
        count++;
        next = pages.next(choice.filter()::accepts);
      }
      Optional<Long> more = next.isPresent() ? Optional.of(last) : Optional.empty();
      return new Shown(true, count, more, pages.gaps(), !digest.equals(end.state()));
    }
  }
}
