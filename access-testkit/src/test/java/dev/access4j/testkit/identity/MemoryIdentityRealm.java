package dev.access4j.testkit.identity;

import dev.access4j.directory.OrganizationId;
import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityGroup;
import dev.access4j.identity.IdentityRole;
import dev.access4j.memory.InMemoryIdentityProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the provider in memory has of one organization. */
final class MemoryIdentityRealm implements IdentityRealm, IdentityRealm.SignIns {

  private final InMemoryIdentityProvider provider;
  private final OrganizationId organization;
  private final Map<String, List<String>> paths = new HashMap<>(Map.of("", List.of()));

  MemoryIdentityRealm(InMemoryIdentityProvider provider, String organization) {
    this.provider = provider;
    this.organization = OrganizationId.of(organization);
  }

  @Override
  public OrganizationId organization() {
    return organization;
  }

  @Override
  public String make(GivenAccount account) {
    String sub = UUID.randomUUID().toString();
    provider.put(
        organization,
        new Account(
            sub,
            account.username(),
            account.email(),
            account.emailVerified(),
            account.firstName(),
            account.lastName(),
            account.enabled(),
            account.attributes()));
    return sub;
  }

  @Override
  public String make(GivenGroup group) {
    String id = UUID.randomUUID().toString();
    List<String> path = new ArrayList<>(paths.getOrDefault(group.parent(), List.of()));
    path.add(group.name());
    paths.put(id, path);
    provider.put(
        organization,
        new IdentityGroup(id, path, group.attributes(), group.roles()),
        group.members());
    return id;
  }

  @Override
  public void make(GivenRole role) {
    provider.put(
        organization,
        new IdentityRole(role.name(), role.description(), role.includes()),
        role.holders());
  }

  @Override
  public int mailsTo(String email) {
    return (int) provider.mails().stream().filter(email::equalsIgnoreCase).count();
  }

  @Override
  public void mailWorks(boolean works) {
    provider.mailProblem(works ? "" : "the mail server is down");
  }

  @Override
  public boolean sharesAddresses() {
    return true;
  }

  @Override
  public Optional<SignIns> signIns() {
    return Optional.of(this);
  }

  @Override
  public boolean signIn(String sub) {
    return provider.find(organization, sub).isPresent() && provider.signIn(organization, sub);
  }

  @Override
  public boolean isSignedIn(String sub) {
    return provider.isSignedIn(organization, sub);
  }
}
