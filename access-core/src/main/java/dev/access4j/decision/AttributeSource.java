package dev.access4j.decision;

/** Which of a user's attribute values count against business filters (EV-12). */
public enum AttributeSource {
  /** The user's own and those of all its groups (DIR-9). The default. */
  USER_AND_GROUPS,
  /** The user's own only. */
  USER_ONLY
}
