package dev.access4j.examples.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Results as a JSON document, with a line for each figure. */
public final class ResultFile {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private ResultFile() {}

  /**
   * Reads a file.
   *
   * @param file the file
   * @return the results in it
   * @throws IOException if it cannot be read, or is no such document; with a message that names it
   */
  public static Results read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("there is no file " + file);
    }
    try {
      return MAPPER.readValue(Files.readString(file), Results.class);
    } catch (JacksonException e) {
      throw new IOException(file + " has no results: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * Writes a file in one step: it is there as a whole, or not at all.
   *
   * @param file the file; its directory is made if there is none
   * @param results what to write
   * @throws IOException if it cannot be written; nothing is left of it then
   */
  public static void write(Path file, Results results) throws IOException {
    Path target = file.toAbsolutePath();
    Path directory = target.resolveSibling("");
    Files.createDirectories(directory);
    Path draft = directory.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      Files.writeString(draft, text(results));
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  static String text(Results results) {
    List<String> properties = new ArrayList<>();
    JsonNode tree = MAPPER.valueToTree(results);
    for (Map.Entry<String, JsonNode> property : tree.properties()) {
      properties.add("  \"" + property.getKey() + "\": " + lines(property.getValue()));
    }
    return "{\n" + String.join(",\n", properties) + "\n}\n";
  }

  private static String lines(JsonNode value) {
    if (!value.isArray() || value.isEmpty()) {
      return value.toString();
    }
    List<String> items = new ArrayList<>();
    value.forEach(item -> items.add("    " + item));
    return "[\n" + String.join(",\n", items) + "\n  ]";
  }
}
