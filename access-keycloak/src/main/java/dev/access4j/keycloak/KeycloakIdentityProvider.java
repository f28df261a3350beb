package dev.access4j.keycloak;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.OrganizationId;
import dev.access4j.identity.Account;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.IdentityGroup;
import dev.access4j.identity.IdentityPage;
import dev.access4j.identity.IdentityProvider;
import dev.access4j.identity.IdentityRole;
import dev.access4j.identity.Invitation;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The accounts of end users on a Keycloak server, one realm for each organization (ID-1). In each
 * realm it works as the service account of a client that has the roles {@code manage-users} and
 * {@code view-realm} of the client {@code realm-management}; {@code docs/keycloak/realm.json} is a
 * realm with such a client.
 *
 * <p>Thread-safe. Each call blocks for one request or a few, for each of them at most as long as
 * the timeouts say, and not more requests than set are under way at once. What is safe to repeat is
 * sent up to three times if there is no connection or the server is too busy. Messages of the
 * {@link IdentityException}s name the realm and what to do, and hold no secret and no token. A
 * thread that is interrupted stays so, and gets an exception of the kind {@code UNAVAILABLE}.
 *
 * <p>Inviting to an address that an account has, and has not confirmed, is a {@code CONFLICT} if
 * somebody can sign in to it: whoever made it may not be who reads the mail, and Keycloak lets a
 * login in that has waited for the address to be confirmed, whoever confirms it. {@link
 * Builder#linkingUnconfirmed} links such accounts. Service accounts of clients are no accounts
 * here.
 */
public final class KeycloakIdentityProvider implements IdentityProvider {

  private final Settings settings;
  private final MailSettings mail;
  private final boolean linkUnconfirmed;
  private final Function<OrganizationId, Optional<KeycloakRealm>> realms;
  private final Connection connection;
  private final Map<OrganizationId, RealmClient> clients = new ConcurrentHashMap<>();

  private KeycloakIdentityProvider(
      Settings settings,
      MailSettings mail,
      boolean linkUnconfirmed,
      Function<OrganizationId, Optional<KeycloakRealm>> realms) {
    this.settings = settings;
    this.mail = mail;
    this.linkUnconfirmed = linkUnconfirmed;
    this.realms = realms;
    this.connection = new Connection(settings);
  }

  /**
   * Starts a provider.
   *
   * @param server the address of the server, with its path if it has one
   * @return a builder
   * @throws IllegalArgumentException if that is no address of a server
   */
  public static Builder builder(URI server) {
    return new Builder(server);
  }

  /** Asked each time, so that a new secret is taken; a realm's token is kept with the realm. */
  private RealmClient client(OrganizationId organization) {
    KeycloakRealm realm =
        realms
            .apply(requireNonNull(organization, "organization"))
            .orElseThrow(
                () ->
                    new IdentityException(
                        IdentityException.Kind.NOT_FOUND,
                        "no realm is set for the organization '" + organization + "'"));
    return requireNonNull(
        clients.compute(
            organization,
            (id, known) ->
                known != null && known.realm().equals(realm)
                    ? known
                    : new RealmClient(settings, realm, connection)));
  }

  private Accounts users(OrganizationId organization) {
    return new Accounts(client(organization));
  }

  private Invitations invitations(OrganizationId organization) {
    RealmClient client = client(organization);
    return new Invitations(client, new Accounts(client), mail, linkUnconfirmed);
  }

  private DirectoryPages pages(OrganizationId organization) {
    return new DirectoryPages(client(organization));
  }

  @Override
  public Invitation invite(
      OrganizationId organization, EndUser user, Consumer<? super Account> guard) {
    return invitations(organization).invite(requireNonNull(user, "user"), guard);
  }

  @Override
  public Invitation resend(OrganizationId organization, String sub) {
    return invitations(organization).resend(requireNonNull(sub, "sub"));
  }

  @Override
  public Optional<Account> find(OrganizationId organization, String sub) {
    return users(organization).find(requireNonNull(sub, "sub")).map(Json::account);
  }

  @Override
  public Optional<Account> findByUsername(OrganizationId organization, String username) {
    return users(organization)
        .findBy("username", requireNonNull(username, "username"))
        .map(Json::account);
  }

  @Override
  public Optional<Account> findByEmail(OrganizationId organization, String email) {
    return users(organization).findBy("email", requireNonNull(email, "email")).map(Json::account);
  }

  @Override
  public void disable(OrganizationId organization, String sub) {
    Accounts users = users(organization);
    users.enable(requireNonNull(sub, "sub"), false);
    users.endSessions(sub);
  }

  @Override
  public void enable(OrganizationId organization, String sub) {
    users(organization).enable(requireNonNull(sub, "sub"), true);
  }

  @Override
  public void endSessions(OrganizationId organization, String sub) {
    users(organization).endSessions(requireNonNull(sub, "sub"));
  }

  @Override
  public void delete(OrganizationId organization, String sub) {
    users(organization).delete(requireNonNull(sub, "sub"));
  }

  @Override
  public IdentityPage<Account> accounts(OrganizationId organization, String after, int limit) {
    return pages(organization).accounts(after, limit);
  }

  @Override
  public IdentityPage<IdentityGroup> groups(OrganizationId organization, String after, int limit) {
    return new GroupPages(client(organization)).groups(after, limit);
  }

  @Override
  public IdentityPage<String> members(
      OrganizationId organization, String group, String after, int limit) {
    return pages(organization).members(requireNonNull(group, "group"), after, limit);
  }

  @Override
  public IdentityPage<IdentityRole> roles(OrganizationId organization, String after, int limit) {
    return pages(organization).roles(after, limit);
  }

  @Override
  public IdentityPage<String> holders(
      OrganizationId organization, String role, String after, int limit) {
    return pages(organization).holders(requireNonNull(role, "role"), after, limit);
  }

  /** Builds a {@link KeycloakIdentityProvider}. Not thread-safe. */
  public static final class Builder {

    private final URI server;
    private final Map<OrganizationId, KeycloakRealm> fixed = new HashMap<>();
    private Function<OrganizationId, Optional<KeycloakRealm>> others = id -> Optional.empty();
    private Duration connectTimeout = Duration.ofSeconds(5);
    // Longer than Keycloak waits for a mail server, so that it can say what is wrong with that.
    private Duration requestTimeout = Duration.ofSeconds(30);
    private int mostRequests = 8;
    private InstantSource clock = InstantSource.system();
    private List<String> mailActions = MailSettings.DEFAULT.actions();
    private Duration mailLifespan = Duration.ZERO;
    private String mailClient = "";
    private String mailRedirect = "";
    private boolean linkUnconfirmed;

    private Builder(URI server) {
      this.server = requireNonNull(server, "server");
      settings();
    }

    private Settings settings() {
      return new Settings(server, connectTimeout, requestTimeout, mostRequests, clock);
    }

    /**
     * Sets the realm of an organization.
     *
     * @param organization the organization
     * @param realm its realm
     * @return this
     * @throws IllegalArgumentException if it is another organization's realm already (DIR-1)
     */
    public Builder realm(OrganizationId organization, KeycloakRealm realm) {
      requireNonNull(organization, "organization");
      Map<OrganizationId, String> names = new HashMap<>();
      fixed.forEach((id, known) -> names.put(id, known.name()));
      Settings.requireOwnRealm(names, organization, realm.name());
      fixed.put(organization, realm);
      return this;
    }

    /**
     * Has the realms of organizations looked up that have none set by {@link #realm}. The function
     * is called once for each call to the provider, by many threads.
     *
     * @param lookup returns the realm of an organization, of no other one, or empty if it has none
     * @return this
     */
    public Builder realms(Function<OrganizationId, Optional<KeycloakRealm>> lookup) {
      this.others = requireNonNull(lookup, "lookup");
      return this;
    }

    /**
     * Sets how long things may take: 5 s to connect and 30 s for an answer, if it is not called.
     *
     * @param connect how long a connection may take
     * @param request how long an answer may take; Keycloak waits for a mail server meanwhile
     * @return this
     */
    public Builder timeouts(Duration connect, Duration request) {
      this.connectTimeout = requireNonNull(connect, "connect");
      this.requestTimeout = requireNonNull(request, "request");
      return this;
    }

    /**
     * Sets how many requests may be under way at once, of all realms together: 8 if it is not
     * called. Others wait.
     *
     * @param most at least one
     * @return this
     */
    public Builder mostRequests(int most) {
      this.mostRequests = most;
      return this;
    }

    /**
     * Sets the clock that tells when a token has to be renewed.
     *
     * @param source the clock
     * @return this
     */
    public Builder clock(InstantSource source) {
      this.clock = requireNonNull(source, "source");
      return this;
    }

    /**
     * Sets what the mail of an invitation asks for: {@code UPDATE_PASSWORD} and {@code
     * VERIFY_EMAIL} if it is not called.
     *
     * @param actions required actions by Keycloak's names
     * @return this
     */
    public Builder mailActions(List<String> actions) {
      this.mailActions = new ArrayList<>(actions);
      return this;
    }

    /**
     * Sets how long the link of an invitation is good; what the realm says if it is not called.
     *
     * @param lifespan whole seconds
     * @return this
     */
    public Builder mailLifespan(Duration lifespan) {
      this.mailLifespan = requireNonNull(lifespan, "lifespan");
      return this;
    }

    /**
     * Sets where the link of an invitation leads to when all is done; to a page of Keycloak if it
     * is not called.
     *
     * @param clientId a client of each realm
     * @param redirectUri an address that this client may redirect to
     * @return this
     */
    public Builder mailRedirect(String clientId, URI redirectUri) {
      this.mailClient = requireNonNull(clientId, "clientId");
      this.mailRedirect = redirectUri.toString();
      return this;
    }

    /**
     * Links accounts also where somebody can sign in to them and nobody has confirmed the address:
     * their sessions end, and their passwords and other credentials are removed; links to other
     * identity providers stay. It is for realms in which only admins make accounts and change
     * addresses. Elsewhere, whoever registers with the address of one who is to be invited, and
     * keeps the login waiting, gets into that user's account.
     *
     * @return this
     */
    public Builder linkingUnconfirmed() {
      this.linkUnconfirmed = true;
      return this;
    }

    /**
     * Builds the provider. It asks the server nothing yet.
     *
     * @return the provider
     * @throws IllegalArgumentException if a setting is out of its bounds
     */
    public KeycloakIdentityProvider build() {
      Map<OrganizationId, KeycloakRealm> known = Map.copyOf(fixed);
      Function<OrganizationId, Optional<KeycloakRealm>> lookup = others;
      return new KeycloakIdentityProvider(
          settings(),
          new MailSettings(mailActions, mailLifespan, mailClient, mailRedirect),
          linkUnconfirmed,
          id -> Optional.ofNullable(known.get(id)).or(() -> lookup.apply(id)));
    }
  }
}
