package dev.access4j.file;

import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.DenialReason;
import dev.access4j.file.Question.Asker;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a document of cases. */
final class CaseReading {

  private static final List<String> FILE_KEYS = List.of("now", "cases");

  private CaseReading() {}

  static List<Case> read(Node.Fields document, FoundFaults faults) {
    Form form = Form.of(Spot.root(document, faults), FILE_KEYS);
    Instant now = instant(form);
    Spot list = form.require("cases");
    List<Case> cases = new ArrayList<>();
    if (list != null && list.node() instanceof Node.Items items && items.nodes().isEmpty()) {
      list.fault("must have at least one case");
    }
    for (Spot spot : list == null ? List.<Spot>of() : list.items()) {
      Case one = one(spot, now);
      if (one != null) {
        cases.add(one);
      }
    }
    faults.throwIfAny();
    return cases;
  }

  private static @Nullable Instant instant(Form form) {
    Spot at = form.find("now");
    return at == null ? null : Instants.read(at);
  }

  private static @Nullable Case one(Spot spot, @Nullable Instant fileNow) {
    Ask ask = ask(spot);
    if (ask == null) {
      return null;
    }
    Form form = Form.of(spot, ask.keys());
    String name = form.required("name", StandIn.NAME);
    Question question = question(ask, form);
    Spot expectAt = form.require("expect");
    Answer expect = expectAt == null ? null : expect(ask, expectAt);
    Instant own = instant(form);
    Instant now = own == null ? fileNow : own;
    if (question == null || expect == null) {
      return null;
    }
    Case one = Case.of(name, question, expect);
    return now == null ? one : one.at(now);
  }

  /** Which keys a case may have hangs on what it asks, so that comes first. */
  private static @Nullable Ask ask(Spot spot) {
    Node.Member member = spot.node() instanceof Node.Fields fields ? fields.find("ask") : null;
    if (member == null) {
      spot.fault(
          spot.node() instanceof Node.Fields
              ? "the key 'ask' is missing"
              : "must be an object, not " + spot.node().kind());
      return null;
    }
    Spot at = spot.member(member);
    String name = at.text();
    if (name == null) {
      return null;
    }
    for (Ask ask : Ask.values()) {
      if (ask.name.equals(name)) {
        return ask;
      }
    }
    at.fault(
        "must be one of "
            + String.join(", ", Ask.NAMES)
            + ", not "
            + Excerpt.quote(name)
            + Near.hint(name, Ask.NAMES));
    return null;
  }

  private static @Nullable Question question(Ask ask, Form form) {
    Asker asker = asker(form);
    BusinessFilters filters = filters(form);
    if (ask == Ask.SOLUTIONS) {
      return new Question.Solutions(asker);
    }
    SolutionRef solution = solution(form);
    boolean needsOperation = form.mayHave("operation");
    Operation operation = needsOperation ? operation(form) : null;
    Resource resource = form.mayHave("uiFlow") ? resource(form) : null;
    boolean lane = ask == Ask.INSTANCE_ACCESS;
    String process =
        lane || ask == Ask.CAN_START ? form.required("process", StandIn.NAME) : StandIn.NAME;
    String swimlane = lane ? form.required("swimlane", StandIn.NAME) : StandIn.NAME;
    if (solution == null) {
      return null;
    }
    return switch (ask) {
      case EVALUATE ->
          resource == null || operation == null
              ? null
              : new Question.Evaluate(asker, solution, resource, operation, filters);
      case CAN_START -> new Question.CanStart(asker, solution, process, filters);
      case INSTANCE_ACCESS ->
          new Question.InstanceAccess(asker, solution, process, swimlane, filters);
      case OPERATIONS ->
          resource == null ? null : new Question.Operations(asker, solution, resource, filters);
      case RESOURCES ->
          operation == null ? null : new Question.Resources(asker, solution, operation, filters);
      case ROLES -> new Question.Roles(asker, solution);
      case USERS ->
          resource == null || operation == null
              ? null
              : new Question.Users(solution, resource, operation, filters);
      case SOLUTIONS -> null;
    };
  }

  private static Asker asker(Form form) {
    Spot at = form.find("user");
    String username = at == null ? null : at.text();
    return username == null ? Asker.ANONYMOUS : Asker.named(username);
  }

  private static @Nullable SolutionRef solution(Form form) {
    String id = form.required("solution", StandIn.NAME);
    SolutionRef live = form.at("solution").attempt(() -> SolutionRef.live(id));
    Spot versionAt = form.find("version");
    String version = versionAt == null ? null : versionAt.text();
    if (live == null || versionAt == null || version == null) {
      return live;
    }
    return versionAt.attempt(() -> SolutionRef.pinned(id, version));
  }

  private static @Nullable Operation operation(Form form) {
    Spot at = form.require("operation");
    return at == null ? null : at.oneOf(Operation.class);
  }

  private static @Nullable Resource resource(Form form) {
    if (form.has("uiFlow")) {
      if (form.has("process") || form.has("swimlane")) {
        form.spot().fault("must have 'process' and 'swimlane', or 'uiFlow', not both");
      }
      return Resource.uiFlow(form.optional("uiFlow", StandIn.NAME));
    }
    if (!form.has("process") && !form.has("swimlane")) {
      form.spot().fault("must have 'process' and 'swimlane', or 'uiFlow'");
      return null;
    }
    return Resource.swimlane(
        form.required("process", StandIn.NAME), form.required("swimlane", StandIn.NAME));
  }

  /** An instance may have a null for a list or a value, so that a case can have one too (EV-7). */
  private static BusinessFilters filters(Form form) {
    Spot at = form.find("filters");
    if (at == null) {
      return BusinessFilters.NONE;
    }
    Map<String, @Nullable List<@Nullable String>> values = new LinkedHashMap<>();
    for (Spot member : at.members()) {
      values.put(member.key(), isNull(member) ? null : filterValues(member));
    }
    return BusinessFilters.of(values);
  }

  private static List<@Nullable String> filterValues(Spot spot) {
    List<@Nullable String> values = new ArrayList<>();
    for (Spot item : spot.items()) {
      values.add(isNull(item) ? null : item.text());
    }
    return values;
  }

  private static boolean isNull(Spot spot) {
    return spot.node() instanceof Node.Literal literal && literal.text().equals(Node.Literal.NULL);
  }

  private static @Nullable Answer expect(Ask ask, Spot at) {
    return switch (ask) {
      case EVALUATE -> word(at, decisions());
      case INSTANCE_ACCESS -> word(at, List.of("FULL", "READ_ONLY", "DENIED"));
      case CAN_START -> {
        Boolean flag = at.flag();
        yield flag == null ? null : new Answer.Word(flag.toString());
      }
      default -> names(at);
    };
  }

  private static List<String> decisions() {
    return Stream.concat(
            Stream.of("ALLOWED"), Arrays.stream(DenialReason.values()).map(r -> "DENIED:" + r))
        .toList();
  }

  private static @Nullable Answer word(Spot at, List<String> possible) {
    String word = at.text();
    if (word == null) {
      return null;
    }
    if (!possible.contains(word)) {
      at.fault("no such answer: " + Excerpt.quote(word) + Near.hint(word, possible));
      return null;
    }
    return new Answer.Word(word);
  }

  private static @Nullable Answer names(Spot at) {
    List<String> names = new ArrayList<>();
    for (Spot item : at.items()) {
      String name = item.text();
      if (name != null) {
        names.add(name);
      }
    }
    return new Answer.Names(names);
  }
}
