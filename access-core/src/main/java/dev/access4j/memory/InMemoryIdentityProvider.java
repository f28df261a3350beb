package dev.access4j.memory;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.Text;
import dev.access4j.identity.IdentityProvider;
import dev.access4j.identity.Invitation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Accounts in memory, for tests and tools: it authenticates nobody and sends no mail, but notes
 * what it would send. Thread-safe.
 */
public final class InMemoryIdentityProvider implements IdentityProvider {

  private final Map<OrganizationId, Map<String, String>> accounts = new HashMap<>();
  private final List<String> mails = new ArrayList<>();
  private final List<String> ended = new ArrayList<>();

  /** Creates a provider without accounts. */
  public InMemoryIdentityProvider() {}

  @Override
  public synchronized Invitation invite(OrganizationId organization, EndUser user) {
    String sub =
        accounts
            .computeIfAbsent(organization, realm -> new HashMap<>())
            .computeIfAbsent(Text.caseKey(user.email()), email -> UUID.randomUUID().toString());
    mails.add(user.email());
    return new Invitation(sub, "");
  }

  @Override
  public synchronized void endSessions(OrganizationId organization, String sub) {
    ended.add(sub);
  }

  /**
   * Returns whom an invitation would have been sent to.
   *
   * @return the addresses, in order, one for each mail
   */
  public synchronized List<String> mails() {
    return List.copyOf(mails);
  }

  /**
   * Returns whose sessions were ended.
   *
   * @return the accounts, in order
   */
  public synchronized List<String> endedSessions() {
    return List.copyOf(ended);
  }
}
