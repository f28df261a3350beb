package dev.access4j.examples.peers;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.Subject;
import dev.access4j.solution.Operation;
import dev.access4j.testkit.reference.ReferenceModel;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Camunda 7, by authorizations of users and groups on a resource of our own kind, whose permissions
 * are our operations; everyone is one more group. The groups of a user go with each check, as they
 * do with a session. Nothing is revoked, so that the engine is told not to look for that.
 *
 * <p>An authorization knows no attributes and no end, and a user who is shut out keeps what he was
 * authorized for: the host would have to delete it.
 */
final class CamundaPeer implements Peer {

  private final ReferenceModel model;
  private final ProcessEngine engine;
  private final AuthorizationService service;

  CamundaPeer(ReferenceModel model) {
    this.model = model;
    this.engine = start();
    this.service = engine.getAuthorizationService();
    for (Entry entry : Entry.in(model)) {
      Authorization made = service.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
      if (entry.holder().kind() == Holder.Kind.USER) {
        made.setUserId(entry.holder().id());
      } else {
        made.setGroupId(entry.holder().name());
      }
      made.setResource(PlaceResource.PLACE);
      made.setResourceId(entry.place().name());
      entry.operations().forEach(operation -> made.addPermission(MayDo.of(operation)));
      service.saveAuthorization(made);
    }
  }

  private static ProcessEngine start() {
    String name = "peer" + UUID.randomUUID();
    ProcessEngineConfiguration configuration =
        new StandaloneInMemProcessEngineConfiguration()
            .setProcessEngineName(name)
            .setJdbcUrl("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1")
            .setJobExecutorActivate(false)
            .setHistory(ProcessEngineConfiguration.HISTORY_NONE)
            .setAuthorizationEnabled(true);
    configuration.setAuthorizationCheckRevokes(
        ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_NEVER);
    return configuration.buildProcessEngine();
  }

  @Override
  public BooleanSupplier question(AccessRequest request) {
    String user = request.subject() instanceof Subject.User asked ? asked.id().value() : null;
    List<String> groups = Entry.groups(request.subject(), model);
    Permission permission = MayDo.of(request.operation());
    String place = Place.name(request.solution(), request.resource());
    return () -> isAuthorized(user, groups, permission, place);
  }

  // Somebody who is not signed in has no id; the engine takes a null for that.
  @SuppressWarnings("NullAway")
  private boolean isAuthorized(
      @Nullable String user, List<String> groups, Permission permission, String place) {
    return service.isUserAuthorized(user, groups, permission, PlaceResource.PLACE, place);
  }

  @Override
  public void close() {
    engine.close();
  }

  private enum PlaceResource implements Resource {
    PLACE;

    @Override
    public String resourceName() {
      return name();
    }

    @Override
    public int resourceType() {
      // Far from those of the engine.
      return 1000;
    }
  }

  private record MayDo(Operation operation, int value) implements Permission {
    static MayDo of(Operation operation) {
      return new MayDo(operation, Entry.bit(operation));
    }

    @Override
    public String getName() {
      return operation.name();
    }

    @Override
    public int getValue() {
      return value;
    }

    @Override
    public Resource[] getTypes() {
      return PlaceResource.values();
    }
  }
}
