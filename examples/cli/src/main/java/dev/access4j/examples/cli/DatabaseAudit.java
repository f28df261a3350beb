package dev.access4j.examples.cli;

import dev.access4j.audit.AuditEvent;
import dev.access4j.audit.AuditQuery;
import dev.access4j.audit.AuditState;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.OrganizationId;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.PageRequest;
import dev.access4j.store.ReadView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The audit log of an organization in a database.
 *
 * @param address the database
 * @param wanted the organization, if it was said which
 * @param choice which entries to show
 */
record DatabaseAudit(DatabaseAddress address, Optional<OrganizationId> wanted, AuditChoice choice)
    implements AuditSource {

  private static final int PAGE = 500;

  @Override
  public State.Place place() {
    return new State.Place(true, address.name(), address.schema());
  }

  @Override
  public Shown show(Show show) throws IOException {
    try (LoadedAccess access = LoadedAccess.of(address, wanted)) {
      return access.store().read(access.organization(), view -> show(view, show));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Shown show(ReadView view, Show show) {
    AuditQuery query = choice.filter().query(view);
    query = choice.newestFirst() ? query.newestFirst() : query;
    EntryNames names = new EntryNames(view, deleted -> lastName(view, deleted));
    Optional<PageRequest<Long>> next =
        Optional.of(
            choice
                .after()
                .map(last -> PageRequest.after(last, PAGE))
                .orElseGet(() -> PageRequest.first(PAGE)));
    int count = 0;
    long last = 0;
    while (next.isPresent()) {
      List<AuditEntry> page = view.audit(query, next.get());
      for (AuditEntry stored : page) {
        RecordedEntry entry = names.named(RecordedEntry.of(stored.number(), stored.event()));
        if (!choice.filter().accepts(entry)) {
          continue;
        }
        if (count == choice.limit()) {
          return new Shown(true, count, Optional.of(last), List.of(), false);
        }
        show(show, entry);
        last = entry.number();
        count++;
      }
      next =
          page.size() < PAGE
              ? Optional.empty()
              : Optional.of(PageRequest.after(page.get(PAGE - 1).number(), PAGE));
    }
    return new Shown(true, count, Optional.empty(), List.of(), false);
  }

  private static void show(Show show, RecordedEntry entry) {
    try {
      show.entry(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What had been called by a name says so in the entry of its deletion, near its last ones. */
  private static Optional<String> lastName(ReadView view, AuditSubject subject) {
    return view.audit(AuditQuery.ALL.about(subject).newestFirst(), PageRequest.first(PAGE)).stream()
        .map(AuditEntry::event)
        .filter(event -> event.subject().equals(subject))
        .flatMap(DatabaseAudit::names)
        .findFirst();
  }

  private static Stream<String> names(AuditEvent event) {
    return Stream.of(event.before(), event.after())
        .filter(AuditState::present)
        .flatMap(state -> Stream.of("username", "name").map(state.fields()::get))
        .filter(Objects::nonNull)
        .flatMap(List::stream);
  }
}
