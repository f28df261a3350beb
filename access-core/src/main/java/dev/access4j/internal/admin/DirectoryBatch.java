package dev.access4j.internal.admin;

import dev.access4j.admin.IdentityImportEvent;
import dev.access4j.admin.IdentityImportKind;
import dev.access4j.admin.IdentityImportNote;
import dev.access4j.admin.ImportOutcome;
import dev.access4j.directory.Fault;
import dev.access4j.store.AccessWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What becomes of a few things of one kind: what to write, to count and to say. */
final class DirectoryBatch {

  private final IdentityImportKind kind;
  private final Map<ImportOutcome, Long> outcomes = new EnumMap<>(ImportOutcome.class);
  private final List<IdentityImportNote> notes = new ArrayList<>();
  private final List<Consumer<AccessWriter>> writes = new ArrayList<>();
  private final List<Runnable> afterwards = new ArrayList<>();

  DirectoryBatch(IdentityImportKind kind) {
    this.kind = kind;
  }

  IdentityImportKind kind() {
    return kind;
  }

  Map<ImportOutcome, Long> outcomes() {
    return outcomes;
  }

  List<IdentityImportNote> notes() {
    return notes;
  }

  void count(ImportOutcome outcome) {
    outcomes.merge(outcome, 1L, Long::sum);
  }

  void note(String name, IdentityImportEvent event, Fault fault) {
    notes.add(new IdentityImportNote(kind, name, event, fault));
  }

  void note(String name, IdentityImportEvent event, List<Fault> faults) {
    faults.forEach(fault -> note(name, event, fault));
  }

  /** Counts a thing as refused, and says why. */
  void refuse(String name, List<Fault> faults) {
    count(ImportOutcome.REFUSED);
    note(name, IdentityImportEvent.REFUSED, faults);
  }

  /** Something to write, in order. */
  void write(Consumer<AccessWriter> work) {
    writes.add(work);
  }

  /** Something to remember once all is written; in a dry run, once all would be. */
  void afterwards(Runnable work) {
    afterwards.add(work);
  }

  void writeTo(AccessWriter writer) {
    writes.forEach(work -> work.accept(writer));
  }

  void isDone() {
    afterwards.forEach(Runnable::run);
  }
}
