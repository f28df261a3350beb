package dev.access4j.examples.quickstart;

import static java.util.Objects.requireNonNull;

import dev.access4j.Access4j;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.Subject;
import dev.access4j.directory.OrganizationId;
import dev.access4j.file.AccessFile;
import dev.access4j.jdbc.AccessSchema;
import dev.access4j.jdbc.JdbcAccessStore;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * As {@link Quickstart}, on a database in a file: what it holds is there again when it restarts.
 */
public final class QuickstartOnH2 {

  private QuickstartOnH2() {}

  /** Runs the example; its argument is the database's path, in {@code target} without one. */
  public static void main(String[] args) throws URISyntaxException {
    Path file = Path.of(requireNonNull(QuickstartOnH2.class.getResource("/acme.yaml")).toURI());
    Path path = Path.of(args.length == 0 ? "target/acme" : args[0]).toAbsolutePath();
    // region h2
    JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:file:" + path, "sa", "");
    AccessSchema.migrate(database); // makes the tables, or brings them up to this release
    try (JdbcAccessStore store = JdbcAccessStore.builder(database).build();
        Access4j access = Access4j.builder(store).build()) {
      AccessFile.read(file).plan(store).apply(store); // changes nothing if all of it is there
      OrganizationId acme = OrganizationId.of("acme");
      Subject.User ana = access.subject(acme, "ana").orElseThrow();
      Resource desk = Resource.swimlane("open-account", "Front office");
      AccessRequest work =
          AccessRequest.of(ana, SolutionRef.live("onboarding"), desk, Operation.EXECUTE);
      System.out.println(access.evaluator().evaluate(work)); // ALLOWED: teller by a share ...
    } finally {
      database.dispose();
    }
    // endregion
  }
}
