package dev.access4j.file;

import dev.access4j.admin.MigrationDifference;
import dev.access4j.admin.MigrationPlan;
import dev.access4j.file.ContentNodes.FieldsBuilder;
import dev.access4j.file.MigrationReport.Section;
import dev.access4j.file.MigrationReport.Share;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionShare;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes a migration plan as JSON, entry by entry: there may be millions. */
final class MigrationJson {

  private final MigrationPlan plan;
  private final MigrationNames names;
  private final Writer out;
  private String before = "";

  MigrationJson(MigrationPlan plan, MigrationNames names, Writer out) {
    this.plan = plan;
    this.names = names;
    this.out = out;
  }

  void write(List<Share> shares, List<Section> sections) throws IOException {
    out.append("{\n");
    field("organization", text(plan.organization().value()));
    field("revision", literal(plan.revision().value()));
    field("plannedAt", text(plan.plannedAt().toString()));
    field("equal", literal(plan.isEqual()));
    field("keptAssignments", literal(plan.keptAssignments()));
    begin("shares");
    for (Share share : shares) {
      entry(share(share));
    }
    end();
    begin("obstacles");
    for (Section section : sections) {
      entry(obstacle(section));
    }
    end();
    begin("differences");
    for (int i = 0; i < sections.size(); i++) {
      for (MigrationDifference difference : sections.get(i).differences()) {
        entry(difference(difference, i));
      }
    }
    end();
    out.append("\n}\n");
  }

  private static Node.Fields share(Share planned) {
    FieldsBuilder fields = new FieldsBuilder();
    fields.with("solution", planned.share().solution().value());
    add(planned.share(), fields);
    planned.replaced().forEach(share -> fields.with("replaces", ContentNodes.share(share)));
    return fields.build();
  }

  private static Node.Fields obstacle(Section section) {
    FieldsBuilder fields = new FieldsBuilder();
    fields
        .with("solution", section.obstacle().cause().solution().value())
        .with("cause", section.share().isEmpty() ? "GENERAL_ACCESS" : "SHARE");
    section.share().forEach(share -> add(share, fields));
    return fields
        .with("differences", literal(section.obstacle().differences()))
        .with("subjects", literal(section.obstacle().subjects()))
        .build();
  }

  private static void add(SolutionShare share, FieldsBuilder fields) {
    ContentNodes.share(share).members().forEach(each -> fields.with(each.key(), each.value()));
  }

  /** As a case file asks: without a user, nobody is signed in. */
  private Node.Fields difference(MigrationDifference difference, int obstacle) {
    FieldsBuilder fields =
        new FieldsBuilder()
            .withUnless("", "user", names.subject(difference.subject()))
            .with("solution", difference.version().solution().value())
            .with("version", difference.version().version().value())
            .with("live", literal(difference.live()));
    if (difference.resource() instanceof Resource.SwimlaneOf lane) {
      fields.with("process", lane.process()).with("swimlane", lane.swimlane());
    } else if (difference.resource() instanceof Resource.UiFlowOf flow) {
      fields.with("uiFlow", flow.name());
    }
    return fields
        .with("operation", difference.operation().name())
        .with("before", MigrationText.word(difference.before()))
        .with("after", MigrationText.word(difference.after()))
        .with("obstacle", literal(obstacle))
        .build();
  }

  private static Node text(String value) {
    return new Node.Text(value, 0, 0);
  }

  private static Node literal(Object value) {
    return new Node.Literal(value.toString(), 0, 0);
  }

  private void field(String key, Node value) throws IOException {
    out.append(before).append("  \"").append(key).append("\": ").append(JsonWriting.line(value));
    before = ",\n";
  }

  private void begin(String key) throws IOException {
    out.append(before).append("  \"").append(key).append("\": [");
    before = "\n";
  }

  private void entry(Node.Fields entry) throws IOException {
    out.append(before).append("    ").append(JsonWriting.line(entry));
    before = ",\n";
  }

  private void end() throws IOException {
    out.append(before.equals(",\n") ? "\n  ]" : "]");
    before = ",\n";
  }
}
