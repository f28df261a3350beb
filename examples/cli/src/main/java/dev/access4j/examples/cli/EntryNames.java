package dev.access4j.examples.cli;

import dev.access4j.audit.AuditState;
import dev.access4j.audit.AuditSubject;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.store.ReadView;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Puts names in the place of ids, which are new each time that a state is loaded. What is there no
 * more has its name in the entry that tells of its deletion.
 */
final class EntryNames {

  private static final String USER = "user";
  private static final String ROLE = "role";
  private static final String GROUP = "group";
  private static final String SOLUTION = "solution";

  private final ReadView view;
  private final Map<String, String> deleted = new HashMap<>();
  private final Map<String, String> roles = new HashMap<>();
  private final Function<AuditSubject, Optional<String>> elsewhere;

  EntryNames(ReadView view) {
    this(view, deleted -> Optional.empty());
  }

  /**
   * Takes names from a view, and from elsewhere.
   *
   * @param elsewhere has the names of what was deleted
   */
  EntryNames(ReadView view, Function<AuditSubject, Optional<String>> elsewhere) {
    this.view = view;
    this.elsewhere = elsewhere;
  }

  /** Takes note of what an entry deletes; of all of them, before any is given names. */
  void note(RecordedEntry entry) {
    if (!entry.after().present()) {
      for (String field : List.of("username", "name")) {
        entry
            .before()
            .fields()
            .getOrDefault(field, List.of())
            .forEach(name -> deleted.put(id(entry), name));
      }
    }
  }

  /** The entry with names, in the order in which they are read. */
  RecordedEntry named(RecordedEntry entry) {
    return new RecordedEntry(
        entry.number(),
        entry.origin(),
        entry.outcome(),
        entry.kind(),
        subject(entry),
        named(entry.before()),
        named(entry.after()),
        entry.missing());
  }

  private static String id(RecordedEntry entry) {
    return entry.subject().getOrDefault(RecordedEntry.ID, "");
  }

  private Map<String, String> subject(RecordedEntry entry) {
    String id = id(entry);
    String part = entry.subject().getOrDefault(RecordedEntry.PART, "");
    Map<String, String> names = new LinkedHashMap<>();
    switch (AuditSubject.Kind.valueOf(entry.kind())) {
      case ORGANIZATION -> names.put("organization", id);
      case USER -> names.put(USER, user(id));
      case ROLE -> {
        names.put(ROLE, role(id));
        AuditState known = entry.after().present() ? entry.after() : entry.before();
        known.fields().getOrDefault(SOLUTION, List.of()).forEach(own -> names.put(SOLUTION, own));
      }
      case GROUP -> names.put(GROUP, group(id));
      case SOLUTION -> names.put(SOLUTION, id);
      case VERSION -> {
        names.put(SOLUTION, id);
        names.put("version", part);
      }
      case USER_SHARE -> {
        names.put(SOLUTION, id);
        names.put(USER, user(part));
      }
      case GROUP_SHARE -> {
        names.put(SOLUTION, id);
        names.put(GROUP, group(part));
      }
      case MEMBERSHIP -> {
        names.put(GROUP, group(id));
        names.put(USER, user(part));
      }
      case ASSIGNMENT -> {
        names.put(USER, user(id));
        names.put(ROLE, role(part));
      }
    }
    return names;
  }

  private AuditState named(AuditState state) {
    if (!state.present()) {
      return state;
    }
    Map<String, List<String>> fields = new LinkedHashMap<>();
    state
        .fields()
        .forEach(
            (field, values) ->
                fields.put(
                    field,
                    holdsRoles(field)
                        ? values.stream().map(this::role).sorted().toList()
                        : values));
    return AuditState.of(fields);
  }

  // An attribute may have any key, and is no role.
  private static boolean holdsRoles(String field) {
    return field.equals("roles")
        || (field.contains("].permissions.") && !field.startsWith("attributes."));
  }

  private String user(String id) {
    EndUserId user = EndUserId.of(id);
    return view.user(user).map(EndUser::username).orElseGet(() -> deleted(AuditSubject.user(user)));
  }

  private String group(String id) {
    GroupId group = GroupId.of(id);
    return view.group(group)
        .map(found -> found.group().name())
        .orElseGet(() -> deleted(AuditSubject.group(group)));
  }

  private String role(String id) {
    return roles.computeIfAbsent(
        id,
        unknown ->
            view.role(RoleId.of(unknown))
                .map(EndUserRole::name)
                .orElseGet(() -> deleted(AuditSubject.role(RoleId.of(unknown)))));
  }

  private String deleted(AuditSubject subject) {
    return deleted.computeIfAbsent(subject.id(), id -> elsewhere.apply(subject).orElse(id));
  }
}
