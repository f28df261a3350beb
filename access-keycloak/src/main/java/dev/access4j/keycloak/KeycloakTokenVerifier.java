package dev.access4j.keycloak;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.OrganizationId;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.TokenVerifier;
import dev.access4j.identity.VerifiedIdentity;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Verifies access tokens of Keycloak (ID-4), with the keys that a realm publishes. Thread-safe;
 * there is nothing to close.
 *
 * <p>A token is accepted if a key of its realm that is there to sign by has signed it, by the
 * algorithm that the key is for and that is allowed here; its header's type is {@code JWT} or
 * {@code at+jwt}, and its own type {@code Bearer}; its issuer is exactly that of the organization's
 * realm; one of its audiences is expected here; it has a subject and an end; and it is good now.
 * What a token claims is looked at only once its signature is known to be right: a token of another
 * realm is refused for its key, and not for its issuer. No message holds any of the token, but
 * those of a right signature say what was expected instead.
 *
 * <p><b>Keys.</b> A call asks Keycloak for keys only if there are none yet, or none any more; if
 * the token names an unknown one, which may be new; and all other calls that wait meanwhile share
 * that request. So a key that was rotated in is known at once, and one that was retired is refused
 * after the {@link Builder#keyLifetime} at the latest. Whatever keys tokens name, a realm is asked
 * at most twice in ten seconds, and each of these requests is repeated once if it fails. While
 * Keycloak cannot be reached, keys that were read before are used on, for the {@link
 * Builder#outageTolerance} since they were last read and one lifetime more at most; then the call
 * throws. A call that asks Keycloak blocks for four times the {@link Builder#timeout} at most, and
 * longer only for an answer that comes in drips; one that waits for it, a second longer.
 *
 * <p><b>Cost.</b> No query, and no request but for keys. Some 50 to 100 microseconds with an RSA
 * key of 2048 bits, and about a millisecond with ECDSA on Java 17, whether the signature is right
 * or not.
 */
public final class KeycloakTokenVerifier implements TokenVerifier {

  private final Map<OrganizationId, String> fixed;
  private final Function<OrganizationId, Optional<String>> others;
  private final TokenRealms realms;
  private final TokenRules rules;
  private final Set<TokenAlgorithm> algorithms;
  private final int maxLength;

  private KeycloakTokenVerifier(Builder builder) {
    this.fixed = Map.copyOf(builder.fixed);
    this.others = builder.others;
    this.rules =
        new TokenRules(builder.audiences, builder.parties, builder.clock, builder.clockSkew);
    this.realms =
        new TokenRealms(
            builder.server,
            builder.publicServer == null ? builder.server : builder.publicServer,
            builder.clock,
            new TokenKeyTimes(builder.timeout, builder.keyLifetime, builder.outageTolerance),
            builder.maxRealms);
    this.algorithms = Collections.unmodifiableSet(EnumSet.copyOf(builder.algorithms));
    this.maxLength = builder.maxLength;
  }

  /**
   * Begins a verifier. It needs at least one audience and one realm.
   *
   * @param server where Keycloak is reached, with the path before {@code /realms} if there is one
   * @return a builder
   */
  public static Builder builder(URI server) {
    return new Builder(server);
  }

  @Override
  public VerifiedIdentity verify(OrganizationId organization, String token) {
    requireNonNull(organization, "organization");
    SignedToken signed = SignedToken.parse(token, algorithms, maxLength);
    TokenRealms.TokenRealm realm = realms.get(realmOf(organization));
    realm.keys().require(signed.keyId()).requireSignatureOf(signed);
    return rules.check(organization, realm.issuer(), signed.claims());
  }

  private String realmOf(OrganizationId organization) {
    return Optional.ofNullable(fixed.get(organization))
        .or(() -> others.apply(organization))
        .filter(KeycloakTokenVerifier::isName)
        .orElseThrow(
            () ->
                new IdentityException(
                    IdentityException.Kind.NOT_FOUND,
                    "no realm is known of organization '" + organization + "'"));
  }

  /** What would lead to another address than that of a realm is no name. */
  private static boolean isName(String realm) {
    return !realm.isBlank() && !realm.equals(".") && !realm.equals("..");
  }

  /** Says what to accept. Not thread-safe. */
  public static final class Builder {

    private final URI server;
    private @Nullable URI publicServer;
    private final Map<OrganizationId, String> fixed = new HashMap<>();
    private Function<OrganizationId, Optional<String>> others = organization -> Optional.empty();
    private final Set<String> audiences = new HashSet<>();
    private final Set<String> parties = new HashSet<>();
    private final Set<TokenAlgorithm> algorithms = EnumSet.allOf(TokenAlgorithm.class);
    private InstantSource clock = InstantSource.system();
    private Duration clockSkew = Duration.ofSeconds(10);
    private Duration timeout = Duration.ofSeconds(2);
    private Duration keyLifetime = Duration.ofMinutes(5);
    private Duration outageTolerance = Duration.ofHours(1);
    private int maxLength = 16 * 1024;
    private int maxRealms = 1_000;

    private Builder(URI server) {
      this.server = requireNonNull(server, "server");
    }

    /**
     * Sets the address that tokens name as their issuer, where clients reach Keycloak by another
     * one than this program does.
     *
     * @param address the public address, with the path before {@code /realms} if there is one
     * @return this
     */
    public Builder publicServer(URI address) {
      this.publicServer = requireNonNull(address, "publicServer");
      return this;
    }

    /**
     * Adds the realm of an organization.
     *
     * @param organization the organization
     * @param realm the realm's name
     * @return this
     * @throws IllegalArgumentException if it is another organization's realm already (DIR-1)
     */
    public Builder realm(OrganizationId organization, String realm) {
      requireNonNull(organization, "organization");
      requireNonBlank(realm, "the realm's name");
      Settings.requireOwnRealm(fixed, organization, realm);
      fixed.put(organization, realm);
      return this;
    }

    /**
     * Sets how to find the realms of the organizations that none was added for.
     *
     * @param source gives the realm's name, and none for an organization that does not exist. It is
     *     asked at each verification, and so answers from memory; what it throws the verification
     *     throws. Thread-safe
     * @return this
     */
    public Builder realms(Function<OrganizationId, Optional<String>> source) {
      this.others = requireNonNull(source, "realms");
      return this;
    }

    /**
     * Adds an audience: a token is accepted that is for one of those added.
     *
     * @param audience what the token's {@code aud} has
     * @return this
     */
    public Builder audience(String audience) {
      audiences.add(requireNonBlank(audience, "the audience"));
      return this;
    }

    /**
     * Adds a client: if any is added, only tokens issued to one of them are accepted.
     *
     * @param client what the token's {@code azp} is
     * @return this
     */
    public Builder issuedTo(String client) {
      parties.add(requireNonBlank(client, "the client"));
      return this;
    }

    /**
     * Sets the algorithms to accept, in place of all.
     *
     * @param accepted the algorithms, at least one
     * @return this
     * @throws IllegalArgumentException if there is none
     */
    public Builder algorithms(Set<TokenAlgorithm> accepted) {
      List<TokenAlgorithm> copy = List.copyOf(accepted);
      if (copy.isEmpty()) {
        throw new IllegalArgumentException("at least one algorithm is needed");
      }
      algorithms.clear();
      algorithms.addAll(copy);
      return this;
    }

    /**
     * Sets the clock that tells whether tokens are good and keys old.
     *
     * @param source the clock; thread-safe
     * @return this
     */
    public Builder clock(InstantSource source) {
      this.clock = requireNonNull(source, "clock");
      return this;
    }

    /**
     * Sets how far the clock may differ from Keycloak's: so much longer, and so much earlier, a
     * token is good. Ten seconds unless set.
     *
     * @param most up to five minutes
     * @return this
     */
    public Builder clockSkew(Duration most) {
      this.clockSkew = requireNonNull(most, "clockSkew");
      return this;
    }

    /**
     * Sets how long to wait for a connection, and again for each part of an answer. Two seconds
     * unless set.
     *
     * @param most from 100 milliseconds to five seconds
     * @return this
     */
    public Builder timeout(Duration most) {
      this.timeout = requireNonNull(most, "timeout");
      return this;
    }

    /**
     * Sets how long keys are used before they are read again, and so how long tokens of a retired
     * key may still be accepted. Five minutes unless set. In their last tenth they are read again
     * in the background.
     *
     * @param lifetime from 30 seconds to a day
     * @return this
     */
    public Builder keyLifetime(Duration lifetime) {
      this.keyLifetime = requireNonNull(lifetime, "keyLifetime");
      return this;
    }

    /**
     * Sets how long keys are used at least that cannot be read again; at most it is one lifetime
     * more. An hour unless set. What is shorter than the lifetime comes to nothing.
     *
     * @param tolerance up to a day
     * @return this
     */
    public Builder outageTolerance(Duration tolerance) {
      this.outageTolerance = requireNonNull(tolerance, "outageTolerance");
      return this;
    }

    /**
     * Sets how long a token may be. 16,384 characters unless set.
     *
     * @param characters how many at most
     * @return this
     * @throws IllegalArgumentException if that is no number above 0
     */
    public Builder maxLength(int characters) {
      this.maxLength = requirePositive(characters);
      return this;
    }

    /**
     * Sets of how many realms keys are kept; of more than these, those used longest ago are
     * forgotten. 1,000 unless set, at some kilobytes each.
     *
     * @param count how many at most
     * @return this
     * @throws IllegalArgumentException if that is no number above 0
     */
    public Builder maxRealms(int count) {
      this.maxRealms = requirePositive(count);
      return this;
    }

    /**
     * Makes the verifier. Asks Keycloak nothing yet.
     *
     * @return the verifier
     * @throws IllegalArgumentException if there is no audience, a duration is out of its bounds, or
     *     an address is none of a server
     */
    public KeycloakTokenVerifier build() {
      return new KeycloakTokenVerifier(this);
    }

    private static int requirePositive(int value) {
      if (value < 1) {
        throw new IllegalArgumentException("at least 1: " + value);
      }
      return value;
    }

    private static String requireNonBlank(String value, String what) {
      if (value.isBlank()) {
        throw new IllegalArgumentException(what + " is empty");
      }
      return value;
    }
  }
}
