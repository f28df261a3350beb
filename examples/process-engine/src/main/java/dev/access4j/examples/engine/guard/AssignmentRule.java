package dev.access4j.examples.engine.guard;

import dev.access4j.decision.Subject;
import dev.access4j.solution.Operation;
import org.flowable.common.engine.impl.interceptor.Command;
import org.flowable.engine.impl.cmd.AddIdentityLinkCmd;
import org.flowable.engine.impl.cmd.ClaimTaskCmd;
import org.flowable.engine.impl.cmd.DeleteIdentityLinkCmd;
import org.flowable.identitylink.api.IdentityLinkType;
import org.flowable.task.service.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;

/**
 * Who works on a task. Taking it for oneself needs {@code SELF_ASSIGN}, giving it to another {@code
 * ASSIGN}, taking it away {@code UNASSIGN}, and a change of the assignee both of the last two. It
 * is given to nobody who may not work there. Candidates and owners are not the engine's to keep:
 * who may work on a task follows from roles.
 */
final class AssignmentRule implements CommandRule {

  private static final CommandField TASK = CommandField.of(ClaimTaskCmd.class, "taskId");
  private static final CommandField CLAIMANT = CommandField.of(ClaimTaskCmd.class, "userId");
  private static final CommandField LINKED =
      CommandField.of(AddIdentityLinkCmd.class, "identityId");
  private static final CommandField LINKED_AS =
      CommandField.of(AddIdentityLinkCmd.class, "identityIdType");
  private static final CommandField LINK =
      CommandField.of(AddIdentityLinkCmd.class, "identityType");
  private static final CommandField UNLINKED =
      CommandField.of(DeleteIdentityLinkCmd.class, "userId");
  private static final CommandField FORMER_LINK =
      CommandField.of(DeleteIdentityLinkCmd.class, "type");

  private final Instances instances;
  private final Callers callers;

  AssignmentRule(Instances instances, Callers callers) {
    this.instances = instances;
    this.callers = callers;
  }

  @Override
  public void check(Command<?> command, Asked asked) {
    TaskEntity task = instances.task(TASK.textOf(command), asked.context());
    Place place = instances.placeOf(task, asked);
    if (command instanceof ClaimTaskCmd) {
      change(task.getAssignee(), CLAIMANT.textOf(command), place, asked);
    } else if (command instanceof AddIdentityLinkCmd) {
      requireAssignee(LINK.textOf(command), asked);
      if (!Integer.valueOf(AddIdentityLinkCmd.IDENTITY_USER).equals(LINKED_AS.of(command))) {
        throw asked.refuse("a group is no assignee");
      }
      change(task.getAssignee(), LINKED.textOf(command), place, asked);
    } else {
      requireAssignee(FORMER_LINK.textOf(command), asked);
      if (UNLINKED.textOf(command) == null) {
        throw asked.refuse("a group is no assignee");
      }
      asked.require(Operation.UNASSIGN, place);
    }
  }

  private void change(@Nullable String before, @Nullable String after, Place place, Asked asked) {
    String self = asked.user().id().value();
    if (after == null || (before != null && !before.equals(after))) {
      asked.require(Operation.UNASSIGN, place);
    }
    if (after == null) {
      return;
    }
    if (after.equals(self)) {
      asked.require(Operation.SELF_ASSIGN, place);
    } else {
      asked.require(Operation.ASSIGN, place);
      Subject.User assignee =
          callers.userOf(after).orElseThrow(() -> asked.refuse("'" + after + "' is no end user"));
      asked.require(assignee, Operation.EXECUTE, place);
    }
  }

  private static void requireAssignee(@Nullable String link, Asked asked) {
    if (!IdentityLinkType.ASSIGNEE.equals(link)) {
      throw asked.refuse(
          "a link of type '" + link + "': who may work on a task follows from roles");
    }
  }
}
