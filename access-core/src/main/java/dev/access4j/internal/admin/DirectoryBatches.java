package dev.access4j.internal.admin;

import dev.access4j.admin.Actor;
import dev.access4j.admin.AdminOperation;
import dev.access4j.admin.IdentityImportCounts;
import dev.access4j.admin.IdentityImportKind;
import dev.access4j.admin.IdentityImportNote;
import dev.access4j.admin.IdentityImportSettings;
import dev.access4j.admin.IdentityImportStoppedException;
import dev.access4j.admin.IdentityImportSummary;
import dev.access4j.admin.ImportOutcome;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.Fault;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.IdentityPage;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.IntegrityException;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import dev.access4j.store.StoreException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The batches of an import from an identity provider, and what is told of them. Not thread-safe.
 */
final class DirectoryBatches {

  private final GuardedStore store;
  private final Actor actor;
  private final IdentityImportSettings settings;
  private final Consumer<? super IdentityImportNote> notes;
  private final Map<IdentityImportKind, IdentityImportCounts> counts =
      new EnumMap<>(IdentityImportKind.class);
  private Revision revision = Revision.NONE;

  /** Gives a page of something that the provider has. */
  interface Pages<T> {
    IdentityPage<T> page(String after, int limit);
  }

  DirectoryBatches(
      GuardedStore store,
      Actor actor,
      IdentityImportSettings settings,
      Consumer<? super IdentityImportNote> notes) {
    this.store = store;
    this.actor = actor;
    this.settings = settings;
    this.notes = notes;
    this.revision =
        read(
            view -> {
              Things.existing(view.organization(), "organization", "DIR-1", "such organization");
              return view.revision();
            });
  }

  IdentityImportSettings settings() {
    return settings;
  }

  /** What was done so far. */
  IdentityImportSummary done() {
    return new IdentityImportSummary(counts, revision);
  }

  /** Reads something outside of a batch. */
  <T> T read(Function<? super ReadView, T> query) {
    return orStop(() -> store.readOn(actor, query));
  }

  /** Hands all that the provider has to something that keeps it. */
  <T> void each(Pages<T> pages, Consumer<? super T> taker) {
    String after = "";
    do {
      IdentityPage<T> page = page(pages, after);
      page.items().forEach(taker);
      after = page.next();
    } while (!after.isEmpty());
  }

  /** Imports all that the provider has, page by page. */
  <T> void run(Pages<T> pages, DirectoryStep<T> step) {
    List<T> batch = new ArrayList<>();
    each(
        pages,
        thing -> {
          batch.add(thing);
          if (batch.size() == settings.batchSize()) {
            take(batch, step);
            batch.clear();
          }
        });
    if (!batch.isEmpty()) {
      take(batch, step);
    }
  }

  /** Imports things that are held. */
  <T> void run(List<T> things, DirectoryStep<T> step) {
    for (int from = 0; from < things.size(); from += settings.batchSize()) {
      int to = Math.min(things.size(), from + settings.batchSize());
      take(things.subList(from, to), step);
    }
  }

  /** Says something that belongs to no batch. */
  void say(IdentityImportNote note) {
    notes.accept(note);
  }

  private <T> IdentityPage<T> page(Pages<T> pages, String after) {
    try {
      return pages.page(after, settings.pageSize());
    } catch (IdentityException e) {
      throw new IdentityImportStoppedException(done(), e);
    }
  }

  private <T> T orStop(Supplier<T> call) {
    try {
      return call.get();
    } catch (IntegrityException e) {
      throw e;
    } catch (StoreException e) {
      throw new IdentityImportStoppedException(done(), e);
    }
  }

  private <T> void take(List<T> things, DirectoryStep<T> step) {
    // An import may run for hours: what is withdrawn meanwhile ends it.
    store.require(
        actor, AdminOperation.IDENTITY_IMPORT, AuditSubject.organization(actor.organization()));
    if (settings.dryRun()) {
      tell(read(view -> step.plan(view, things)));
    } else {
      new Halves<T, Written>(
              some -> write(some, step),
              this::written,
              (thing, faults) -> refused(thing, faults, step))
          .write(things);
    }
  }

  private record Written(DirectoryBatch batch, List<AuditEntry> recorded) {}

  private <T> Written write(List<T> things, DirectoryStep<T> step) {
    return orStop(
        () ->
            store.goOn(
                actor, AdminOperation.IDENTITY_IMPORT, writer -> writing(writer, things, step)));
  }

  private void written(Written written) {
    List<AuditEntry> recorded = written.recorded();
    // A write that changes nothing makes no revision.
    if (!recorded.isEmpty()) {
      revision = recorded.get(recorded.size() - 1).revision();
    }
    tell(written.batch());
  }

  private <T> void refused(T thing, List<Fault> faults, DirectoryStep<T> step) {
    DirectoryBatch refused = new DirectoryBatch(step.kind());
    refused.refuse(step.nameOf(thing), faults);
    tell(refused);
  }

  private static <T> Written writing(AccessWriter writer, List<T> things, DirectoryStep<T> step) {
    DirectoryBatch batch = step.plan(writer.view(), things);
    batch.writeTo(writer);
    return new Written(batch, writer.recorded());
  }

  private void tell(DirectoryBatch batch) {
    batch.isDone();
    batch.outcomes().forEach((outcome, more) -> count(batch.kind(), outcome, more));
    batch.notes().forEach(notes);
  }

  private void count(IdentityImportKind kind, ImportOutcome outcome, long more) {
    counts.put(kind, counts.getOrDefault(kind, IdentityImportCounts.NONE).plus(outcome, more));
  }
}
