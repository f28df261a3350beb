package dev.access4j.admin;

import static java.util.Objects.requireNonNull;

import dev.access4j.directory.Fault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of an import: what is said of one user. What a row does not say stays as it is. Nothing is
 * checked here: the import refuses a row with all its faults at once (AD-8). Immutable.
 */
public final class ImportRow {

  private final long number;
  private final String username;
  private final @Nullable String email;
  private final @Nullable String firstName;
  private final @Nullable String lastName;
  private final Map<String, List<String>> attributes;
  private final Set<String> groups;
  private final List<Fault> faults;

  private ImportRow(Builder builder) {
    this.number = builder.number;
    this.username = builder.username;
    this.email = builder.email;
    this.firstName = builder.firstName;
    this.lastName = builder.lastName;
    this.attributes = Collections.unmodifiableMap(new LinkedHashMap<>(builder.attributes));
    this.groups = Collections.unmodifiableSet(new LinkedHashSet<>(builder.groups));
    this.faults = List.copyOf(builder.faults);
  }

  /**
   * Starts a row that says nothing of its user yet.
   *
   * @param number what people find the row by in its source, such as a line number
   * @param username the user's name, which tells which user the row is about, exactly (DIR-13)
   * @return a builder
   */
  public static Builder builder(long number, String username) {
    return new Builder(number, username);
  }

  /**
   * Returns what people find the row by.
   *
   * @return the number that it was given
   */
  public long number() {
    return number;
  }

  /**
   * Returns which user the row is about.
   *
   * @return the username
   */
  public String username() {
    return username;
  }

  /**
   * Returns the e-mail address.
   *
   * @return the address that the user is to have; empty if it keeps its own. A new user needs one
   */
  public Optional<String> email() {
    return Optional.ofNullable(email);
  }

  /**
   * Returns the first name.
   *
   * @return the name that the user is to have, possibly none; empty if it keeps its own
   */
  public Optional<String> firstName() {
    return Optional.ofNullable(firstName);
  }

  /**
   * Returns the last name.
   *
   * @return the name that the user is to have, possibly none; empty if it keeps its own
   */
  public Optional<String> lastName() {
    return Optional.ofNullable(lastName);
  }

  /**
   * Returns the attributes that the row speaks of.
   *
   * @return the values that each is to have, none to take it away; the user keeps its other ones
   */
  public Map<String, List<String>> attributes() {
    return attributes;
  }

  /**
   * Returns the groups that the user is to be a member of.
   *
   * @return their names; no membership is ever taken away
   */
  public Set<String> groups() {
    return groups;
  }

  /**
   * Returns what the source found wrong with the row.
   *
   * @return the faults; a row that has one is refused for them, and not looked at further
   */
  public List<Fault> faults() {
    return faults;
  }

  @Override
  public String toString() {
    return "ImportRow[" + number + ", " + username + "]";
  }

  /** Builds an {@link ImportRow}. Not thread-safe. */
  public static final class Builder {

    private final long number;
    private final String username;
    private @Nullable String email;
    private @Nullable String firstName;
    private @Nullable String lastName;
    private final Map<String, List<String>> attributes = new LinkedHashMap<>();
    private final Set<String> groups = new LinkedHashSet<>();
    private final List<Fault> faults = new ArrayList<>();

    private Builder(long number, String username) {
      this.number = number;
      this.username = requireNonNull(username, "username");
    }

    /**
     * Says which e-mail address the user is to have (DIR-2).
     *
     * @param value the address
     * @return this
     */
    public Builder email(String value) {
      this.email = requireNonNull(value, "email");
      return this;
    }

    /**
     * Says which first name the user is to have.
     *
     * @param value the name, empty for none
     * @return this
     */
    public Builder firstName(String value) {
      this.firstName = requireNonNull(value, "firstName");
      return this;
    }

    /**
     * Says which last name the user is to have.
     *
     * @param value the name, empty for none
     * @return this
     */
    public Builder lastName(String value) {
      this.lastName = requireNonNull(value, "lastName");
      return this;
    }

    /**
     * Says which values an attribute of the user is to have (DIR-8).
     *
     * @param key the attribute's key
     * @param values its values; none to take the attribute away
     * @return this
     */
    public Builder attribute(String key, List<String> values) {
      attributes.put(requireNonNull(key, "key"), List.copyOf(values));
      return this;
    }

    /**
     * Says that the user is to be a member of a group (DIR-7).
     *
     * @param name the group's name, case included
     * @return this
     */
    public Builder group(String name) {
      groups.add(requireNonNull(name, "name"));
      return this;
    }

    /**
     * Says that the source found something wrong with the row.
     *
     * @param fault what is wrong
     * @return this
     */
    public Builder fault(Fault fault) {
      faults.add(requireNonNull(fault, "fault"));
      return this;
    }

    /**
     * Builds the row.
     *
     * @return the row
     */
    public ImportRow build() {
      return new ImportRow(this);
    }
  }
}
