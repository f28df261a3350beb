package dev.access4j.admin;

/**
 * How many of many invitations became what.
 *
 * @param sent mails that were sent
 * @param notSent users that are there and got no mail
 * @param unchanged users that needed none
 * @param refused users that were not made
 */
public record InviteSummary(long sent, long notSent, long unchanged, long refused) {

  /** None yet. */
  public static final InviteSummary NONE = new InviteSummary(0, 0, 0, 0);

  /**
   * Counts one more.
   *
   * @param outcome what became of it
   * @return the sums with it
   */
  public InviteSummary plus(InviteOutcome outcome) {
    return switch (outcome) {
      case SENT -> new InviteSummary(sent + 1, notSent, unchanged, refused);
      case NOT_SENT -> new InviteSummary(sent, notSent + 1, unchanged, refused);
      case UNCHANGED -> new InviteSummary(sent, notSent, unchanged + 1, refused);
      case REFUSED -> new InviteSummary(sent, notSent, unchanged, refused + 1);
    };
  }

  @Override
  public String toString() {
    return sent
        + " sent, "
        + notSent
        + " not sent, "
        + unchanged
        + " unchanged, "
        + refused
        + " refused";
  }
}
