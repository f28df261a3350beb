package dev.access4j.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.Writer;
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
final class ReplacedFile {

  /** Writes the content. */
  @FunctionalInterface
  interface Content {
    void writeTo(Writer writer) throws IOException;
  }

  private ReplacedFile() {}

  static void write(Path file, Content content) {
    try {
      replace(file, content);
    } catch (IOException e) {
      // It may speak of the draft, whose name means nothing to anybody.
      throw new UnusableInputException(file + " cannot be written: " + FailureReason.of(e));
    }
  }

  private static void replace(Path file, Content content) throws IOException {
    // A link stays a link, and what it points to is replaced.
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    if (Files.isDirectory(target)) {
      throw new UnusableInputException(file + " is a directory");
    }
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UnusableInputException("there is no directory for " + file);
    }
    // Not createTempFile, which would leave the file to its owner alone.
    Path draft = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      try (Writer writer = Files.newBufferedWriter(draft, UTF_8, CREATE_NEW, WRITE)) {
        content.writeTo(writer);
      }
      try (FileChannel channel = FileChannel.open(draft, WRITE)) {
        channel.force(true);
      }
      keepPermissions(target, draft);
      move(draft, target);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** A file that was there keeps its permissions. */
  private static void keepPermissions(Path target, Path draft) throws IOException {
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
