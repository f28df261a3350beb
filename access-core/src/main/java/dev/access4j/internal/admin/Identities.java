package dev.access4j.internal.admin;

import dev.access4j.admin.Actor;
import dev.access4j.admin.AdminOperation;
import dev.access4j.admin.IdentityAdmin;
import dev.access4j.admin.IdentityImportNote;
import dev.access4j.admin.IdentityImportSettings;
import dev.access4j.admin.IdentityImportSummary;
import dev.access4j.audit.AuditSubject;
import dev.access4j.identity.IdentityDirectory;
import java.util.function.Consumer;

/** Keeps an organization and its identity provider in step. */
record Identities(GuardedStore store, Accounts accounts) implements IdentityAdmin {

  @Override
  public IdentityImportSummary importFrom(
      Actor actor,
      IdentityDirectory source,
      IdentityImportSettings settings,
      Consumer<? super IdentityImportNote> notes) {
    store.require(
        actor, AdminOperation.IDENTITY_IMPORT, AuditSubject.organization(actor.organization()));
    DirectoryBatches batches = new DirectoryBatches(store, actor, settings, notes);
    return new DirectoryImport(actor.organization(), source, batches).run();
  }
}
