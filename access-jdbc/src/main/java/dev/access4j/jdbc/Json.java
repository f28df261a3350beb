package dev.access4j.jdbc;

import dev.access4j.directory.Attributes;
import dev.access4j.directory.RoleId;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Permissions;
import dev.access4j.solution.Process;
import dev.access4j.solution.Swimlane;
import dev.access4j.solution.UiFlow;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * The documents within rows. They are read by what wrote them: anything unexpected is an {@link
 * IllegalArgumentException} or an exception of the parser.
 */
final class Json {

  // What is stored was accepted once; a limit now would lock it in.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private Json() {}

  /** What a version holds beside its row: processes and UI flows. */
  record Resources(List<Process> processes, List<UiFlow> uiFlows) {}

  static String ofAttributes(Attributes attributes) {
    return ofLists(attributes.values());
  }

  static Attributes attributes(String json) {
    return json.equals("{}") ? Attributes.NONE : new Attributes(lists(json));
  }

  /** An object of arrays of texts, both in their order. */
  static String ofLists(Map<String, List<String>> lists) {
    return lists.isEmpty() ? "{}" : write(json -> writeLists(json, lists));
  }

  private static void writeLists(JsonGenerator json, Map<String, List<String>> lists) {
    json.writeStartObject();
    lists.forEach(
        (key, values) -> {
          json.writeName(key);
          writeTexts(json, values);
        });
    json.writeEndObject();
  }

  static Map<String, List<String>> lists(String json) {
    return read(
        json,
        parser -> {
          Map<String, List<String>> lists = new LinkedHashMap<>();
          fields(parser, name -> lists.put(name, texts(parser)));
          return lists;
        });
  }

  static String ofTexts(List<String> texts) {
    return texts.isEmpty() ? "[]" : write(json -> writeTexts(json, texts));
  }

  static List<String> texts(String json) {
    return json.equals("[]") ? List.of() : read(json, Json::texts);
  }

  static String ofResources(List<Process> processes, List<UiFlow> uiFlows) {
    return write(
        json -> {
          json.writeStartObject();
          json.writeName("processes").writeStartArray();
          processes.forEach(process -> writeProcess(json, process));
          json.writeEndArray();
          json.writeName("uiFlows").writeStartArray();
          for (UiFlow flow : uiFlows) {
            writeNamed(json, flow.name(), flow.permissions());
          }
          json.writeEndArray().writeEndObject();
        });
  }

  private static void writeProcess(JsonGenerator json, Process process) {
    json.writeStartObject();
    json.writeName("name").writeString(process.name());
    json.writeName("start").writeString(process.startSwimlane());
    json.writeName("readOnly").writeBoolean(process.readOnlyAllowed());
    json.writeName("swimlanes").writeStartArray();
    for (Swimlane lane : process.swimlanes()) {
      writeNamed(json, lane.name(), lane.permissions());
    }
    json.writeEndArray().writeEndObject();
  }

  private static void writeNamed(JsonGenerator json, String name, Permissions permissions) {
    json.writeStartObject();
    json.writeName("name").writeString(name);
    json.writeName("permissions").writeStartObject();
    permissions
        .roles()
        .forEach(
            (operation, roles) -> {
              json.writeName(operation.name());
              writeTexts(json, roles.stream().map(RoleId::value).toList());
            });
    json.writeEndObject().writeEndObject();
  }

  static Resources resources(String json) {
    return read(
        json,
        parser -> {
          List<Process> processes = new ArrayList<>();
          List<UiFlow> flows = new ArrayList<>();
          fields(
              parser,
              name -> {
                switch (name) {
                  case "processes" -> elements(parser, () -> processes.add(process(parser)));
                  case "uiFlows" -> elements(parser, () -> flows.add(named(parser, UiFlow::new)));
                  default -> throw new IllegalArgumentException("unknown field " + name);
                }
              });
          return new Resources(processes, flows);
        });
  }

  private static Process process(JsonParser parser) {
    String[] texts = {"", ""};
    boolean[] readOnly = {true};
    List<Swimlane> lanes = new ArrayList<>();
    fields(
        parser,
        name -> {
          switch (name) {
            case "name" -> texts[0] = text(parser);
            case "start" -> texts[1] = text(parser);
            case "readOnly" -> readOnly[0] = parser.getBooleanValue();
            case "swimlanes" -> elements(parser, () -> lanes.add(named(parser, Swimlane::new)));
            default -> throw new IllegalArgumentException("unknown field " + name);
          }
        });
    return new Process(texts[0], lanes, texts[1], readOnly[0]);
  }

  private interface Named<T> {
    T of(String name, Permissions permissions);
  }

  private static <T> T named(JsonParser parser, Named<T> as) {
    String[] own = {""};
    Map<Operation, Set<RoleId>> permissions = new EnumMap<>(Operation.class);
    fields(
        parser,
        name -> {
          switch (name) {
            case "name" -> own[0] = text(parser);
            case "permissions" ->
                fields(
                    parser,
                    operation -> permissions.put(Operation.valueOf(operation), roles(parser)));
            default -> throw new IllegalArgumentException("unknown field " + name);
          }
        });
    return as.of(own[0], new Permissions(permissions));
  }

  private static Set<RoleId> roles(JsonParser parser) {
    Set<RoleId> roles = new LinkedHashSet<>();
    texts(parser).forEach(role -> roles.add(RoleId.of(role)));
    return roles;
  }

  // --- Tokens ---

  private static String write(Consumer<JsonGenerator> content) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      content.accept(json);
    }
    return text.toString();
  }

  private static void writeTexts(JsonGenerator json, List<String> texts) {
    json.writeStartArray();
    texts.forEach(json::writeString);
    json.writeEndArray();
  }

  private static <T> T read(String json, Function<JsonParser, T> content) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      return content.apply(parser);
    }
  }

  /** Reads the object that begins here; the value of each field begins where it is passed on. */
  private static void fields(JsonParser parser, Consumer<String> field) {
    require(parser, JsonToken.START_OBJECT);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      field.accept(name);
    }
  }

  private static void elements(JsonParser parser, Runnable element) {
    require(parser, JsonToken.START_ARRAY);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      element.run();
    }
  }

  private static List<String> texts(JsonParser parser) {
    List<String> texts = new ArrayList<>();
    elements(parser, () -> texts.add(text(parser)));
    return texts;
  }

  private static String text(JsonParser parser) {
    require(parser, JsonToken.VALUE_STRING);
    return parser.getString();
  }

  private static void require(JsonParser parser, JsonToken token) {
    if (parser.currentToken() != token) {
      throw new IllegalArgumentException(parser.currentToken() + " where " + token + " belongs");
    }
  }
}
