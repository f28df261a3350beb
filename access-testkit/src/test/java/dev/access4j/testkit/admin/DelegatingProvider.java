package dev.access4j.testkit.admin;

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

/** Does as the provider in memory does; what is to be different about it, a subclass overrides. */
class DelegatingProvider implements IdentityProvider {

  final InMemoryIdentityProvider real = new InMemoryIdentityProvider();

  @Override
  public Invitation invite(OrganizationId organization, EndUser user) {
    return real.invite(organization, user);
  }

  @Override
  public Invitation resend(OrganizationId organization, String sub) {
    return real.resend(organization, sub);
  }

  @Override
  public Optional<Account> find(OrganizationId organization, String sub) {
    return real.find(organization, sub);
  }

  @Override
  public Optional<Account> findByUsername(OrganizationId organization, String username) {
    return real.findByUsername(organization, username);
  }

  @Override
  public Optional<Account> findByEmail(OrganizationId organization, String email) {
    return real.findByEmail(organization, email);
  }

  @Override
  public void disable(OrganizationId organization, String sub) {
    real.disable(organization, sub);
  }

  @Override
  public void enable(OrganizationId organization, String sub) {
    real.enable(organization, sub);
  }

  @Override
  public void endSessions(OrganizationId organization, String sub) {
    real.endSessions(organization, sub);
  }

  @Override
  public void delete(OrganizationId organization, String sub) {
    real.delete(organization, sub);
  }

  @Override
  public IdentityPage<Account> accounts(OrganizationId organization, String after, int limit) {
    return real.accounts(organization, after, limit);
  }

  @Override
  public IdentityPage<IdentityGroup> groups(OrganizationId organization, String after, int limit) {
    return real.groups(organization, after, limit);
  }

  @Override
  public IdentityPage<String> members(
      OrganizationId organization, String group, String after, int limit) {
    return real.members(organization, group, after, limit);
  }

  @Override
  public IdentityPage<IdentityRole> roles(OrganizationId organization, String after, int limit) {
    return real.roles(organization, after, limit);
  }

  @Override
  public IdentityPage<String> holders(
      OrganizationId organization, String role, String after, int limit) {
    return real.holders(organization, role, after, limit);
  }
}
