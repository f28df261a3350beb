package dev.access4j.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.ReadView;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The audit log beside a state that is being changed, in {@code STATE.audit.jsonl}. What happens
 * waits in a file of its own until the state is saved: it may be too much to hold, and a change
 * that is not saved has not happened. Who uses it has the state's lock.
 */
final class AuditTrail implements AutoCloseable {

  private static final String LOG = ".audit.jsonl";
  private static final String WAITING = ".audit.pending";

  private final Path state;
  private final Path log;
  private final Path waiting;
  private long number;
  private String savedState;
  private String savingState = "";
  private long waitingEntries;
  private @Nullable Writer writer;
  private @Nullable IOException failure;

  private AuditTrail(Path state) throws IOException {
    this.state = state;
    this.log = log(state);
    this.waiting = BesideState.file(state, WAITING);
    this.savedState = FileDigest.of(state);
    // Left behind by one that was ended.
    Files.deleteIfExists(waiting);
    if (Files.exists(log)) {
      this.number = repair();
    }
  }

  /** The log of a state. */
  static Path log(Path state) throws IOException {
    return BesideState.file(state, LOG);
  }

  /** Goes on with the log of a state, having cut off what was never applied. */
  static AuditTrail open(Path state) {
    try {
      return new AuditTrail(state);
    } catch (IOException e) {
      throw new UnusableInputException(
          state + " or its audit log cannot be read: " + FailureReason.of(e));
    }
  }

  private long repair() throws IOException {
    AuditEnd end;
    try (AuditLines lines = AuditLines.open(log)) {
      requireLog(lines);
      end = AuditEnd.of(lines, savedState);
    }
    try (FileChannel channel = FileChannel.open(log, WRITE)) {
      channel.truncate(end.place());
    }
    if (!end.saved()) {
      append(AuditMark.saved(end.number(), end.state()));
    }
    return end.number();
  }

  /** Cuts nothing off a file that somebody else has put there. */
  private void requireLog(AuditLines lines) throws IOException {
    Optional<AuditLines.Line> first = lines.after(0, lines.end());
    if (first.isPresent() && !AuditMark.is(first.get().text())) {
      EntryReading.read(first.get(), lines, log);
    }
  }

  /** Takes what happened, as a listener; what goes wrong is told when it is to be kept. */
  synchronized void record(AuditEntry entry) {
    try {
      Writer out = writer;
      if (out == null) {
        out = newFile(waiting);
        writer = out;
      }
      write(RecordedEntry.of(number + waitingEntries + 1, entry.event()), out);
      waitingEntries++;
    } catch (IOException e) {
      failure = e;
    }
  }

  private static void write(RecordedEntry entry, Writer out) throws IOException {
    try (JsonGenerator json = JsonDocuments.line(out)) {
      entry.write(json);
    }
    out.write('\n');
  }

  /** Whether nothing has happened since the state was saved. */
  synchronized boolean isEmpty() {
    return waitingEntries == 0 && failure == null;
  }

  /**
   * Puts what happened on the disk, in the log, before the state is saved that it led to.
   *
   * @param view names what is there after it
   * @param newState the digest of the state to be saved
   */
  synchronized void append(ReadView view, String newState) {
    try {
      closeWaiting();
      if (failure != null) {
        throw failure;
      }
      try (FileChannel channel = FileChannel.open(existing(log), WRITE, APPEND);
          Writer out = new BufferedWriter(Channels.newWriter(channel, UTF_8))) {
        if (waitingEntries > 0) {
          appendWaiting(new EntryNames(view), out);
        }
        savingState = newState;
        out.write(AuditMark.saving(number + waitingEntries, savedState, newState).line());
        out.flush();
        channel.force(true);
      }
    } catch (IOException e) {
      throw new UnusableInputException(
          state + " is as it was: its audit log cannot be written: " + FailureReason.of(e));
    }
  }

  /** Says that the state has been saved. */
  synchronized void saved() {
    number += waitingEntries;
    waitingEntries = 0;
    savedState = savingState;
    try {
      Files.deleteIfExists(waiting);
      append(AuditMark.saved(number, savedState));
    } catch (IOException e) {
      // The state has been saved, which is what the next one to open it will see.
    }
  }

  private interface EachEntry {
    void take(RecordedEntry entry) throws IOException;
  }

  private void appendWaiting(EntryNames names, Writer out) throws IOException {
    readWaiting(names::note);
    readWaiting(entry -> write(names.named(entry), out));
  }

  private void readWaiting(EachEntry each) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(waiting)) {
      String line = reader.readLine();
      while (line != null) {
        each.take(EntryReading.read(line));
        line = reader.readLine();
      }
    }
  }

  private void append(AuditMark mark) throws IOException {
    try (FileChannel channel = FileChannel.open(log, WRITE, APPEND)) {
      channel.write(UTF_8.encode(mark.line()));
      channel.force(true);
    }
  }

  private Path existing(Path file) throws IOException {
    if (Files.notExists(file)) {
      newFile(file).close();
    }
    return file;
  }

  /** A new file, for those who may read the state. */
  private Writer newFile(Path file) throws IOException {
    Writer out = Files.newBufferedWriter(file, UTF_8, CREATE_NEW, WRITE);
    try {
      Path like = Files.exists(log) && !file.equals(log) ? log : state;
      keepPermissions(like, file);
      return out;
    } catch (IOException | RuntimeException | Error e) {
      out.close();
      throw e;
    }
  }

  /** Unlike the state, which is replaced, the log itself must be written. */
  private static void keepPermissions(Path like, Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null && Files.exists(like)) {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(like);
      permissions.addAll(Set.of(OWNER_READ, OWNER_WRITE));
      view.setPermissions(permissions);
    }
  }

  private void closeWaiting() throws IOException {
    Writer open = writer;
    writer = null;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public synchronized void close() {
    try {
      closeWaiting();
      Files.deleteIfExists(waiting);
    } catch (IOException e) {
      // The next one deletes it.
    }
  }
}
