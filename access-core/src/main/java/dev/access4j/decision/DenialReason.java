package dev.access4j.decision;

/** Why access was denied: the first gate that failed, and how. */
public enum DenialReason {
  /** There is no such organization. */
  UNKNOWN_ORGANIZATION(Gate.SUBJECT),
  /** The organization has no such end user. */
  UNKNOWN_USER(Gate.SUBJECT),
  /** The user is invited or deactivated (DIR-3). */
  USER_NOT_ACTIVE(Gate.SUBJECT),
  /** The organization has no such solution. */
  UNKNOWN_SOLUTION(Gate.SOLUTION),
  /** The solution has no such version. */
  UNKNOWN_VERSION(Gate.SOLUTION),
  /** The version is a draft. */
  VERSION_NOT_PUBLISHED(Gate.SOLUTION),
  /** The live version was asked for and there is none. */
  NO_LIVE_VERSION(Gate.SOLUTION),
  /** Nothing gives the subject anything on the solution. */
  NOT_SHARED(Gate.GRANT),
  /** No role that the subject reaches is listed on the version. */
  ROLE_NOT_LISTED(Gate.LISTED_ROLE),
  /** The version has no such swimlane or UI flow. */
  UNKNOWN_RESOURCE(Gate.RESOURCE),
  /** None of the subject's roles may do this there. */
  OPERATION_NOT_PERMITTED(Gate.PERMISSION),
  /** The user's attributes do not meet the instance's business filters. */
  BUSINESS_FILTER_MISMATCH(Gate.BUSINESS_FILTERS);

  private final Gate gate;

  DenialReason(Gate gate) {
    this.gate = gate;
  }

  /**
   * Returns the gate that failed.
   *
   * @return the gate
   */
  public Gate gate() {
    return gate;
  }
}
