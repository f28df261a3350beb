package dev.access4j.examples.cli;

import dev.access4j.decision.Grant;
import dev.access4j.solution.SolutionShare;
import java.util.Optional;

/**
 * A grant in words.
 *
 * @param kind the kind, stable for machines
 * @param through what the role came through
 * @param group the group that it came through, if any
 * @param share the share that it came through, if any
 */
record GrantText(
    String kind, String through, Optional<String> group, Optional<SolutionShare> share) {

  static GrantText of(Grant grant) {
    if (grant instanceof Grant.UserShare user) {
      return new GrantText(
          "userShare", "share with the user", Optional.empty(), Optional.of(user.share()));
    } else if (grant instanceof Grant.GroupShare group) {
      return new GrantText(
          "groupShare",
          "share with the group '" + group.group().name() + "'",
          Optional.of(group.group().name()),
          Optional.of(group.share()));
    } else if (grant instanceof Grant.GroupRole group) {
      return new GrantText(
          "groupRole",
          "role of the group '" + group.group().name() + "'",
          Optional.of(group.group().name()),
          Optional.empty());
    } else if (grant instanceof Grant.GeneralAccess) {
      return new GrantText("generalAccess", "general access", Optional.empty(), Optional.empty());
    }
    return new GrantText(
        "assignment", "organization-wide assignment", Optional.empty(), Optional.empty());
  }

  /** The way, and the time that it is limited to. */
  String describe() {
    StringBuilder text = new StringBuilder(through);
    share
        .flatMap(one -> one.validity().startsAt())
        .ifPresent(at -> text.append(" from ").append(at));
    share
        .flatMap(one -> one.validity().expiresAt())
        .ifPresent(at -> text.append(" until ").append(at));
    return text.toString();
  }
}
