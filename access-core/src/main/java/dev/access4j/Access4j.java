package dev.access4j;

import static java.util.Objects.requireNonNull;

import dev.access4j.admin.AccessAdmin;
import dev.access4j.admin.ActorPermissions;
import dev.access4j.admin.AuditListener;
import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.CacheSettings;
import dev.access4j.decision.Subject;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.ValidationException;
import dev.access4j.identity.IdentityProvider;
import dev.access4j.internal.admin.Administration;
import dev.access4j.internal.evaluation.CachedEvaluator;
import dev.access4j.store.AccessStore;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.IntegrityException;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import dev.access4j.store.StoreException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A store, an evaluator and administration, wired together. Make one for each store and keep it:
 * the evaluator warms its caches and follows the store's changes until this is closed. Thread-safe.
 */
public final class Access4j implements AutoCloseable {

  private final AccessStore store;
  private final CachedEvaluator evaluator;
  private final Administration admin;

  private Access4j(Builder builder) {
    this.store = builder.store;
    this.evaluator = new CachedEvaluator(builder.store, builder.clock, builder.settings);
    this.admin =
        new Administration(
            builder.store,
            evaluator,
            builder.clock,
            builder.permissions,
            builder.auditListener,
            builder.identityProvider);
  }

  /**
   * Starts wiring.
   *
   * @param store where the access configuration is
   * @return a builder with the system's clock and {@link CacheSettings#DEFAULT}
   */
  public static Builder builder(AccessStore store) {
    return new Builder(store);
  }

  /**
   * Returns the evaluator.
   *
   * @return the evaluator, the same at each call
   */
  public AccessEvaluator evaluator() {
    return evaluator;
  }

  /**
   * Returns administration: for every change that a person or a program asks for (AD-1).
   *
   * @return the services, the same at each call
   */
  public AccessAdmin admin() {
    return admin;
  }

  /**
   * Returns the store.
   *
   * @return the store that this was built on
   */
  public AccessStore store() {
    return store;
  }

  /**
   * Finds a user as a subject by its username, as it comes with a request. One query each time:
   * keep the subject for as long as the request lasts, and prefer the id where it is known.
   *
   * @param organization the organization
   * @param username the username, compared exactly, case included (DIR-13)
   * @return the subject, or empty if no end user has this username
   * @throws StoreException if the store cannot be read
   */
  public Optional<Subject.User> subject(OrganizationId organization, String username) {
    return store.read(
        organization,
        view ->
            view.userNamed(username)
                .filter(user -> user.username().equals(username))
                .map(user -> new Subject.User(organization, user.id())));
  }

  /**
   * Changes an organization by the rules, all of it or nothing. It asks no permission: it is for
   * trusted code such as loaders and tests. The next evaluation in this process sees the change
   * (EV-11). The organization is put first: see {@link AccessWriter}.
   *
   * @param organization the organization
   * @param work writes; it may run again after a conflict, so that it must have no other effects
   * @return a revision that holds the change, for requests to other nodes (EV-11); one more query
   * @throws ValidationException with every fault of an input that a rule refuses
   * @throws IntegrityException if the outcome would be inconsistent, as without the organization
   * @throws IllegalStateException if called within the work of another write to this store
   * @throws StoreException if the store cannot be written, or cannot be read afterwards: what the
   *     work did is then there as a whole, or not at all, which a look tells
   */
  public Revision change(OrganizationId organization, Consumer<? super AccessWriter> work) {
    OrganizationId written =
        write(
            organization,
            writer -> {
              work.accept(writer);
              return organization;
            });
    return store.read(written, ReadView::revision);
  }

  /**
   * Changes an organization as {@link #change} does, and returns what the work returns. For a
   * revision use {@link #change}: the one that {@code writer.view()} shows is never made if the
   * work changes nothing.
   *
   * @param organization the organization
   * @param work writes; it may run again after a conflict, so that it must have no other effects
   * @param <T> the type of the answer
   * @return what the work returned
   * @throws ValidationException with every fault of an input that a rule refuses
   * @throws IntegrityException if the outcome would be inconsistent, as without the organization
   * @throws IllegalStateException if called within the work of another write to this store
   * @throws StoreException if the store cannot be written
   */
  public <T> T write(OrganizationId organization, Function<? super AccessWriter, T> work) {
    return store.write(organization, tx -> work.apply(new AccessWriter(tx)));
  }

  /**
   * Stops following the store's changes; the store stays open, and {@link #change}, {@link #write}
   * and {@link #admin} still work. From now on the evaluator, its handles, and what administration
   * asks it throw {@link IllegalStateException}: what they know would not be kept right any more.
   */
  @Override
  public void close() {
    evaluator.close();
  }

  /** Wires an {@link Access4j}. Not thread-safe. */
  public static final class Builder {

    private final AccessStore store;
    private InstantSource clock = InstantSource.system();
    private CacheSettings settings = CacheSettings.DEFAULT;
    private ActorPermissions permissions = ActorPermissions.DEFAULT;
    private AuditListener auditListener = AuditListener.NONE;
    private @Nullable IdentityProvider identityProvider;

    private Builder(AccessStore store) {
      this.store = requireNonNull(store, "store");
    }

    /**
     * Sets the clock that tells when shares start and end.
     *
     * @param source the clock; thread-safe
     * @return this
     */
    public Builder clock(InstantSource source) {
      this.clock = requireNonNull(source, "clock");
      return this;
    }

    /**
     * Sets how much to cache and how long to trust it.
     *
     * @param cacheSettings the settings
     * @return this
     */
    public Builder caches(CacheSettings cacheSettings) {
      this.settings = requireNonNull(cacheSettings, "settings");
      return this;
    }

    /**
     * Sets who may administer what, in place of {@link ActorPermissions#DEFAULT}. To keep what
     * admins and owners hold (AD-2), set {@code ActorPermissions.DEFAULT.or(source)}.
     *
     * @param source says what actors may do; thread-safe
     * @return this
     */
    public Builder permissions(ActorPermissions source) {
      this.permissions = requireNonNull(source, "permissions");
      return this;
    }

    /**
     * Sets who hears of what is administered (AD-6). Nobody unless set.
     *
     * @param listener forwards audit entries; thread-safe
     * @return this
     */
    public Builder auditListener(AuditListener listener) {
      this.auditListener = requireNonNull(listener, "auditListener");
      return this;
    }

    /**
     * Sets where the accounts of end users are (ID-1). Without one, users are invited here alone.
     *
     * @param provider the identity provider; thread-safe
     * @return this
     */
    public Builder identityProvider(IdentityProvider provider) {
      this.identityProvider = requireNonNull(provider, "identityProvider");
      return this;
    }

    /**
     * Wires the parts and starts to follow the store's changes. Reads nothing yet.
     *
     * @return the wired library
     * @throws StoreException if the store's feed cannot be followed
     */
    public Access4j build() {
      return new Access4j(this);
    }
  }
}
