package dev.access4j.file;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The questions, with the keys that each takes besides the common ones. */
enum Ask {
  EVALUATE("evaluate", "user solution version process swimlane uiFlow operation filters"),
  CAN_START("canStart", "user solution version process filters"),
  INSTANCE_ACCESS("instanceAccess", "user solution version process swimlane filters"),
  SOLUTIONS("solutions", "user"),
  OPERATIONS("operations", "user solution version process swimlane uiFlow filters"),
  RESOURCES("resources", "user solution version operation filters"),
  ROLES("roles", "user solution version"),
  USERS("users", "solution version process swimlane uiFlow operation filters");

  static final List<String> NAMES = Arrays.stream(values()).map(ask -> ask.name).toList();

  final String name;
  private final String ownKeys;

  Ask(String name, String ownKeys) {
    this.name = name;
    this.ownKeys = ownKeys;
  }

  List<String> keys() {
    return Stream.concat(
            Stream.of("name", "ask", "now", "expect"), Stream.of(ownKeys.split(" ", -1)))
        .toList();
  }
}
