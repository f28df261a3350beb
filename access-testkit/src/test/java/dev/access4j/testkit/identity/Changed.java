package dev.access4j.testkit.identity;

import dev.access4j.identity.Account;
import java.util.List;
import java.util.Map;

/** Accounts with one thing other than it was. */
final class Changed {

  private Changed() {}

  static Account named(Account of, String first, String last) {
    return new Account(
        of.sub(),
        of.username(),
        of.email(),
        of.emailVerified(),
        first,
        last,
        of.enabled(),
        of.attributes());
  }

  static Account attributes(Account of, Map<String, List<String>> attributes) {
    return new Account(
        of.sub(),
        of.username(),
        of.email(),
        of.emailVerified(),
        of.firstName(),
        of.lastName(),
        of.enabled(),
        attributes);
  }

  static Account verified(Account of, boolean verified) {
    return new Account(
        of.sub(),
        of.username(),
        of.email(),
        verified,
        of.firstName(),
        of.lastName(),
        of.enabled(),
        of.attributes());
  }

  static Account enabled(Account of, boolean enabled) {
    return new Account(
        of.sub(),
        of.username(),
        of.email(),
        of.emailVerified(),
        of.firstName(),
        of.lastName(),
        enabled,
        of.attributes());
  }

  static Account addressed(Account of, String email) {
    return new Account(
        of.sub(),
        of.username(),
        email,
        of.emailVerified(),
        of.firstName(),
        of.lastName(),
        of.enabled(),
        of.attributes());
  }
}
