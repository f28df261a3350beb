package dev.access4j.examples.peers;

import dev.access4j.decision.AttributeSource;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Validity;
import dev.access4j.testkit.reference.ReferenceModel;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The rows of {@link JCasbinPeer}. */
final class JCasbinRows {

  // Texts are compared, of which the first is before all numbers and the second after.
  private static final String FROM_EVER = "";
  private static final String FOR_EVER = "~";

  private JCasbinRows() {}

  /** Returns {@code p}: a row for each role that may, and for each share that starts or ends. */
  static List<List<String>> permissions(List<Place> places, List<Given> given) {
    Set<List<String>> rows = new LinkedHashSet<>();
    for (Place place : places) {
      place
          .permissions()
          .roles()
          .forEach(
              (operation, roles) -> {
                for (RoleId role : roles) {
                  rows.add(row(role.value(), place, operation, Validity.ALWAYS));
                }
                for (Given each : given) {
                  boolean starts = !each.validity().equals(Validity.ALWAYS);
                  boolean here = each.solution().equals(place.solution());
                  if (starts && here && each.roles().stream().anyMatch(roles::contains)) {
                    rows.add(row(each.holder().name(), place, operation, each.validity()));
                  }
                }
              });
    }
    return List.copyOf(rows);
  }

  private static List<String> row(String sub, Place place, Operation operation, Validity validity) {
    return List.of(
        sub,
        place.solution().value(),
        place.name(),
        operation.name(),
        validity.startsAt().map(JCasbinRows::text).orElse(FROM_EVER),
        validity.expiresAt().map(JCasbinRows::text).orElse(FOR_EVER));
  }

  /** Digits that compare as the instants do; all are after the year 0. */
  static String text(Instant instant) {
    return String.format("%019d", Micros.of(instant) + 100_000_000_000_000_000L);
  }

  /** Returns {@code g}: who is in which group, and has which role, in which domain. */
  static List<List<String>> roles(ReferenceModel model, List<Given> given) {
    Set<List<String>> links = new LinkedHashSet<>();
    for (Given each : given) {
      SolutionId domain = each.solution();
      if (each.validity().equals(Validity.ALWAYS)) {
        for (RoleId role : each.roles()) {
          links.add(List.of(each.holder().name(), role.value(), domain.value()));
        }
      }
      for (EndUserId member : members(each.holder(), model)) {
        links.add(List.of(Holder.of(member).name(), each.holder().name(), domain.value()));
      }
    }
    return List.copyOf(links);
  }

  private static Set<EndUserId> members(Holder holder, ReferenceModel model) {
    return switch (holder.kind()) {
      case USER -> Set.of();
      case GROUP -> model.members().getOrDefault(GroupId.of(holder.id()), Set.of());
      case EVERYONE -> model.users().keySet();
    };
  }

  /** Returns {@code g2}: who is active, and who has which value, be it by a group. */
  static List<List<String>> attributes(ReferenceModel model) {
    Set<List<String>> links = new LinkedHashSet<>();
    links.add(List.of(Holder.EVERYONE.name(), "active"));
    for (EndUser user : model.users().values()) {
      String name = Holder.of(user.id()).name();
      if (user.status() == UserStatus.ACTIVE) {
        links.add(List.of(name, "active"));
      }
      for (String value : Values.in(user.attributes())) {
        links.add(List.of(name, value(AttributeSource.USER_ONLY, value)));
        links.add(List.of(name, value(AttributeSource.USER_AND_GROUPS, value)));
      }
    }
    for (EndUserGroup group : model.groups().values()) {
      String name = Holder.of(group.id()).name();
      for (String value : Values.in(group.attributes())) {
        links.add(List.of(name, value(AttributeSource.USER_AND_GROUPS, value)));
      }
      for (EndUserId member : model.members().getOrDefault(group.id(), Set.of())) {
        links.add(List.of(Holder.of(member).name(), name));
      }
    }
    return List.copyOf(links);
  }

  /** Returns what to call a value. */
  static String value(AttributeSource source, String value) {
    return Values.type(source) + ":" + value;
  }
}
