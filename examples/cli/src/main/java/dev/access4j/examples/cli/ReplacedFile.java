package dev.access4j.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/**
 * Writes a file in one step: whoever reads it meanwhile, or after a crash, sees the old or the new.
 */
final class ReplacedFile implements AutoCloseable {

  /** Writes the content. */
  @FunctionalInterface
  interface Content {
    void writeTo(Writer writer) throws IOException;
  }

  private final Path file;
  private final Path target;
  private final Path draft;

  private ReplacedFile(Path file, Path target, Path draft) {
    this.file = file;
    this.target = target;
    this.draft = draft;
  }

  static void write(Path file, Content content) {
    try (ReplacedFile next = draft(file, content)) {
      next.replace();
    }
  }

  /** Writes the content to the disk, beside the file, which stays as it is until it is replaced. */
  static ReplacedFile draft(Path file, Content content) {
    try {
      return drafted(file, content);
    } catch (IOException e) {
      throw unwritten(file, e);
    }
  }

  // The exception may speak of the draft, whose name means nothing to anybody.
  private static UnusableInputException unwritten(Path file, IOException e) {
    return new UnusableInputException(file + " cannot be written: " + FailureReason.of(e));
  }

  private static ReplacedFile drafted(Path file, Content content) throws IOException {
    // A link stays a link, and what it points to is replaced.
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    if (Files.isDirectory(target)) {
      throw new UnusableInputException(file + " is a directory");
    }
    // Not createTempFile, which would leave the file to its owner alone.
    String name = "." + target.getFileName() + "." + UUID.randomUUID() + ".tmp";
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UnusableInputException("there is no directory for " + file);
    }
    ReplacedFile next = new ReplacedFile(file, target, folder.resolve(name));
    try {
      next.fill(content);
      return next;
    } catch (IOException | RuntimeException | Error e) {
      next.close();
      throw e;
    }
  }

  private void fill(Content content) throws IOException {
    try (FileChannel channel = FileChannel.open(draft, CREATE_NEW, WRITE);
        Writer writer = new BufferedWriter(Channels.newWriter(channel, UTF_8))) {
      keepPermissions();
      content.writeTo(writer);
      writer.flush();
      channel.force(true);
    }
  }

  /** The digest of what the file will be. */
  String digest() {
    try {
      return FileDigest.of(draft);
    } catch (IOException e) {
      throw unwritten(file, e);
    }
  }

  /** Puts what was written in the file's place, for good. */
  void replace() {
    try {
      move(draft, target);
      keepMove();
    } catch (IOException e) {
      throw unwritten(file, e);
    }
  }

  /** A crash of the machine must not bring the old file back, once others rely on the new one. */
  private void keepMove() {
    Path folder = target.getParent();
    if (folder == null) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Not every system can do this for a folder; the file itself is on disk all the same.
    }
  }

  /** Leaves nothing behind of what was not put in its place. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      // What was to be done has been done, or has failed for a reason of its own.
    }
  }

  /** A file that was there keeps its permissions, from before there is anything in the new one. */
  private void keepPermissions() throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(draft, PosixFileAttributeView.class);
    if (view != null && Files.exists(target)) {
      view.setPermissions(Files.getPosixFilePermissions(target));
    }
  }

  private static void move(Path draft, Path target) throws IOException {
    try {
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
