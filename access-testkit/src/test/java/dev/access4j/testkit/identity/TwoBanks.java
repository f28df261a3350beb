package dev.access4j.testkit.identity;

import static dev.access4j.identity.IdentityException.Kind.NOT_FOUND;

import dev.access4j.directory.OrganizationId;
import dev.access4j.identity.IdentityException;
import dev.access4j.memory.InMemoryIdentityProvider;

/** Does as the provider in memory does, and knows two organizations. */
class TwoBanks extends DelegatingProvider {

  static final OrganizationId BANK = OrganizationId.of("bank");
  static final OrganizationId OTHER = OrganizationId.of("other");

  @Override
  protected InMemoryIdentityProvider in(OrganizationId organization) {
    if (!organization.equals(BANK) && !organization.equals(OTHER)) {
      throw new IdentityException(NOT_FOUND, "there is no organization " + organization.value());
    }
    return real;
  }
}
