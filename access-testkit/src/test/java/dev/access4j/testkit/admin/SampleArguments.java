package dev.access4j.testkit.admin;

import dev.access4j.admin.Actor;
import dev.access4j.admin.GroupDetails;
import dev.access4j.admin.IdentityImportSettings;
import dev.access4j.admin.ImportSettings;
import dev.access4j.admin.Invitee;
import dev.access4j.admin.MigrationPlan;
import dev.access4j.admin.RoleDetails;
import dev.access4j.admin.UserDetails;
import dev.access4j.audit.AuditQuery;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.identity.IdentityDirectory;
import dev.access4j.memory.InMemoryIdentityProvider;
import dev.access4j.solution.GeneralAccess;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import dev.access4j.store.ListFilter;
import dev.access4j.store.PageRequest;
import dev.access4j.store.Revision;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** An argument for each type of parameter that an admin service has. */
final class SampleArguments {

  static final OrganizationId ORGANIZATION = OrganizationId.of("acme");
  static final Actor ACTOR = Actor.service(ORGANIZATION, "somebody");

  private static final SolutionId SOLUTION = SolutionId.of("loans");
  private static final EndUserId USER = EndUserId.of("ana");

  private final Map<String, Object> byType = new HashMap<>();

  SampleArguments() {
    put(Actor.class, ACTOR);
    put(ListFilter.class, ListFilter.ALL);
    put(PageRequest.class, PageRequest.first(10));
    put(Revision.class, Revision.NONE);
    put(EndUserId.class, USER);
    put(RoleId.class, RoleId.of("teller"));
    put(GroupId.class, GroupId.of("branch"));
    put(SolutionId.class, SOLUTION);
    put(VersionId.class, VersionId.of("1"));
    put(String.class, "text");
    put(List.class, List.of("text"));
    put(Set.class, Set.of());
    put(UserDetails.class, UserDetails.of("ben", "ben@acme.example"));
    put(Invitee.class, Invitee.of(UserDetails.of("ben", "ben@acme.example")));
    put(Collection.class, List.of());
    put(RoleDetails.class, RoleDetails.of("clerk"));
    put(GroupDetails.class, GroupDetails.of("Branch 02"));
    put(RoleScope.class, RoleScope.ORGANIZATION);
    put(SolutionRef.class, SolutionRef.live(SOLUTION));
    put(Grantee.class, Grantee.user(USER));
    put(Iterator.class, Collections.emptyIterator());
    put(ImportSettings.class, ImportSettings.DEFAULT);
    put(IdentityDirectory.class, new InMemoryIdentityProvider());
    put(IdentityImportSettings.class, IdentityImportSettings.DEFAULT);
    put(GeneralAccess.class, GeneralAccess.INVITED_ONLY);
    put(SolutionShare.class, SolutionShare.withUser(SOLUTION, USER, RoleId.of("teller")));
    put(Resource.class, Resource.uiFlow("portal"));
    put(Operation.class, Operation.INTERACT);
    put(AuditQuery.class, AuditQuery.ALL);
    put(
        MigrationPlan.class,
        new MigrationPlan(
            ORGANIZATION, Revision.NONE, Instant.EPOCH, List.of(), 0, List.of(), List.of()));
    Consumer<Object> nothing = any -> {};
    put(Consumer.class, nothing);
    put(
        SolutionVersion.class,
        new SolutionVersion(
            SOLUTION, VersionId.of("1"), VersionState.DRAFT, Set.of(), List.of(), List.of()));
  }

  private void put(Class<?> type, Object value) {
    byType.put(type.getName(), value);
  }

  List<Object> of(Method method) {
    return Stream.of(method.getParameterTypes())
        .map(
            type -> {
              Object value = byType.get(type.getName());
              if (value == null) {
                throw new AssertionError("no sample of " + type + " for " + method);
              }
              return value;
            })
        .toList();
  }
}
