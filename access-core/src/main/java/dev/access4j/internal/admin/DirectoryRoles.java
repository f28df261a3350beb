package dev.access4j.internal.admin;

import dev.access4j.admin.IdentityImportEvent;
import dev.access4j.admin.IdentityImportKind;
import dev.access4j.admin.ImportOutcome;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.Fault;
import dev.access4j.directory.Faults;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.Text;
import dev.access4j.identity.IdentityRole;
import dev.access4j.store.PageRequest;
import dev.access4j.store.ReadView;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All roles of a provider, and which roles they are here. */
final class DirectoryRoles implements DirectoryStep<IdentityRole> {

  private static final int PAGE = 1000;

  private final Map<String, IdentityRole> roles = new LinkedHashMap<>();
  private final Map<String, Integer> named = new HashMap<>();
  private final Map<String, RoleId> ids = new HashMap<>();

  /** Takes a role over; one that was seen already counts once. */
  void add(IdentityRole role) {
    if (roles.put(role.name(), role) == null) {
      named.merge(keyOf(role), 1, Integer::sum);
    }
  }

  private static String keyOf(IdentityRole role) {
    return Text.caseKey(Text.trim(role.name()));
  }

  /** All roles, in the order of the provider. */
  List<IdentityRole> all() {
    return List.copyOf(roles.values());
  }

  /** Whether the provider has a role of a name. */
  boolean isKnown(String name) {
    return roles.containsKey(name);
  }

  /** What a role of the provider is here; empty if it was refused. */
  Optional<RoleId> idOf(String name) {
    return Optional.ofNullable(ids.get(name));
  }

  /** Some roles and all that come with them, as they are here; without those refused. */
  Set<RoleId> with(Collection<String> names) {
    Set<String> reached = new LinkedHashSet<>(names);
    Deque<String> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      IdentityRole role = roles.get(open.remove());
      if (role != null) {
        role.includes().stream().filter(reached::add).forEach(open::add);
      }
    }
    Set<RoleId> found = new LinkedHashSet<>();
    reached.forEach(name -> idOf(name).ifPresent(found::add));
    return found;
  }

  @Override
  public IdentityImportKind kind() {
    return IdentityImportKind.ROLE;
  }

  @Override
  public String nameOf(IdentityRole role) {
    return role.name();
  }

  @Override
  public DirectoryBatch plan(ReadView view, List<IdentityRole> some) {
    Map<String, EndUserRole> here = new HashMap<>();
    Set<String> solutions = new HashSet<>();
    PageRequest.<RoleId, EndUserRole>walk(
        PAGE,
        view::roles,
        EndUserRole::id,
        role -> {
          if (role.scope().equals(RoleScope.ORGANIZATION)) {
            here.put(Text.caseKey(role.name()), role);
          } else {
            solutions.add(Text.caseKey(role.name()));
          }
        });
    DirectoryBatch batch = new DirectoryBatch(kind());
    some.forEach(role -> plan(role, here, solutions, batch));
    return batch;
  }

  private void plan(
      IdentityRole role,
      Map<String, EndUserRole> here,
      Set<String> solutions,
      DirectoryBatch batch) {
    String key = keyOf(role);
    Faults faults = new Faults();
    EndUserRole made = made(role, role.description(), faults);
    List<Fault> ofDescription = faults.list();
    if (made == null) {
      faults = new Faults();
      made = made(role, "", faults);
    }
    faults.check(
        Objects.requireNonNull(named.get(key)) == 1,
        "name",
        "AM-5",
        "several roles of the provider are called so, but for white space and case");
    EndUserRole there = here.get(key);
    faults.check(
        there != null || !solutions.contains(key),
        "name",
        "DIR-12",
        "a solution has an own role of this name");
    if (made == null || !faults.isEmpty()) {
      batch.refuse(role.name(), faults.list());
      return;
    }
    EndUserRole kept = there == null ? made : there;
    if (there == null) {
      batch.note(role.name(), IdentityImportEvent.LEFT_OUT, ofDescription);
      batch.write(writer -> writer.put(kept));
    }
    batch.count(there == null ? ImportOutcome.CREATED : ImportOutcome.UNCHANGED);
    if (!kept.name().equals(role.name())) {
      batch.note(
          role.name(),
          IdentityImportEvent.RENAMED,
          new Fault("name", "DIR-5", "is called '" + kept.name() + "' here"));
    }
    batch.afterwards(() -> ids.put(role.name(), kept.id()));
  }

  private static @Nullable EndUserRole made(IdentityRole role, String description, Faults faults) {
    return faults.attempt(
        "",
        () -> new EndUserRole(RoleId.random(), role.name(), description, RoleScope.ORGANIZATION));
  }
}
