package dev.access4j.internal.admin;

import dev.access4j.admin.Actor;
import dev.access4j.admin.AdminOperation;
import dev.access4j.admin.ImportOutcome;
import dev.access4j.admin.ImportResult;
import dev.access4j.admin.ImportRow;
import dev.access4j.admin.ImportSettings;
import dev.access4j.admin.ImportStoppedException;
import dev.access4j.admin.ImportSummary;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.Fault;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.IntegrityException;
import dev.access4j.store.Revision;
import dev.access4j.store.StoreException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One import, batch by batch. Not thread-safe. */
final class Import {

  private final GuardedStore store;
  private final Actor actor;
  private final ImportSettings settings;
  private final Consumer<? super ImportResult> receiver;
  private final Revision began;
  private ImportSummary done;
  private long lastRow;

  Import(
      GuardedStore store,
      Actor actor,
      ImportSettings settings,
      Consumer<? super ImportResult> receiver) {
    this.store = store;
    this.actor = actor;
    this.settings = settings;
    this.receiver = receiver;
    this.began =
        store.readOn(
            actor,
            view -> {
              Things.existing(view.organization(), "organization", "DIR-1", "such organization");
              return view.revision();
            });
    this.done = ImportSummary.none(began);
  }

  ImportSummary run(Iterator<ImportRow> rows) {
    List<ImportRow> batch = new ArrayList<>();
    while (rows.hasNext()) {
      batch.add(rows.next());
      if (batch.size() == settings.batchSize() || !rows.hasNext()) {
        take(batch);
        batch.clear();
      }
    }
    return done;
  }

  private void take(List<ImportRow> batch) {
    // An import may run for hours: what is withdrawn meanwhile ends it.
    store.require(
        actor, AdminOperation.USERS_IMPORT_ALL, AuditSubject.organization(actor.organization()));
    if (settings.dryRun()) {
      tell(
          orStop(() -> store.readOn(actor, view -> ImportBatch.plan(view, began, batch)))
              .results());
    } else {
      new Halves<>(this::write, this::written, this::refused).write(batch);
    }
  }

  private record Written(List<ImportResult> results, Revision revision) {}

  private Written write(List<ImportRow> rows) {
    return orStop(
        () -> store.goOn(actor, AdminOperation.USERS_IMPORT_ALL, writer -> writing(writer, rows)));
  }

  private void written(Written written) {
    done = done.at(written.revision());
    tell(written.results());
  }

  private void refused(ImportRow row, List<Fault> faults) {
    tell(List.of(new ImportResult(row, ImportOutcome.REFUSED, faults)));
  }

  private <T> T orStop(Supplier<T> call) {
    try {
      return call.get();
    } catch (IntegrityException e) {
      throw e;
    } catch (StoreException e) {
      throw new ImportStoppedException(done, lastRow, e);
    }
  }

  private Written writing(AccessWriter writer, List<ImportRow> rows) {
    ImportBatch batch = ImportBatch.plan(writer.view(), began, rows);
    batch.write(writer);
    List<AuditEntry> recorded = writer.recorded();
    // A write that changes nothing makes no revision.
    return new Written(
        batch.results(),
        recorded.isEmpty() ? done.revision() : recorded.get(recorded.size() - 1).revision());
  }

  private void tell(List<ImportResult> results) {
    for (ImportResult result : results) {
      receiver.accept(result);
      done = done.plus(result.outcome());
      lastRow = result.row().number();
    }
  }
}
