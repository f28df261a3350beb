package dev.access4j.testkit.admin;

/** What may be wrong with administration, planted between it and its store. */
enum PlantedFault {
  /** Nothing: what is found then is wrong with the planting. */
  NONE,
  /** A role goes from groups, and the log does not say so. */
  CASCADE_UNAUDITED,
  /** The end of an assignment is not in the log. */
  UNASSIGN_UNAUDITED,
  /** A refusal is not in the log. */
  REFUSAL_UNAUDITED,
  /** Each event of an edit says that the thing was new. */
  BEFORE_LOST,
  /** An event is there twice. */
  AUDITED_TWICE,
  /** An event names another actor. */
  OTHER_ACTOR,
  /** What a call wrote before it failed stays. */
  FAILURE_KEPT,
  /** An edit may be late by one revision. */
  LATE_BY_ONE,
  /** The end of a membership is not written. */
  MEMBERS_STAY,
  /** A user's attributes are not written. */
  ATTRIBUTES_LOST,
  /** A refusal makes a revision. */
  REFUSAL_COUNTED,
  /** A preview does not look at groups. */
  PREVIEW_WITHOUT_GROUPS,
  /** A preview does not look at assignments. */
  PREVIEW_WITHOUT_ASSIGNMENTS,
  /** A role under the name of a deleted one is what that was. */
  ROLE_REVIVED
}
