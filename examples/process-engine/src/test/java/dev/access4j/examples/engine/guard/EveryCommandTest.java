package dev.access4j.examples.engine.guard;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.examples.engine.guard.Attempts.End;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SolutionRef;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.flowable.batch.api.BatchBuilder;
import org.flowable.batch.api.BatchPartBuilder;
import org.flowable.common.engine.api.query.NativeQuery;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.persistence.entity.CommentEntityImpl;
import org.flowable.engine.impl.persistence.entity.ModelEntityImpl;
import org.flowable.engine.migration.ProcessInstanceMigrationBuilder;
import org.flowable.engine.migration.ProcessInstanceMigrationDocument;
import org.flowable.engine.repository.DeploymentBuilder;
import org.flowable.engine.repository.Model;
import org.flowable.engine.runtime.ChangeActivityStateBuilder;
import org.flowable.engine.runtime.ProcessInstance;
import org.flowable.engine.runtime.ProcessInstanceBuilder;
import org.flowable.engine.runtime.ProcessInstanceStartEventSubscriptionBuilder;
import org.flowable.engine.runtime.ProcessInstanceStartEventSubscriptionDeletionBuilder;
import org.flowable.engine.runtime.ProcessInstanceStartEventSubscriptionModificationBuilder;
import org.flowable.engine.task.Comment;
import org.flowable.identitylink.api.IdentityLink;
import org.flowable.identitylink.api.IdentityLinkType;
import org.flowable.job.api.ExternalWorkerJobAcquireBuilder;
import org.flowable.task.api.Task;
import org.flowable.task.api.TaskCompletionBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tries every method of every service of the engine, and of each builder and query that one of them
 * makes, with the ids of an instance and a task on which the caller has no rights. What a later
 * version of the engine brings is tried too: it has to be refused, or to get its reason here.
 */
@DisplayName("Every public command of the engine, given without permission,")
@ParameterizedClass
@EnumSource
final class EveryCommandTest {

  /** What is not refused, by patterns of names, each with the reason why that is harmless. */
  private static final Map<String, String> HARMLESS =
      Map.of(
          "IdentityService\\.(?!getPotentialStarter).*",
          "of an engine of its own, which is switched off",
          "DynamicBpmnService\\.(change|enable|remove|reset|get\\w+ElementProperties).*",
          "edits a JSON document of the caller's",
          "\\w+Builder\\.get\\w+\\(\\)",
          "says what the caller has put into it",
          "\\w+Service\\.(create\\w+(Query|Builder\\w*)|getLockManager)\\(.*",
          "makes something that has asked nothing yet; its methods are tried");

  /**
   * Not tried: the host says with it who calls, from what it has authenticated, and whoever can
   * call it is the host.
   */
  private static final String AUTHENTICATION = "setAuthenticatedUserId";

  /** A start in a branch of the caller's own choice: each user who may start has some. */
  private static final String STARTS = "start(Async|Process.*)?";

  /** What end users may do who have the rights. All else is for none of them. */
  private static final Set<String> PERMITTED =
      """
      ProcessInstanceBuilder.start
      ProcessInstanceBuilder.startAsync
      RuntimeService.activateProcessInstanceById
      RuntimeService.getActiveActivityIds
      RuntimeService.getDataObject
      RuntimeService.getDataObjectLocal
      RuntimeService.getDataObjects
      RuntimeService.getDataObjectsLocal
      RuntimeService.getIdentityLinksForProcessInstance
      RuntimeService.getVariable
      RuntimeService.getVariableInstance
      RuntimeService.getVariableInstanceLocal
      RuntimeService.getVariableInstances
      RuntimeService.getVariableInstancesLocal
      RuntimeService.getVariableLocal
      RuntimeService.getVariables
      RuntimeService.getVariablesLocal
      RuntimeService.hasVariable
      RuntimeService.hasVariableLocal
      RuntimeService.startProcessInstanceById
      RuntimeService.startProcessInstanceByKeyAndTenantId
      RuntimeService.startProcessInstanceByMessageAndTenantId
      RuntimeService.startProcessInstanceWithForm
      RuntimeService.suspendProcessInstanceById
      TaskCompletionBuilder.complete
      TaskService.activateTask
      TaskService.addComment
      TaskService.addUserIdentityLink
      TaskService.claim
      TaskService.complete
      TaskService.deleteUserIdentityLink
      TaskService.getDataObject
      TaskService.getDataObjects
      TaskService.getIdentityLinksForTask
      TaskService.getProcessInstanceComments
      TaskService.getTaskAttachments
      TaskService.getTaskComments
      TaskService.getTaskEvents
      TaskService.getVariable
      TaskService.getVariableInstance
      TaskService.getVariableInstanceLocal
      TaskService.getVariableInstances
      TaskService.getVariableInstancesLocal
      TaskService.getVariableLocal
      TaskService.getVariables
      TaskService.getVariablesLocal
      TaskService.hasVariable
      TaskService.hasVariableLocal
      TaskService.removeVariable
      TaskService.removeVariableLocal
      TaskService.removeVariables
      TaskService.removeVariablesLocal
      TaskService.setAssignee
      TaskService.setVariable
      TaskService.setVariableLocal
      TaskService.setVariables
      TaskService.setVariablesLocal
      TaskService.startProgress
      TaskService.suspendTask
      TaskService.unclaim
      """
          .lines()
          .collect(toSet());

  private static final String MODEL =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">
        <message id="event" name="NAME"/>
        <process id="NAME" isExecutable="true">
          <startEvent id="start"><messageEventDefinition messageRef="event"/></startEvent>
          <sequenceFlow id="flow" sourceRef="start" targetRef="check"/>
          <userTask id="check"/>
        </process>
      </definitions>
      """;

  private final HikariDataSource database;
  private final LoanBank bank;
  private final ProcessEngine engine;
  private final Task task;
  private final Attempts attempts;

  EveryCommandTest(EngineDatabase kind) {
    database = kind.create();
    bank = new LoanBank(database);
    engine = bank.engine.engine();
    bank.deploy(
        SolutionRef.pinned("lending", "2"), "m.bpmn", MODEL.replace("NAME", "message"), "teller");
    // Of no tenant, and so of no organization.
    bank.engine.asService(
        ServiceActor.OPERATOR,
        () ->
            engine
                .getRepositoryService()
                .createDeployment()
                .addString("free.bpmn", MODEL.replace("NAME", "free"))
                .deploy());
    task = bank.task(bank.start("ana", "branch_01"));
    attempts =
        new Attempts(
            Arrays.<@Nullable String>asList(
                task.getId(),
                "loan",
                LoanBank.ORG.value(),
                "message",
                null,
                IdentityLinkType.ASSIGNEE,
                task.getExecutionId(),
                task.getProcessDefinitionId(),
                task.getProcessInstanceId(),
                "free",
                bank.id("eva")),
            Map.of(
                Map.class,
                Map.of("task.businessFilters", "branch_01"),
                Task.class,
                task,
                Model.class,
                new ModelEntityImpl(),
                Comment.class,
                new CommentEntityImpl(),
                ProcessInstanceMigrationDocument.class,
                engine
                    .getProcessMigrationService()
                    .createProcessInstanceMigrationBuilder()
                    .migrateToProcessDefinition(task.getProcessDefinitionId())
                    .getProcessInstanceMigrationDocument()));
  }

  @AfterEach
  void close() {
    bank.close();
    database.close();
  }

  @Test
  @DisplayName("is refused to a user with whom nothing is shared")
  void notShared() {
    bank.access.change(
        LoanBank.ORG,
        writer ->
            writer.unshare(
                LoanBank.LENDING,
                Grantee.group(writer.view().groupNamed("Back office").orElseThrow().group().id())));
    bank.run("eva", () -> tryAll(name -> true));
    assertThat(denied()).isEqualTo(PERMITTED);
  }

  @Test
  @DisplayName("is refused to a user of another branch")
  void otherBranch() {
    bank.run("ben", () -> tryAll(name -> !name.matches(STARTS)));
    assertThat(denied())
        .isEqualTo(
            PERMITTED.stream().filter(name -> !name.matches("\\w+\\." + STARTS)).collect(toSet()));
  }

  @Test
  @DisplayName("is refused to nobody")
  void nobody() {
    tryAll(name -> true);
    assertThat(denied()).isEmpty();
  }

  @Test
  @DisplayName("starts, where it starts something, an instance of its user's in its organization")
  void starts() throws NoSuchMethodException {
    Supplier<Object> maker = () -> engine.getRuntimeService().createProcessInstanceBuilder();
    for (String start : List.of("start", "startAsync")) {
      Method method = ProcessInstanceBuilder.class.getMethod(start);
      bank.run("ana", () -> tryStarts(maker, method));
    }
    assertThat(attempts.ends().values())
        .allSatisfy(ends -> assertThat(ends).contains(End.RETURNED, End.CLOSED));
    List<ProcessInstance> started =
        bank.engine.asService(
            ServiceActor.OPERATOR,
            () -> engine.getRuntimeService().createProcessInstanceQuery().list());
    assertThat(started).hasSizeGreaterThan(50).allSatisfy(this::isOfAna);
  }

  private void isOfAna(ProcessInstance instance) {
    assertThat(instance.getTenantId()).isEqualTo(LoanBank.ORG.value());
    assertThat(instance.getStartUserId()).isEqualTo(bank.id("ana"));
    List<IdentityLink> links =
        bank.engine.asService(
            ServiceActor.OPERATOR,
            () -> engine.getRuntimeService().getIdentityLinksForProcessInstance(instance.getId()));
    assertThat(links)
        .allSatisfy(
            link -> {
              assertThat(link.getType()).isEqualTo(IdentityLinkType.STARTER);
              assertThat(link.getUserId()).isEqualTo(bank.id("ana"));
            });
  }

  /** The methods that were refused by a decision. */
  private Set<String> denied() {
    return attempts.ends().entrySet().stream()
        .filter(each -> each.getValue().contains(End.DENIED))
        .map(each -> each.getKey().replaceFirst("\\(.*", ""))
        .collect(toSet());
  }

  private void tryAll(Predicate<String> wanted) {
    List<String> before = EngineDatabase.contents(database);
    for (Method getter : ProcessEngine.class.getMethods()) {
      Class<?> type = getter.getReturnType();
      if (type.getSimpleName().endsWith("Service")) {
        Object service = Attempts.invoke(engine, getter);
        for (Method method : type.getMethods()) {
          if (wanted.test(method.getName()) && !method.getName().equals(AUTHENTICATION)) {
            attempts.call(type, () -> service, method);
            if (makes(type, method)) {
              tryMade(service, method, wanted);
            }
          }
        }
      }
    }
    Map<String, Set<End>> open = new TreeMap<>(attempts.ends());
    open.values().removeIf(EveryCommandTest::isRefused);
    open.keySet().removeIf(name -> HARMLESS.keySet().stream().anyMatch(name::matches));
    assertThat(open).as("what is not refused, and has no reason").isEmpty();
    assertThat(attempts.ends()).as("what was tried").hasSizeGreaterThan(600);
    assertThat(EngineDatabase.contents(database)).isEqualTo(before);
  }

  private static boolean isRefused(Set<End> ends) {
    return !ends.contains(End.RETURNED) && (ends.contains(End.DENIED) || ends.contains(End.CLOSED));
  }

  private boolean makes(Class<?> type, Method maker) {
    return maker.getName().matches("create.*|getLockManager")
        && maker.getReturnType().getName().startsWith("org.flowable.")
        && attempts
            .ends()
            .getOrDefault(Attempts.nameOf(type, maker), Set.of())
            .contains(End.RETURNED);
  }

  /** Tries what a builder or query does in the end, each time with a new one. */
  private void tryMade(Object service, Method maker, Predicate<String> wanted) {
    Class<?> made = maker.getReturnType();
    for (Method method : made.getMethods()) {
      if (!isFluent(made, method) && wanted.test(method.getName())) {
        attempts.call(made, () -> prepared(attempts.make(service, maker)), method);
        if (made == ProcessInstanceBuilder.class) {
          tryStarts(() -> attempts.make(service, maker), method);
        }
      }
    }
  }

  private static boolean isFluent(Class<?> made, Method method) {
    Class<?> type = method.getReturnType();
    return type != Object.class && type.isAssignableFrom(made);
  }

  /** Starts with each thing that a builder of a start can be told, alone and beside a key. */
  private void tryStarts(Supplier<Object> maker, Method method) {
    Class<?> made = ProcessInstanceBuilder.class;
    for (Method setting : made.getMethods()) {
      if (isFluent(made, setting)) {
        attempts.callSet(made, maker, setting, method);
        attempts.callSet(made, () -> prepared(maker.get()), setting, method);
      }
    }
  }

  /** Sets what a builder asks for before it does anything. */
  private Object prepared(Object made) {
    String definition = task.getProcessDefinitionId();
    if (made instanceof NativeQuery<?, ?> query) {
      query.sql("SELECT * FROM ACT_RU_TASK");
    } else if (made instanceof ProcessInstanceBuilder builder) {
      builder.processDefinitionKey("loan").tenantId(LoanBank.ORG.value());
    } else if (made instanceof TaskCompletionBuilder builder) {
      builder.taskId(task.getId());
    } else if (made instanceof DeploymentBuilder builder) {
      builder.addString("free.bpmn", MODEL);
    } else if (made instanceof ChangeActivityStateBuilder builder) {
      builder.processInstanceId(task.getProcessInstanceId()).moveActivityIdTo("a", "b");
    } else if (made instanceof ProcessInstanceMigrationBuilder builder) {
      builder.migrateToProcessDefinition(definition);
    } else if (made instanceof ProcessInstanceStartEventSubscriptionBuilder builder) {
      builder.processDefinitionKey("message").addCorrelationParameterValue("a", "b");
    } else if (made instanceof ProcessInstanceStartEventSubscriptionModificationBuilder builder) {
      builder.processDefinitionId(definition);
    } else if (made instanceof ProcessInstanceStartEventSubscriptionDeletionBuilder builder) {
      builder.processDefinitionId(definition);
    } else if (made instanceof ExternalWorkerJobAcquireBuilder builder) {
      builder.topic("topic", Duration.ofMinutes(1));
    } else if (made instanceof BatchBuilder builder) {
      builder.batchType("type").status("s").searchKey("k").batchDocumentJson("{}");
    } else if (made instanceof BatchPartBuilder builder) {
      builder.type("type").status("s").searchKey("k");
    }
    return made;
  }
}
