package dev.access4j.identity;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.Text;

/**
 * What became of an invitation (ID-2, ID-3).
 *
 * @param sub the account's {@code sub}
 * @param problem why the mail was not sent, for people; empty if it was. It never holds a secret
 */
public record Invitation(String sub, String problem) {

  /**
   * Checks the account.
   *
   * @param sub see above
   * @param problem see above
   * @throws dev.access4j.directory.ValidationException if DIR-13 refuses the {@code sub}
   */
  public Invitation {
    Text.requireIdentifier(sub, "sub");
    requireNonNull(problem, "problem");
  }
}
