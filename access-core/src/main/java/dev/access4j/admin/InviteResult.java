package dev.access4j.admin;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.Fault;
import java.util.List;

/**
 * What became of one of many invitations.
 *
 * @param number its place among them, from 1
 * @param invitee whom
 * @param outcome what became of it
 * @param problem why no mail was sent, for people; empty if it was, or if the user was refused
 * @param faults what the user was refused for; empty if it was not
 */
public record InviteResult(
    long number, Invitee invitee, InviteOutcome outcome, String problem, List<Fault> faults) {

  /**
   * Copies.
   *
   * @param number see above
   * @param invitee see above
   * @param outcome see above
   * @param problem see above
   * @param faults see above
   */
  public InviteResult {
    requireNonNull(invitee, "invitee");
    requireNonNull(outcome, "outcome");
    requireNonNull(problem, "problem");
    faults = List.copyOf(faults);
  }
}
