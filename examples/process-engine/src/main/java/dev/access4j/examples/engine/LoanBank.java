package dev.access4j.examples.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.access4j.Access4j;
import dev.access4j.decision.Subject;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.SolutionId;
import dev.access4j.examples.engine.guard.DecisionListener;
import dev.access4j.examples.engine.guard.GuardedEngine;
import dev.access4j.examples.engine.guard.LaneChangeListener;
import dev.access4j.file.AccessFile;
import dev.access4j.file.Format;
import dev.access4j.jdbc.AccessSchema;
import dev.access4j.jdbc.JdbcAccessStore;
import dev.access4j.solution.SolutionRef;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.sql.DataSource;

/**
 * A bank on a database: its access, which a document describes, and its engine with one deployed
 * process. Each is an organization of its own, so that any database can take one more.
 */
final class LoanBank implements AutoCloseable {

  static final SolutionId LENDING = SolutionId.of("lending");

  private static final SolutionRef.Pinned VERSION = SolutionRef.pinned("lending", "1");

  private final OrganizationId organization;
  private final JdbcAccessStore store;
  private final Access4j access;
  private final GuardedEngine engine;

  LoanBank(
      OrganizationId organization,
      DataSource database,
      DecisionListener decisions,
      LaneChangeListener laneChanges) {
    this.organization = organization;
    AccessSchema.migrate(database);
    this.store = JdbcAccessStore.builder(database).build();
    String document =
        new String(resource("loan-bank.json"), UTF_8)
            .replace("@organization@", organization.value());
    AccessFile.read(
            "loan-bank.json", new ByteArrayInputStream(document.getBytes(UTF_8)), Format.JSON)
        .plan(store)
        .apply(store);
    this.access = Access4j.builder(store).build();
    this.engine =
        GuardedEngine.builder(access, organization, database)
            .decisions(decisions)
            .laneChanges(laneChanges)
            .build();
    engine.deployments().deploy(VERSION, Map.of("loan.bpmn", resource("loan.bpmn")));
  }

  private static byte[] resource(String name) {
    try (InputStream in = LoanBank.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is a resource of this program");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  OrganizationId organization() {
    return organization;
  }

  Access4j access() {
    return access;
  }

  GuardedEngine engine() {
    return engine;
  }

  Subject.User user(String username) {
    return access
        .subject(organization, username)
        .orElseThrow(() -> new IllegalArgumentException("the bank has no user " + username));
  }

  String nameOf(EndUserId user) {
    return store.read(
        organization, view -> view.user(user).map(found -> found.username()).orElse(user.value()));
  }

  GroupId group(String name) {
    return store.read(
        organization,
        view ->
            view.groupNamed(name)
                .map(found -> found.group().id())
                .orElseThrow(() -> new IllegalArgumentException("the bank has no group " + name)));
  }

  @Override
  public void close() {
    engine.close();
    access.close();
    store.close();
  }
}
