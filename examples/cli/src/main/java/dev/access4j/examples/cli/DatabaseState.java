package dev.access4j.examples.cli;

import dev.access4j.Access4j;
import dev.access4j.directory.OrganizationId;
import dev.access4j.file.AccessFile;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An organization in a database, where a change is kept, and audited, as it is made. */
final class DatabaseState implements State {

  private final Database database;
  private final Optional<OrganizationId> wanted;
  private final Access4j access;
  private Optional<Revision> first = Optional.empty();

  private DatabaseState(
      Database database, Optional<OrganizationId> wanted, UnaryOperator<Access4j.Builder> wiring) {
    this.database = database;
    this.wanted = wanted;
    this.access = wiring.apply(Access4j.builder(database.store())).build();
  }

  static DatabaseState open(DatabaseAddress address, Optional<OrganizationId> wanted) {
    return open(address, wanted, builder -> builder);
  }

  static DatabaseState open(
      DatabaseAddress address,
      Optional<OrganizationId> wanted,
      UnaryOperator<Access4j.Builder> wiring) {
    Database database = Database.existing(address);
    try {
      return new DatabaseState(database, wanted, wiring);
    } catch (RuntimeException | Error e) {
      database.close();
      throw e;
    }
  }

  @Override
  public Place place() {
    return new Place(true, database.address().name(), database.address().schema());
  }

  @Override
  public OrganizationId organization() {
    OrganizationId organization = database.organization(wanted);
    note(organization);
    return organization;
  }

  @Override
  public OrganizationId organizationFor(AccessFile document) {
    OrganizationId organization = wanted.orElseGet(document::organization);
    note(organization);
    return organization;
  }

  private void note(OrganizationId organization) {
    if (first.isEmpty()) {
      first = Optional.of(revision(organization));
    }
  }

  @Override
  public String digest(OrganizationId organization) {
    Revision now = revision(organization);
    return now.equals(Revision.NONE) ? PlanSource.NO_STATE : "revision:" + now.value();
  }

  private Revision revision(OrganizationId organization) {
    return database.store().read(organization, ReadView::revision);
  }

  @Override
  public Access4j access() {
    return access;
  }

  @Override
  public boolean save(OrganizationId organization) {
    return !first.equals(Optional.of(revision(organization)));
  }

  @Override
  public void close() {
    access.close();
    database.close();
  }
}
