package dev.access4j.decision;

/** The gates of an evaluation, in order; the first that fails names the reason. */
public enum Gate {
  /** The organization exists and the subject may act in it. */
  SUBJECT("EV-1"),
  /** The solution has the version, and it is published. */
  SOLUTION("EV-2"),
  /** Something reaches the subject: a share, general access or an assignment. */
  GRANT("EV-3"),
  /** A role so reached is listed on the version. */
  LISTED_ROLE("EV-4"),
  /** The version has the resource. */
  RESOURCE("EV-5"),
  /** A listed role is permitted the operation there. */
  PERMISSION("EV-6"),
  /** The user's attributes meet the instance's business filters. */
  BUSINESS_FILTERS("EV-7");

  private final String rule;

  Gate(String rule) {
    this.rule = rule;
  }

  /**
   * Returns the rule that the gate follows.
   *
   * @return the rule's id
   */
  public String rule() {
    return rule;
  }
}
