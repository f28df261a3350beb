package dev.access4j.examples.engine.guard;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.Subject;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * All that access to a task depends on: the version that its instance is pinned to, its swimlane,
 * and the filter values of its instance. Tasks of one lane with the same values are in one place,
 * so that there are few places and many tasks.
 *
 * @param version the solution and version
 * @param swimlane the process and its swimlane
 * @param filters the values of {@link FilterVariable}; each is a text, and an empty text stands for
 *     one that matches nobody
 */
record Place(SolutionRef.Pinned version, Resource.SwimlaneOf swimlane, BusinessFilters filters) {

  List<String> values() {
    return FilterVariable.valuesOf(filters);
  }

  Place with(BusinessFilters values) {
    return new Place(version, swimlane, values);
  }

  /** Returns the question whether a user may do something here. */
  AccessRequest request(Subject.User user, Operation operation) {
    return AccessRequest.of(user, version, swimlane, operation).with(filters);
  }

  /** Returns what the engine keeps at a task: the same for two places exactly if they are equal. */
  String id() {
    List<String> names = new ArrayList<>(names(version, swimlane));
    names.addAll(values());
    return digest(names);
  }

  Lane lane() {
    return new Lane(version, swimlane);
  }

  /** Where places are, whatever their filter values: no place is on a UI flow. */
  record Lane(SolutionRef.Pinned version, Resource resource) {

    /** Returns what the table of places has of it: the same for two lanes exactly if equal. */
    String key() {
      return resource instanceof Resource.SwimlaneOf swimlane
          ? digest(names(version, swimlane))
          : "no lane: " + resource;
    }
  }

  private static List<String> names(SolutionRef.Pinned version, Resource.SwimlaneOf swimlane) {
    return List.of(
        version.solution().value(),
        version.version().value(),
        swimlane.process(),
        swimlane.swimlane());
  }

  // Each with its length, so that no two lists of texts run together into the same bytes.
  private static String digest(List<String> texts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String text : texts) {
        byte[] bytes = text.getBytes(UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
      }
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
