package dev.access4j.testkit.admin;

import dev.access4j.audit.AuditActor;
import dev.access4j.audit.AuditEvent;
import dev.access4j.audit.AuditOrigin;
import dev.access4j.audit.AuditState;
import dev.access4j.audit.AuditSubject;
import dev.access4j.audit.AuditSubject.Kind;
import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.store.AccessStore;
import dev.access4j.store.AuditEntry;
import dev.access4j.store.ChangeFeed;
import dev.access4j.store.PageRequest;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import dev.access4j.store.RoleUses;
import dev.access4j.store.WriteTransaction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A store in memory that makes administration look as if it had one fault. */
final class FaultyStore implements AccessStore {

  private final AccessStore real = new InMemoryAccessStore();
  private final PlantedFault fault;

  FaultyStore(PlantedFault fault) {
    this.fault = fault;
  }

  /** The store behind it, to see what was really written. */
  AccessStore real() {
    return real;
  }

  @Override
  public <T> T read(OrganizationId organization, Function<? super ReadView, T> query) {
    return real.read(
        organization,
        view ->
            query.apply(
                between(ReadView.class, (method, arguments) -> asked(view, method, arguments))));
  }

  @Override
  public <T> T write(OrganizationId organization, Function<? super WriteTransaction, T> work) {
    RuntimeException[] failure = new RuntimeException[1];
    AtomicBoolean wrote = new AtomicBoolean();
    T done =
        real.<@Nullable T>write(
            organization,
            tx -> {
              try {
                return work.apply(
                    between(
                        WriteTransaction.class,
                        (method, arguments) -> written(tx, wrote, method, arguments)));
              } catch (RuntimeException e) {
                if (fault != PlantedFault.FAILURE_KEPT) {
                  throw e;
                }
                failure[0] = e;
                return null;
              }
            });
    if (failure[0] != null || done == null) {
      throw failure[0] == null ? new IllegalStateException("nothing") : failure[0];
    }
    return done;
  }

  @Override
  public ChangeFeed changes() {
    return real.changes();
  }

  private interface Doing {
    @Nullable Object call(Method method, Object[] arguments);
  }

  private static <T> T between(Class<T> type, Doing doing) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                doing.call(method, arguments == null ? new Object[0] : arguments)));
  }

  private static @Nullable Object pass(Object to, Method method, Object... arguments) {
    try {
      return method.invoke(to, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw new AssertionError(e);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  /** Previews read; the cascades look while they write. */
  private @Nullable Object asked(ReadView view, Method method, Object[] arguments) {
    Object answer = pass(view, method, arguments);
    return switch (fault) {
      case PREVIEW_WITHOUT_GROUPS ->
          answer instanceof RoleUses uses
              ? new RoleUses(Set.of(), uses.versions(), uses.shares())
              : answer;
      case PREVIEW_WITHOUT_ASSIGNMENTS -> method.getName().equals("assigned") ? List.of() : answer;
      default -> answer;
    };
  }

  private @Nullable Object written(
      WriteTransaction tx, AtomicBoolean wrote, Method method, Object[] arguments) {
    if (arguments.length == 1 && arguments[0] instanceof AuditEvent event) {
      return append(tx, event);
    }
    if (fault == PlantedFault.MEMBERS_STAY && method.getName().equals("removeMember")) {
      return null;
    }
    boolean puts = method.getName().equals("put");
    wrote.compareAndSet(false, puts);
    if (puts && fault == PlantedFault.ATTRIBUTES_LOST && arguments[0] instanceof EndUser user) {
      tx.put(user.toBuilder().attributes(Attributes.NONE).build());
      return null;
    }
    if (puts && fault == PlantedFault.ROLE_REVIVED && arguments[0] instanceof EndUserRole role) {
      tx.put(role);
      revive(tx, role);
      return null;
    }
    Object answer = pass(tx, method, arguments);
    return fault == PlantedFault.LATE_BY_ONE && answer instanceof Map<?, ?> map && !wrote.get()
        ? byOneLess(map)
        : answer;
  }

  /** Before something is written, it was last put by one revision earlier than it was. */
  private static Map<Object, Object> byOneLess(Map<?, ?> revisions) {
    Map<Object, Object> lower = new HashMap<>();
    revisions.forEach(
        (of, value) ->
            lower.put(
                of,
                value instanceof Revision revision && revision.value() > 0
                    ? new Revision(revision.value() - 1)
                    : value));
    return lower;
  }

  /** Lists the role wherever something is published. */
  private static void revive(WriteTransaction tx, EndUserRole role) {
    if (!role.scope().equals(RoleScope.ORGANIZATION)) {
      return;
    }
    for (Solution solution : tx.solutions(PageRequest.first(10))) {
      for (SolutionVersion each : tx.versions(solution.id(), PageRequest.first(10))) {
        Set<RoleId> roles = new LinkedHashSet<>(each.roles());
        roles.add(role.id());
        tx.put(
            new SolutionVersion(
                each.solution(), each.id(), each.state(), roles, each.processes(), each.uiFlows()));
      }
    }
  }

  private AuditEntry append(WriteTransaction tx, AuditEvent event) {
    AuditSubject subject = event.subject();
    boolean refusal = event.outcome() == AuditEvent.Outcome.REFUSED;
    boolean dropped =
        switch (fault) {
          case CASCADE_UNAUDITED ->
              event.origin().operation().equals("roles.delete") && subject.kind() == Kind.GROUP;
          case UNASSIGN_UNAUDITED -> subject.kind() == Kind.ASSIGNMENT && !event.after().present();
          case REFUSAL_UNAUDITED -> refusal;
          default -> false;
        };
    if (dropped) {
      return new AuditEntry(1, tx.revision(), event);
    }
    if (fault == PlantedFault.REFUSAL_COUNTED && refusal) {
      Organization organization = tx.organization().orElseThrow();
      tx.put(
          new Organization(
              organization.id(), organization.name() + "!", organization.assignmentModel()));
    }
    if (fault == PlantedFault.AUDITED_TWICE && subject.kind() == Kind.GROUP) {
      AuditEntry unused = tx.append(event);
    }
    return tx.append(altered(event));
  }

  private AuditEvent altered(AuditEvent event) {
    AuditOrigin origin = event.origin();
    return new AuditEvent(
        event.organization(),
        fault == PlantedFault.OTHER_ACTOR
            ? new AuditOrigin(
                origin.at(),
                new AuditActor(AuditActor.Kind.SERVICE, origin.actor().id()),
                origin.operation())
            : origin,
        event.subject(),
        event.outcome(),
        fault == PlantedFault.BEFORE_LOST && event.after().present()
            ? AuditState.ABSENT
            : event.before(),
        event.after(),
        event.missing());
  }
}
