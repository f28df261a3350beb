package dev.access4j.internal.admin;

import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.Fault;
import dev.access4j.directory.Faults;
import dev.access4j.directory.Text;
import dev.access4j.directory.UserStatus;
import dev.access4j.identity.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What an account says of its user, and what is wrong with it whatever the store holds. A name at
 * fault is never looked up: a store cannot be asked for every text.
 *
 * @param account the account
 * @param attributes those of its attributes that keep the rules
 * @param faults its own faults
 */
record DirectoryAccount(Account account, Attributes attributes, List<Fault> faults) {

  private static final EndUserId ANY = EndUserId.of("any");

  /** What a user cannot be without. */
  private static final Set<String> NEEDED = Set.of("username", "email");

  static DirectoryAccount of(Account account) {
    Faults faults = new Faults();
    EndUser.Builder probe =
        EndUser.builder(ANY, account.username(), account.email())
            .name(account.firstName(), account.lastName());
    Object unused = faults.attempt("", probe::build);
    List<Fault> found = new ArrayList<>(faults.list());
    Attributes attributes = DirectoryAttributes.sound(account.attributes(), found::add);
    return new DirectoryAccount(account, attributes, List.copyOf(found));
  }

  boolean isSound(String field) {
    return faults.stream().noneMatch(fault -> fault.field().equals(field));
  }

  /** What keeps a user from being made. */
  List<Fault> faultsOfNeeded() {
    return faults.stream().filter(fault -> NEEDED.contains(fault.field())).toList();
  }

  /** What is left out of a user that is made. */
  List<Fault> faultsOfRest() {
    return faults.stream().filter(fault -> !NEEDED.contains(fault.field())).toList();
  }

  /** Whether the account has another username or address than a user, not only in another case. */
  static boolean differs(String here, String there) {
    return !Text.caseKey(here).equals(Text.caseKey(there));
  }

  /** A new user: it may sign in if the provider lets it. The names that are needed are sound. */
  EndUser create() {
    EndUser.Builder made =
        EndUser.builder(EndUserId.random(), account.username(), account.email())
            .sub(account.sub())
            .status(account.enabled() ? UserStatus.ACTIVE : UserStatus.DEACTIVATED);
    return named(made, "", "").attributes(attributes).build();
  }

  /** Sets what nobody else can have; what the account has not stays. */
  EndUser.Builder describe(EndUser.Builder changed, EndUser old) {
    return named(changed, old.firstName(), old.lastName())
        .attributes(DirectoryAttributes.replaced(old.attributes(), attributes));
  }

  private EndUser.Builder named(EndUser.Builder user, String first, String last) {
    return user.name(
        given("firstName", account.firstName(), first),
        given("lastName", account.lastName(), last));
  }

  private String given(String field, String value, String otherwise) {
    return isSound(field) && !Text.trim(value).isEmpty() ? value : otherwise;
  }
}
