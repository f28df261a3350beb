package dev.access4j.examples.peers;

import dev.access4j.Access4j;
import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AccessRequest;
import dev.access4j.directory.RoleId;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.Solution;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.Revision;
import dev.access4j.testkit.reference.ReferenceModel;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/** This library, loaded as the others are, on a store in memory. */
final class Access4jPeer implements Peer {

  private final Access4j access;

  Access4jPeer(ReferenceModel model, InstantSource clock) {
    access = Access4j.builder(new InMemoryAccessStore()).clock(clock).build();
    access.change(model.id(), writer -> write(model, writer));
  }

  private static void write(ReferenceModel model, AccessWriter writer) {
    model.organizations().forEach(writer::put);
    // A solution is there before its own roles, and has a live version after its versions.
    for (Solution solution : model.solutions().values()) {
      writer.put(solution.withoutLive().withGeneralAccess(GeneralAccess.INVITED_ONLY));
    }
    model.roles().values().stream()
        .filter(role -> !role.id().equals(RoleId.ANONYMOUS))
        .forEach(writer::put);
    writer.putUsers(model.users().values());
    model
        .assignments()
        .forEach((user, roles) -> roles.forEach(role -> writer.restoreAssignment(user, role)));
    model.groups().values().forEach(writer::put);
    writer.addMembers(model.members());
    model.versions().values().forEach(versions -> versions.forEach(writer::put));
    model.solutions().values().forEach(writer::put);
    model.shares().values().forEach(shares -> shares.forEach(writer::share));
  }

  Access4j access() {
    return access;
  }

  @Override
  public BooleanSupplier question(AccessRequest request) {
    AccessEvaluator evaluator = access.evaluator();
    // A revision is one of the store that the model was read from.
    AccessRequest asked = request.atLeast(Revision.NONE);
    return () -> evaluator.isAllowed(asked);
  }

  @Override
  public void close() {
    access.close();
  }
}
