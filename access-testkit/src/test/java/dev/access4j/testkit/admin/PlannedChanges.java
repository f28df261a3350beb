package dev.access4j.testkit.admin;

import dev.access4j.admin.AccessAdmin;
import dev.access4j.admin.AdminOperation;
import dev.access4j.audit.AuditSubject;
import dev.access4j.audit.AuditSubject.Kind;
import dev.access4j.directory.AssignmentModel;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.UserStatus;
import dev.access4j.directory.ValidationException;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/** Random changes of several things in one transaction. */
record PlannedChanges(Draw draw, AccessAdmin admin) {

  /** What the caller's own part of the work throws. */
  static final class Failure extends RuntimeException {}

  private record Part(String words, Consumer<AccessWriter> write, Function<World, Verdict> rule) {}

  Attempt change() {
    World world = draw.world();
    // At most one switch: two could undo each other, and are still two changes with a revision.
    List<Part> parts = new ArrayList<>(List.of(draw.chance(0.08) ? model() : part()));
    while (draw.chance(0.5)) {
      parts.add(part());
    }
    Revision seen =
        new Revision(draw.chance(0.15) ? draw.below((int) world.revision() + 3) : world.revision());
    AuditSubject about = AuditSubject.organization(Draw.ACME);
    return draw.attempt(
        AdminOperation.ADMIN_CHANGE,
        about,
        seen + " " + parts.stream().map(Part::words).toList(),
        seen.value() == world.revision() ? verdict(world, parts) : new Verdict.Conflict(),
        actor ->
            admin.change(
                actor, seen, writer -> parts.forEach(part -> part.write().accept(writer))));
  }

  private static Verdict verdict(World world, List<Part> parts) {
    Flat state = world.state();
    for (Part part : parts) {
      Verdict verdict = part.rule().apply(World.at(state));
      if (!(verdict instanceof Verdict.Done done)) {
        return verdict;
      }
      state = done.states().get(0);
    }
    return new Verdict.Done(List.of(state));
  }

  private Part part() {
    return switch (draw.below(15)) {
      case 0, 1 -> restore();
      case 2 -> deleteRole();
      case 3 -> deleteGroup();
      case 4, 5 -> addMember();
      case 6 -> caught();
      case 7 -> broken();
      default -> activate();
    };
  }

  private Part model() {
    AssignmentModel model = draw.one(List.of(AssignmentModel.values()));
    AuditSubject subject = AuditSubject.organization(Draw.ACME);
    return new Part(
        "model " + model,
        writer -> writer.put(new Organization(Draw.ACME, "Acme", model)),
        world ->
            world.verdict(
                Set.of(), next -> next.set(subject, "assignmentModel", List.of(model.name()))));
  }

  /** As the first verified login does. */
  private Part activate() {
    List<String> users = draw.world().ids(Kind.USER);
    if (users.isEmpty()) {
      return caught();
    }
    EndUserId user = EndUserId.of(draw.one(users));
    return new Part(
        "activate " + user,
        writer ->
            writer.put(
                writer.view().user(user).orElseThrow().toBuilder()
                    .status(UserStatus.ACTIVE)
                    .build()),
        world ->
            world.verdict(
                Set.of(), next -> next.set(AuditSubject.user(user), "status", List.of("ACTIVE"))));
  }

  /** An assignment as one is kept where roles are granted by shares (AM-3). */
  private Part restore() {
    EndUserId user = EndUserId.of(draw.user());
    RoleId role = RoleId.of(draw.role());
    return new Part(
        "restore " + user + " " + role,
        writer -> writer.restoreAssignment(user, role),
        world -> {
          Set<String> faults = new TreeSet<>();
          new NaiveUsers(world).checkAssignment(user.value(), Set.of(role), faults);
          return world.verdict(
              faults, next -> NaiveUsers.putAssignments(next, user.value(), Set.of(role)));
        });
  }

  private Part deleteRole() {
    String role = draw.role();
    return new Part(
        "deleteRole " + role,
        writer -> {
          boolean unused = writer.deleteRole(RoleId.of(role));
        },
        world ->
            world.verdict(
                role.equals(RoleId.ANONYMOUS.value()) ? Set.of("role DIR-6") : Set.of(),
                next -> NaiveRoles.deleteRole(next, role)));
  }

  private Part deleteGroup() {
    String group = draw.group();
    return new Part(
        "deleteGroup " + group,
        writer -> {
          boolean unused = writer.deleteGroup(GroupId.of(group));
        },
        world -> world.verdict(Set.of(), next -> NaiveRoles.deleteGroup(next, group)));
  }

  private Part addMember() {
    String group = draw.group();
    EndUserId user = EndUserId.of(draw.user());
    return new Part(
        "addMember " + group + " " + user,
        writer -> writer.addMember(GroupId.of(group), user),
        world -> new NaiveRoles(world).addMembers(group, Set.of(user)));
  }

  /** What is at fault has written nothing, so that the rest may go on. */
  private Part caught() {
    String group = draw.group();
    Set<EndUserId> users = draw.users();
    users.add(EndUserId.of("no-such"));
    return new Part(
        "caught addMembers " + group + " " + users,
        writer -> {
          try {
            writer.addMembers(GroupId.of(group), users);
            throw new AssertionError("a user that there is not was made a member");
          } catch (ValidationException expected) {
            // The caller has thought of it.
          }
        },
        world -> world.verdict(Set.of(), next -> {}));
  }

  private static Part broken() {
    return new Part(
        "broken",
        writer -> {
          throw new Failure();
        },
        world -> new Verdict.Broken());
  }
}
