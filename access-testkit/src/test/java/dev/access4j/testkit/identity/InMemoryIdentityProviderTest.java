package dev.access4j.testkit.identity;

import dev.access4j.directory.OrganizationId;
import dev.access4j.identity.IdentityProvider;
import dev.access4j.memory.InMemoryIdentityProvider;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;

// region kit
@DisplayName("The identity provider in memory")
class InMemoryIdentityProviderTest extends IdentityProviderKit {

  private final InMemoryIdentityProvider provider = new InMemoryIdentityProvider();

  @Override
  protected IdentityProvider provider() {
    return provider;
  }

  @Override
  protected IdentityRealm realm() {
    return new MemoryIdentityRealm(provider, "bank");
  }

  @Override
  protected Optional<IdentityRealm> otherRealm() {
    return Optional.of(new MemoryIdentityRealm(provider, "other"));
  }

  @Override
  protected Optional<OrganizationId> unknownOrganization() {
    return Optional.empty(); // It knows every one.
  }
}
// endregion
