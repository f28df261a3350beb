package dev.access4j.examples.engine.bpmn;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import dev.access4j.solution.Operation;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A draft in which nobody may do anything yet, to be filled in by hand and put into an access file.
 *
 * @param id the version's id
 * @param processes its processes; immutable
 */
public record DraftVersion(VersionId id, List<ProcessLanes> processes) {

  /**
   * Copies the list.
   *
   * @param id see above
   * @param processes see above
   */
  public DraftVersion {
    requireNonNull(id, "id");
    processes = List.copyOf(processes);
  }

  /**
   * Writes the version as an access file has it, with all that there is to fill in.
   *
   * @param out where to; it stays open
   * @throws IOException if the writer fails
   */
  public void write(Writer out) throws IOException {
    try (JsonGenerator json = generator(out)) {
      json.writeStartObject();
      json.writeStringField("id", id.value());
      json.writeStringField("state", VersionState.DRAFT.name());
      json.writeArrayFieldStart("roles");
      json.writeEndArray();
      json.writeArrayFieldStart("processes");
      for (ProcessLanes process : processes) {
        write(process, json);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("uiFlows");
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write('\n');
  }

  private static void write(ProcessLanes process, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", process.process());
    json.writeBooleanField("readOnlyAllowed", process.toProcess().readOnlyAllowed());
    json.writeStringField("startSwimlane", process.startSwimlane());
    json.writeArrayFieldStart("swimlanes");
    for (String swimlane : process.swimlanes()) {
      json.writeStartObject();
      json.writeStringField("name", swimlane);
      json.writeObjectFieldStart("permissions");
      for (Operation operation : Operation.values()) {
        if (operation != Operation.INTERACT) { // which is for UI flows
          json.writeArrayFieldStart(operation.name());
          json.writeEndArray();
        }
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static JsonGenerator generator(Writer out) throws IOException {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withArrayEmptySeparator(""));
    printer.indentObjectsWith(lines);
    printer.indentArraysWith(lines);
    return JsonFactory.builder()
        .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
        .build()
        .createGenerator(out)
        .setCharacterEscapes(new SafeToPrint())
        .setPrettyPrinter(printer);
  }

  /** Escapes what a terminal would act on, as text that changes its direction. */
  private static final class SafeToPrint extends CharacterEscapes {

    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] escapes = CharacterEscapes.standardAsciiEscapesForJSON();
      escapes[0x7f] = CharacterEscapes.ESCAPE_STANDARD;
      return escapes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
      boolean isShown = Character.isSurrogate((char) c) || !Printed.isUnsafe(c);
      return isShown ? null : new SerializedString(Printed.line(Character.toString(c)));
    }
  }
}
