package dev.access4j.internal.admin;

import dev.access4j.admin.IdentityImportEvent;
import dev.access4j.admin.IdentityImportKind;
import dev.access4j.admin.ImportOutcome;
import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.Fault;
import dev.access4j.directory.Faults;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.Text;
import dev.access4j.identity.IdentityGroup;
import dev.access4j.store.GroupRecord;
import dev.access4j.store.ReadView;
import java.util.ArrayList;
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

/** All groups of a provider, and which groups they are here, where groups do not nest. */
final class DirectoryGroups implements DirectoryStep<IdentityGroup> {

  private static final GroupId ANY = GroupId.of("any");

  private final DirectoryRoles roles;
  private final Map<String, IdentityGroup> groups = new LinkedHashMap<>();
  private final Map<List<String>, List<IdentityGroup>> byPath = new HashMap<>();
  private final Map<String, Integer> named = new HashMap<>();
  private final Map<String, GroupId> ids = new HashMap<>();

  DirectoryGroups(DirectoryRoles roles) {
    this.roles = roles;
  }

  /** Takes a group over; of one that is seen twice, as it was moved meanwhile, what came last. */
  void add(IdentityGroup group) {
    IdentityGroup old = groups.put(group.id(), group);
    if (old != null) {
      at(old.path()).remove(old);
      named.merge(keyOf(old), -1, Integer::sum);
    }
    at(group.path()).add(group);
    named.merge(keyOf(group), 1, Integer::sum);
  }

  private List<IdentityGroup> at(List<String> path) {
    return byPath.computeIfAbsent(path, key -> new ArrayList<>());
  }

  private static String keyOf(IdentityGroup group) {
    return Text.caseKey(DirectoryGroupName.of(group.path()).name());
  }

  /** All groups, in the order of the provider. */
  List<IdentityGroup> all() {
    return List.copyOf(groups.values());
  }

  /** What a group of the provider is here; empty if it was refused. */
  Optional<GroupId> idOf(IdentityGroup group) {
    return Optional.ofNullable(ids.get(group.id()));
  }

  @Override
  public IdentityImportKind kind() {
    return IdentityImportKind.GROUP;
  }

  @Override
  public String nameOf(IdentityGroup group) {
    return "/" + String.join("/", group.path());
  }

  @Override
  public DirectoryBatch plan(ReadView view, List<IdentityGroup> some) {
    Map<IdentityGroup, Faults> faults = new HashMap<>();
    Map<IdentityGroup, DirectoryGroupName> names = new HashMap<>();
    Set<String> asked = new HashSet<>();
    for (IdentityGroup group : some) {
      DirectoryGroupName name = DirectoryGroupName.of(group.path());
      Faults found = check(group, name);
      names.put(group, name);
      faults.put(group, found);
      if (found.isEmpty()) {
        asked.add(name.name());
      }
    }
    Map<String, GroupRecord> here = asked.isEmpty() ? Map.of() : view.groupsNamed(asked);
    DirectoryBatch batch = new DirectoryBatch(kind());
    for (IdentityGroup group : some) {
      List<Fault> refused = Objects.requireNonNull(faults.get(group)).list();
      if (refused.isEmpty()) {
        DirectoryGroupName name = Objects.requireNonNull(names.get(group));
        plan(group, name, here.get(name.name()), batch);
      } else {
        batch.refuse(nameOf(group), refused);
      }
    }
    return batch;
  }

  private Faults check(IdentityGroup group, DirectoryGroupName name) {
    Faults faults = new Faults();
    Object unused = faults.attempt("", () -> EndUserGroup.of(ANY, name.name()));
    faults.check(
        Objects.requireNonNull(named.get(Text.caseKey(name.name()))) == 1,
        "name",
        "AM-5",
        "several groups of the provider would be called '" + name.name() + "'");
    faults.check(
        around(group).size() == group.path().size() - 1,
        "path",
        "AM-5",
        "the groups that it is in cannot be told: they were changed meanwhile");
    return faults;
  }

  private void plan(
      IdentityGroup group,
      DirectoryGroupName name,
      @Nullable GroupRecord there,
      DirectoryBatch batch) {
    EndUserGroup old = there == null ? null : there.group();
    EndUserGroup wanted = wanted(group, name, old, batch);
    if (old == null) {
      batch.count(ImportOutcome.CREATED);
    } else {
      batch.count(wanted.equals(old) ? ImportOutcome.UNCHANGED : ImportOutcome.UPDATED);
    }
    if (!wanted.equals(old)) {
      batch.write(writer -> writer.put(wanted));
    }
    if (!wanted.name().equals(String.join("/", group.path()))) {
      boolean joined = name.plain() && wanted.name().equals(name.name());
      batch.note(
          nameOf(group),
          IdentityImportEvent.RENAMED,
          new Fault("name", joined ? "AM-5" : "DIR-7", "is called '" + wanted.name() + "' here"));
    }
    batch.afterwards(() -> ids.put(group.id(), wanted.id()));
  }

  private EndUserGroup wanted(
      IdentityGroup group,
      DirectoryGroupName name,
      @Nullable EndUserGroup old,
      DirectoryBatch batch) {
    Attributes attributes =
        DirectoryAttributes.sound(
            group.attributes(),
            fault -> batch.note(nameOf(group), IdentityImportEvent.LEFT_OUT, fault));
    noteRoles(group, batch);
    Set<String> carried = new LinkedHashSet<>(group.roles());
    for (IdentityGroup outer : around(group)) {
      attributes =
          DirectoryAttributes.union(
              attributes, DirectoryAttributes.sound(outer.attributes(), fault -> {}));
      carried.addAll(outer.roles());
    }
    Set<RoleId> here = roles.with(carried);
    if (old == null) {
      return new EndUserGroup(GroupId.random(), name.name(), here, attributes);
    }
    Set<RoleId> all = new LinkedHashSet<>(old.roles());
    all.addAll(here);
    return new EndUserGroup(
        old.id(), old.name(), all, DirectoryAttributes.replaced(old.attributes(), attributes));
  }

  private void noteRoles(IdentityGroup group, DirectoryBatch batch) {
    for (String role : group.roles()) {
      if (roles.idOf(role).isEmpty()) {
        String why =
            roles.isKnown(role) ? "was refused" : "is not among the roles of the organization";
        batch.note(
            nameOf(group),
            IdentityImportEvent.LEFT_OUT,
            new Fault("roles", "AM-5", "role '" + role + "' " + why));
      }
    }
  }

  /** The groups that a group is in, from the innermost out, without those that cannot be told. */
  private List<IdentityGroup> around(IdentityGroup group) {
    List<IdentityGroup> around = new ArrayList<>();
    for (int length = group.path().size() - 1; length > 0; length--) {
      List<IdentityGroup> outer = byPath.getOrDefault(group.path().subList(0, length), List.of());
      if (outer.size() == 1) {
        around.add(outer.get(0));
      }
    }
    return around;
  }
}
