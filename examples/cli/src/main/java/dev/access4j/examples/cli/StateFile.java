package dev.access4j.examples.cli;

import dev.access4j.Access4j;
import dev.access4j.directory.OrganizationId;
import dev.access4j.file.AccessFile;
import dev.access4j.file.Format;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An organization that is kept in an access file: read into a store in memory, changed there, and
 * saved in one step. A file that is not there yet is an organization that does not exist.
 *
 * <p>Who opens it to change it has it alone until it is closed, among all processes, so that no
 * change of another is lost. Who only reads it needs no lock: the file is replaced as a whole.
 */
final class StateFile implements AutoCloseable {

  /** What happens around saving, under the lock. */
  @FunctionalInterface
  interface Saving {

    /** Nothing but the saving. */
    Saving PLAIN = (state, write) -> write.run();

    /**
     * Saves a state that has changed.
     *
     * @param state the changed state
     * @param write replaces the file; nothing is saved unless it is run
     */
    void save(StateFile state, Runnable write);
  }

  private final Path file;
  private final Format format;
  private final @Nullable StateLock lock;
  private final Saving saving;
  private final @Nullable AccessFile document;
  private final Revision loaded;
  private final Access4j access;

  private StateFile(
      Path file,
      Format format,
      @Nullable StateLock lock,
      Saving saving,
      InMemoryAccessStore store,
      Output output) {
    this.file = file;
    this.format = format;
    this.lock = lock;
    this.saving = saving;
    AccessFile read = null;
    if (!Files.notExists(file)) {
      try (ProgressBar progress = output.progressBar()) {
        read = AccessFile.read(file, progress);
        read.load(store, progress);
      }
    }
    this.document = read;
    this.access = Access4j.builder(store).build();
    this.loaded = read == null ? Revision.NONE : revision(read.organization());
  }

  /** Reads a state that is not going to be changed. */
  static StateFile read(Path file, Output output) {
    InMemoryAccessStore store = new InMemoryAccessStore();
    return new StateFile(file, format(file), null, Saving.PLAIN, store, output);
  }

  /** Reads a state to change it, and keeps others from changing it until it is closed. */
  static StateFile open(Path file, Saving saving, Output output) {
    return open(file, saving, new InMemoryAccessStore(), output);
  }

  /** Reads a state to change it into a store of one's own, such as one with a short audit log. */
  static StateFile open(Path file, Saving saving, InMemoryAccessStore store, Output output) {
    Format format = format(file);
    StateLock lock = StateLock.of(file, output);
    try {
      return new StateFile(file, format, lock, saving, store, output);
    } catch (RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  private static Format format(Path file) {
    return Format.of(file)
        .orElseThrow(
            () ->
                new UnusableInputException(
                    file + ": the name of a state file must end in .json, .yaml or .yml"));
  }

  Path file() {
    return file;
  }

  /** The state as it was read; empty if there was no file. */
  Optional<AccessFile> document() {
    return Optional.ofNullable(document);
  }

  /** The organization of a state that must be there already. */
  OrganizationId organization() {
    return document()
        .map(AccessFile::organization)
        .orElseThrow(
            () ->
                new UnusableInputException(
                    file + " is not there; 'access apply' makes it from an access file"));
  }

  /** The library over the state in memory; closed with this. */
  Access4j access() {
    return access;
  }

  /**
   * Replaces the file in one step if the organization has been changed.
   *
   * @param organization the organization; the one that was read, if there was one
   * @return whether there was anything to save
   */
  boolean save(OrganizationId organization) {
    if (lock == null) {
      throw new IllegalStateException(file + " was not opened to change it");
    }
    document()
        .filter(read -> !read.organization().equals(organization))
        .ifPresent(
            read -> {
              throw new IllegalStateException(file + " is of " + read.organization());
            });
    if (revision(organization).equals(loaded)) {
      return false;
    }
    saving.save(this, () -> write(organization));
    return true;
  }

  private void write(OrganizationId organization) {
    AccessFile changed = AccessFile.export(access.store(), organization);
    ReplacedFile.write(file, writer -> changed.write(writer, format));
  }

  private Revision revision(OrganizationId organization) {
    return access.store().read(organization, ReadView::revision);
  }

  @Override
  public void close() {
    access.close();
    if (lock != null) {
      lock.close();
    }
  }
}
