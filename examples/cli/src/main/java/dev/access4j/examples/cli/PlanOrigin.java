package dev.access4j.examples.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * What a plan was made from, as its file says.
 *
 * @param document the name of the access file
 * @param place where the state is
 * @param documentDigest what the access file said
 * @param stateDigest what the state said, {@link PlanSource#NO_STATE} if there was none
 */
record PlanOrigin(String document, State.Place place, String documentDigest, String stateDigest) {

  void writeFields(JsonGenerator json) throws IOException {
    json.writeStringField("document", document);
    place.writeFields(json);
    json.writeStringField("documentDigest", documentDigest);
    json.writeStringField("stateDigest", stateDigest);
  }

  /** Reads it from the text of a plan file, of which the plan itself is not looked at. */
  static PlanOrigin read(String file, String text) {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String key = parser.currentName();
          if (parser.nextToken() == JsonToken.VALUE_STRING) {
            fields.put(key, parser.getText());
          }
          parser.skipChildren();
        }
      }
    } catch (JsonProcessingException e) {
      throw none(file);
    } catch (IOException e) {
      throw new UnusableInputException(file + " cannot be read: " + FailureReason.of(e));
    }
    return new PlanOrigin(
        required(fields, "document", file),
        place(fields, file),
        required(fields, "documentDigest", file),
        required(fields, "stateDigest", file));
  }

  private static State.Place place(Map<String, String> fields, String file) {
    return fields.containsKey("database")
        ? new State.Place(
            true, required(fields, "database", file), fields.getOrDefault("schema", ""))
        : State.Place.file(required(fields, "state", file));
  }

  private static String required(Map<String, String> fields, String key, String file) {
    String value = fields.get(key);
    if (value == null) {
      throw none(file);
    }
    return value;
  }

  private static UnusableInputException none(String file) {
    return new UnusableInputException(file + " is not a plan that 'access plan --out' wrote");
  }
}
