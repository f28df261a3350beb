package dev.access4j.examples.cli;

import dev.access4j.Access4j;
import dev.access4j.admin.AuditListener;
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
 * <p>What is administered is in the audit log beside it, from the moment on that it is saved.
 *
 * <p>Who opens it to change it has it alone until it is closed, among all processes, so that no
 * change of another is lost. Who only reads it needs no lock: the file is replaced as a whole.
 */
final class StateFile implements State {

  /** What happens around saving, under the lock. */
  @FunctionalInterface
  interface Saving {

    /** Nothing but the saving. */
    Saving PLAIN = (state, replace) -> replace.run();

    /**
     * Saves a state that has changed, and whose audit log is on the disk.
     *
     * @param state the changed state
     * @param replace replaces the file; nothing is saved unless it is run
     */
    void save(StateFile state, Runnable replace);
  }

  /** The log is beside the file; in the store it would only take room. */
  private static final int AUDIT_ENTRIES_IN_MEMORY = 1_000;

  private final Path file;
  private final Format format;
  private final @Nullable StateLock lock;
  private final @Nullable AuditTrail trail;
  private final Saving saving;
  private final @Nullable AccessFile document;
  private final Revision loaded;
  private final Access4j access;

  private StateFile(
      Path file, Format format, @Nullable StateLock lock, Saving saving, Output output) {
    this.file = file;
    this.format = format;
    this.lock = lock;
    this.trail = lock == null ? null : AuditTrail.open(file);
    this.saving = saving;
    InMemoryAccessStore store = new InMemoryAccessStore(AUDIT_ENTRIES_IN_MEMORY);
    AccessFile read = null;
    if (!Files.notExists(file)) {
      try (ProgressBar progress = output.progressBar()) {
        read = AccessFile.read(file, progress);
        read.load(store, progress);
      }
    }
    this.document = read;
    AuditListener listener = trail == null ? AuditListener.NONE : trail::record;
    this.access = Access4j.builder(store).auditListener(listener).build();
    this.loaded = read == null ? Revision.NONE : revision(read.organization());
  }

  /** Reads a state that is not going to be changed. */
  static StateFile read(Path file, Output output) {
    return new StateFile(file, format(file), null, Saving.PLAIN, output);
  }

  /** Reads a state to change it, and keeps others from changing it until it is closed. */
  static StateFile open(Path file, Saving saving, Output output) {
    Format format = format(file);
    StateLock lock = StateLock.of(file, output);
    try {
      return new StateFile(file, format, lock, saving, output);
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

  @Override
  public Place place() {
    return Place.file(file.toString());
  }

  /** The state as it was read; empty if there was no file. */
  Optional<AccessFile> document() {
    return Optional.ofNullable(document);
  }

  @Override
  public OrganizationId organization() {
    return document()
        .map(AccessFile::organization)
        .orElseThrow(
            () ->
                new UnusableInputException(
                    file + " is not there; 'access apply' makes it from an access file"));
  }

  @Override
  public OrganizationId organizationFor(AccessFile other) {
    return document().orElse(other).organization();
  }

  @Override
  public String digest(OrganizationId organization) {
    return document().map(PlanSource::digest).orElse(PlanSource.NO_STATE);
  }

  /** The library over the state in memory; closed with this. */
  @Override
  public Access4j access() {
    return access;
  }

  /**
   * Replaces the file in one step if the organization has been changed, having put what was
   * administered into the audit log beside it.
   *
   * @param organization the organization; the one that was read, if there was one
   * @return whether there was anything to save
   */
  @Override
  public boolean save(OrganizationId organization) {
    AuditTrail audit = trail;
    if (audit == null) {
      throw new IllegalStateException(file + " was not opened to change it");
    }
    document()
        .filter(read -> !read.organization().equals(organization))
        .ifPresent(
            read -> {
              throw new IllegalStateException(file + " is of " + read.organization());
            });
    if (revision(organization).equals(loaded) && audit.isEmpty()) {
      return false;
    }
    AccessFile changed = AccessFile.export(access.store(), organization);
    try (ReplacedFile next = ReplacedFile.draft(file, writer -> changed.write(writer, format))) {
      String digest = next.digest();
      access
          .store()
          .read(
              organization,
              view -> {
                audit.append(view, digest);
                return digest;
              });
      saving.save(
          this,
          () -> {
            next.replace();
            audit.saved();
          });
    }
    return true;
  }

  private Revision revision(OrganizationId organization) {
    return access.store().read(organization, ReadView::revision);
  }

  @Override
  public void close() {
    access.close();
    if (trail != null) {
      trail.close();
    }
    if (lock != null) {
      lock.close();
    }
  }
}
