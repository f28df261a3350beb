package dev.access4j.testkit.identity;

import dev.access4j.directory.OrganizationId;
import dev.access4j.identity.IdentityProvider;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/**
 * What an identity provider must pass. Extend it with a class that connects yours; the names of the
 * tests say what the contract is:
 *
 * <pre>{@code
 * class MyIdentityProviderTest extends IdentityProviderKit {
 *
 *   @Override
 *   protected IdentityProvider provider() {
 *     return PROVIDER;
 *   }
 *
 *   @Override
 *   protected IdentityRealm realm() {
 *     return REALM;
 *   }
 * }
 * }</pre>
 *
 * <p>Provider and realm may be the same for all tests, which make things of their own, with names
 * that were never used, and delete the accounts that they made. Tests must not run at the same
 * time: some make mail fail.
 */
public abstract class IdentityProviderKit {

  /** Creates the kit; JUnit does. */
  protected IdentityProviderKit() {}

  /**
   * Returns the provider under test.
   *
   * @return it; it may be the same for all tests
   */
  protected abstract IdentityProvider provider();

  /**
   * Returns what the provider has of an organization.
   *
   * @return it; it may be the same for all tests
   */
  protected abstract IdentityRealm realm();

  /**
   * Returns what the same provider has of another organization. Only with it is tested that
   * organizations do not mix (DIR-1): override it if the provider can have several.
   *
   * @return empty unless overridden
   */
  protected Optional<IdentityRealm> otherRealm() {
    return Optional.empty();
  }

  /**
   * Returns an organization that the provider does not know.
   *
   * @return an id that was never used, unless overridden; empty if the provider knows every one
   */
  protected Optional<OrganizationId> unknownOrganization() {
    return Optional.of(OrganizationId.of("unknown-" + UUID.randomUUID()));
  }

  /**
   * Tells how long mail may take until it has arrived.
   *
   * @return 20 seconds unless overridden
   */
  protected Duration patience() {
    return Duration.ofSeconds(20);
  }

  @Nested
  @DisplayName("An invitation makes an account or links it")
  class Invite extends InviteContract {
    Invite() {
      super(IdentityProviderKit.this);
    }
  }

  @Nested
  @DisplayName("An invitation takes nothing that is another's")
  class Taken extends TakenContract {
    Taken() {
      super(IdentityProviderKit.this);
    }
  }

  @Nested
  @DisplayName("Mail that is not sent is told")
  class Mail extends MailContract {
    Mail() {
      super(IdentityProviderKit.this);
    }
  }

  @Nested
  @DisplayName("Accounts are found by their whole names")
  class Find extends FindContract {
    Find() {
      super(IdentityProviderKit.this);
    }
  }

  @Nested
  @DisplayName("Accounts are disabled, enabled and deleted")
  class Account extends AccountContract {
    Account() {
      super(IdentityProviderKit.this);
    }
  }

  @Nested
  @DisplayName("Sessions end")
  class Session extends SessionContract {
    Session() {
      super(IdentityProviderKit.this);
    }
  }

  @Nested
  @DisplayName("Lists come in pages")
  class Page extends PageContract {
    Page() {
      super(IdentityProviderKit.this);
    }
  }

  @Nested
  @DisplayName("Groups and their members")
  class Group extends GroupContract {
    Group() {
      super(IdentityProviderKit.this);
    }
  }

  @Nested
  @DisplayName("Roles and their holders")
  class Role extends RoleContract {
    Role() {
      super(IdentityProviderKit.this);
    }
  }

  @Nested
  @DisplayName("Organizations do not mix")
  class Boundary extends BoundaryContract {
    Boundary() {
      super(IdentityProviderKit.this);
    }
  }
}
