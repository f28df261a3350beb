package dev.access4j.testkit.reference;

import dev.access4j.decision.AttributeSource;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.Subject;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Business filters (EV-7, EV-12) and the attributes that meet them (DIR-9). */
final class ReferenceFilters {

  private final ReferenceModel model;

  ReferenceFilters(ReferenceModel model) {
    this.model = model;
  }

  boolean met(Subject subject, BusinessFilters filters) {
    for (Map.Entry<String, List<String>> filter : filters.values().entrySet()) {
      boolean restricts = !filter.getValue().isEmpty();
      Set<String> own = values(subject, filter.getKey(), filters.source());
      if (restricts && filter.getValue().stream().noneMatch(value -> meets(value, own))) {
        return false;
      }
    }
    return true;
  }

  /** A blank value matches nobody; another is compared as it is. */
  private static boolean meets(String value, Set<String> own) {
    return !value.isBlank() && own.contains(value);
  }

  /** DIR-9: the union of the user's own values and its groups'; EV-12: or its own only. */
  private Set<String> values(Subject subject, String key, AttributeSource source) {
    Set<String> found = new HashSet<>();
    if (subject instanceof Subject.User user) {
      EndUser known = model.users().get(user.id());
      if (known != null) {
        found.addAll(known.attributes().get(key));
      }
      if (source == AttributeSource.USER_AND_GROUPS) {
        for (EndUserGroup group : model.groupsOf(user.id())) {
          found.addAll(group.attributes().get(key));
        }
      }
    }
    return found;
  }
}
