package dev.access4j.examples.quickstart;

import static java.util.Objects.requireNonNull;

import dev.access4j.Access4j;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.Explanation;
import dev.access4j.decision.Subject;
import dev.access4j.directory.OrganizationId;
import dev.access4j.file.AccessFile;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * Wires the library, loads a bank's access file, asks, revokes a share, asks again, and asks why.
 */
public final class Quickstart {

  private Quickstart() {}

  /** Runs the example, which takes no arguments. */
  public static void main(String[] args) throws URISyntaxException {
    Path file = Path.of(requireNonNull(Quickstart.class.getResource("/acme.yaml")).toURI());
    // region readme
    InMemoryAccessStore store = new InMemoryAccessStore();
    AccessFile.read(file).load(store); // file: the path of acme.yaml
    Access4j access = Access4j.builder(store).build();
    OrganizationId acme = OrganizationId.of("acme");
    Subject.User ana = access.subject(acme, "ana").orElseThrow();
    SolutionRef onboarding = SolutionRef.live("onboarding");
    Resource desk = Resource.swimlane("open-account", "Front office");
    AccessRequest work = AccessRequest.of(ana, onboarding, desk, Operation.EXECUTE);
    System.out.println(access.evaluator().isAllowed(work)); // true
    System.out.println(access.evaluator().evaluate(work)); // ALLOWED: teller by a share ...
    access.change(acme, w -> w.unshare(onboarding.solution(), Grantee.user(ana.id())));
    System.out.println(access.evaluator().evaluate(work)); // DENIED:NOT_SHARED
    // endregion
    // region explain
    Explanation why = access.evaluator().explain(work);
    for (Explanation.GateResult gate : why.gates()) {
      System.out.printf("%s %-11s %s%n", gate.gate().rule(), gate.outcome(), gate.detail());
    }
    why.missing().forEach(missing -> System.out.println("Missing: " + missing.what()));
    // endregion
    access.close();
  }
}
