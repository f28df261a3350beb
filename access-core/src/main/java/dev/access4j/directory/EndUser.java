package dev.access4j.directory;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A person who runs solutions and designs none (DIR-2, DIR-4). Immutable. */
public final class EndUser {

  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@]+@[^\\s@]+", Pattern.UNICODE_CHARACTER_CLASS);

  private final EndUserId id;
  private final String username;
  private final String email;
  private final String firstName;
  private final String lastName;
  private final UserStatus status;
  private final Attributes attributes;
  private final @Nullable String sub;

  private EndUser(Builder builder) {
    this.id = builder.id;
    this.username = builder.username;
    this.email = builder.email;
    this.firstName = Text.trim(builder.firstName);
    this.lastName = Text.trim(builder.lastName);
    this.status = builder.status;
    this.attributes = builder.attributes;
    this.sub = builder.sub;
    Faults faults = new Faults();
    Text.checkIdentifier(username, "username", faults);
    Text.checkLength(email, "email", "DIR-2", 1, Text.MAX_NAME, faults);
    Text.checkCharacters(email, "email", "DIR-2", faults);
    faults.check(EMAIL.matcher(email).matches(), "email", "DIR-2", "is not an e-mail address");
    checkName(firstName, "firstName", faults);
    checkName(lastName, "lastName", faults);
    if (sub != null) {
      Text.checkIdentifier(sub, "sub", faults);
    }
    faults.throwIfAny();
  }

  private static void checkName(String name, String field, Faults faults) {
    Text.checkLength(name, field, "DIR-2", 0, Text.MAX_NAME, faults);
    Text.checkCharacters(name, field, "DIR-2", faults);
  }

  /**
   * Starts an active user without names, attributes or account.
   *
   * @param id the user's id
   * @param username the name to sign in with, unique in the organization ignoring case
   * @param email the e-mail address, unique in the organization ignoring case
   * @return a builder
   */
  public static Builder builder(EndUserId id, String username, String email) {
    return new Builder(id, username, email);
  }

  /**
   * Starts a user from this one.
   *
   * @return a builder that holds what this user has
   */
  public Builder toBuilder() {
    Builder builder = new Builder(id, username, email);
    builder.firstName = firstName;
    builder.lastName = lastName;
    builder.status = status;
    builder.attributes = attributes;
    builder.sub = sub;
    return builder;
  }

  /**
   * Returns the user's id.
   *
   * @return the id, never used for another user
   */
  public EndUserId id() {
    return id;
  }

  /**
   * Returns the name to sign in with.
   *
   * @return the username as it was given (DIR-13)
   */
  public String username() {
    return username;
  }

  /**
   * Returns the e-mail address.
   *
   * @return the address as it was given
   */
  public String email() {
    return email;
  }

  /**
   * Returns the first name.
   *
   * @return the name, empty if not known
   */
  public String firstName() {
    return firstName;
  }

  /**
   * Returns the last name.
   *
   * @return the name, empty if not known
   */
  public String lastName() {
    return lastName;
  }

  /**
   * Returns where the user stands.
   *
   * @return the status (DIR-3)
   */
  public UserStatus status() {
    return status;
  }

  /**
   * Returns the user's own attributes, without those of its groups.
   *
   * @return the attributes (DIR-8)
   */
  public Attributes attributes() {
    return attributes;
  }

  /**
   * Returns the id of the user's account at the identity provider.
   *
   * @return the {@code sub}, or empty as long as it is not known
   */
  public Optional<String> sub() {
    return Optional.ofNullable(sub);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EndUser user
        && id.equals(user.id)
        && username.equals(user.username)
        && email.equals(user.email)
        && firstName.equals(user.firstName)
        && lastName.equals(user.lastName)
        && status == user.status
        && attributes.equals(user.attributes)
        && Objects.equals(sub, user.sub);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return "EndUser[" + id + ", " + username + ", " + status + "]";
  }

  /** Builds an {@link EndUser}. Not thread-safe. */
  public static final class Builder {

    private final EndUserId id;
    private String username;
    private String email;
    private String firstName = "";
    private String lastName = "";
    private UserStatus status = UserStatus.ACTIVE;
    private Attributes attributes = Attributes.NONE;
    private @Nullable String sub;

    private Builder(EndUserId id, String username, String email) {
      this.id = requireNonNull(id, "id");
      this.username = requireNonNull(username, "username");
      this.email = requireNonNull(email, "email");
    }

    /**
     * Returns the id of the user to be built.
     *
     * @return the id
     */
    public EndUserId id() {
      return id;
    }

    /**
     * Sets the username.
     *
     * @param value the name to sign in with
     * @return this
     */
    public Builder username(String value) {
      this.username = requireNonNull(value, "username");
      return this;
    }

    /**
     * Sets the e-mail address. The account of an invited user was made for its address: with
     * another one it has none, until it is invited again (ID-2).
     *
     * @param value the address
     * @return this
     */
    public Builder email(String value) {
      if (status == UserStatus.INVITED && !Text.isSameButForCase(email, value)) {
        this.sub = null;
      }
      this.email = requireNonNull(value, "email");
      return this;
    }

    /**
     * Sets the names.
     *
     * @param first the first name, empty if not known
     * @param last the last name, empty if not known
     * @return this
     */
    public Builder name(String first, String last) {
      this.firstName = requireNonNull(first, "firstName");
      this.lastName = requireNonNull(last, "lastName");
      return this;
    }

    /**
     * Sets the status.
     *
     * @param value where the user stands
     * @return this
     */
    public Builder status(UserStatus value) {
      this.status = requireNonNull(value, "status");
      return this;
    }

    /**
     * Sets the user's own attributes.
     *
     * @param value the attributes
     * @return this
     */
    public Builder attributes(Attributes value) {
      this.attributes = requireNonNull(value, "attributes");
      return this;
    }

    /**
     * Sets the account at the identity provider.
     *
     * @param value the account's {@code sub}
     * @return this
     */
    public Builder sub(String value) {
      this.sub = requireNonNull(value, "sub");
      return this;
    }

    /**
     * Takes the account away, as when it is gone at the identity provider.
     *
     * @return this
     */
    public Builder withoutSub() {
      this.sub = null;
      return this;
    }

    /**
     * Builds the user.
     *
     * @return the user
     * @throws ValidationException with every fault that DIR-2 or DIR-13 finds
     */
    public EndUser build() {
      return new EndUser(this);
    }
  }
}
