package dev.access4j.testkit.identity;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.OrganizationId;
import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityGroup;
import dev.access4j.identity.IdentityPage;
import dev.access4j.identity.IdentityProvider;
import dev.access4j.identity.IdentityRole;
import dev.access4j.identity.Invitation;
import dev.access4j.memory.InMemoryIdentityProvider;
import java.util.Optional;
import java.util.function.Consumer;

/** Does as the provider in memory does; what is to be different about it, a subclass overrides. */
public class DelegatingProvider implements IdentityProvider {
  public final InMemoryIdentityProvider real = new InMemoryIdentityProvider();

  /** The provider of an organization. */
  protected InMemoryIdentityProvider in(OrganizationId organization) {
    return real;
  }

  @Override
  public Invitation invite(
      OrganizationId organization, EndUser user, Consumer<? super Account> guard) {
    return in(organization).invite(organization, user, guard);
  }

  @Override
  public Invitation resend(OrganizationId organization, String sub) {
    return in(organization).resend(organization, sub);
  }

  @Override
  public Optional<Account> find(OrganizationId organization, String sub) {
    return in(organization).find(organization, sub);
  }

  @Override
  public Optional<Account> findByUsername(OrganizationId organization, String username) {
    return in(organization).findByUsername(organization, username);
  }

  @Override
  public Optional<Account> findByEmail(OrganizationId organization, String email) {
    return in(organization).findByEmail(organization, email);
  }

  @Override
  public void disable(OrganizationId organization, String sub) {
    in(organization).disable(organization, sub);
  }

  @Override
  public void enable(OrganizationId organization, String sub) {
    in(organization).enable(organization, sub);
  }

  @Override
  public void endSessions(OrganizationId organization, String sub) {
    in(organization).endSessions(organization, sub);
  }

  @Override
  public void delete(OrganizationId organization, String sub) {
    in(organization).delete(organization, sub);
  }

  @Override
  public IdentityPage<Account> accounts(OrganizationId organization, String after, int limit) {
    return in(organization).accounts(organization, after, limit);
  }

  @Override
  public IdentityPage<IdentityGroup> groups(OrganizationId organization, String after, int limit) {
    return in(organization).groups(organization, after, limit);
  }

  @Override
  public IdentityPage<String> members(
      OrganizationId organization, String group, String after, int limit) {
    return in(organization).members(organization, group, after, limit);
  }

  @Override
  public IdentityPage<IdentityRole> roles(OrganizationId organization, String after, int limit) {
    return in(organization).roles(organization, after, limit);
  }

  @Override
  public IdentityPage<String> holders(
      OrganizationId organization, String role, String after, int limit) {
    return in(organization).holders(organization, role, after, limit);
  }
}
