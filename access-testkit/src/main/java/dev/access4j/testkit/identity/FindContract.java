package dev.access4j.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.identity.Account;
import dev.access4j.testkit.Requirement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Requirement("ID-6")
abstract class FindContract extends IdentityContract {

  FindContract(IdentityProviderKit kit) {
    super(kit);
  }

  @Test
  @DisplayName("an account is found by its sub, with all that it is")
  void bySub() {
    GivenAccount given =
        given("ann")
            .named("Zo\u00eb", "O'Brien")
            .with(Map.of("department", List.of("loans", "a, b"), "\u00fcber", List.of("\u6f22")));
    GivenAccount other = given("bob").unconfirmed().disabled();
    String sub = make(given);
    String otherSub = make(other);
    assertThat(found(sub).sub()).isEqualTo(sub);
    requireSame(found(sub), given);
    requireSame(found(otherSub), other);
  }

  @Test
  @DisplayName("an account is found by its username and by its address, in any case")
  void byNames() {
    GivenAccount given = given("Ann").with(Map.of("k", List.of("v")));
    Account account = found(make(given));
    assertThat(provider.findByUsername(org, given.username())).contains(account);
    assertThat(provider.findByEmail(org, given.email())).contains(account);
    String upperName = given.username().toUpperCase(Locale.ROOT);
    String upperEmail = given.email().toUpperCase(Locale.ROOT);
    assertThat(provider.findByUsername(org, upperName)).contains(account);
    assertThat(provider.findByUsername(org, upperName.toLowerCase(Locale.ROOT))).contains(account);
    assertThat(provider.findByEmail(org, upperEmail)).contains(account);
    assertThat(provider.findByEmail(org, upperEmail.toLowerCase(Locale.ROOT))).contains(account);
  }

  @Test
  @DisplayName("an account that was made by an invitation is found by its username and address")
  void invitedByNames() {
    Account account = found(inviteAndMail(invited("Ann")));
    assertThat(provider.findByUsername(org, username("ANN"))).contains(account);
    assertThat(provider.findByEmail(org, email("ANN"))).contains(account);
  }

  @Test
  @DisplayName("a disabled account is found")
  void disabled() {
    Account account = found(make(given("ann").disabled()));
    assertThat(provider.findByUsername(org, username("ann"))).contains(account);
    assertThat(provider.findByEmail(org, email("ann"))).contains(account);
  }

  @Test
  @DisplayName("what is not there is not found")
  void nothing() {
    make(given("ann"));
    assertThat(provider.find(org, UUID.randomUUID().toString())).isEmpty();
    assertThat(provider.findByUsername(org, username("bob"))).isEmpty();
    assertThat(provider.findByEmail(org, email("bob"))).isEmpty();
  }

  @Test
  @DisplayName("a sub is taken exactly, and is no path")
  void exactSub() {
    String sub = make(given("ann"));
    for (String asked :
        List.of(
            sub + "x",
            sub.substring(1),
            "x/../" + sub,
            sub + "/groups",
            sub + "?x=y",
            "%",
            "*",
            "..",
            "count",
            "a b",
            "\u00e4\ud83d\ude00")) {
      assertThat(provider.find(org, asked)).as(asked).isEmpty();
    }
  }

  @Test
  @DisplayName("parts of names and patterns find nothing")
  void parts() {
    String name = username("ann");
    make(given("ann"));
    for (String part :
        List.of(
            name.substring(1),
            name.substring(0, name.length() - 1),
            mark,
            "*",
            "%",
            name + "*",
            "*" + mark,
            "%" + mark,
            "ann%" + mark,
            name.replace('-', '_'),
            "\"" + name + "\"",
            " " + name,
            name + " ",
            ".*" + mark,
            "username:" + name)) {
      assertThat(provider.findByUsername(org, part)).as(part).isEmpty();
    }
    String email = email("ann");
    for (String part :
        List.of(
            email.substring(1),
            email.substring(0, email.length() - 1),
            "@kit.example",
            "ann." + mark,
            "*",
            "%",
            "*" + mark + "@kit.example",
            "%" + mark + "@kit.example",
            email.replace("ann", "a_n"),
            "\"" + email + "\"",
            email + "*")) {
      assertThat(provider.findByEmail(org, part)).as(part).isEmpty();
    }
  }

  @Test
  @DisplayName("the empty name and the empty address find nothing")
  void empty() {
    make(GivenAccount.of(username("ann"), "").unconfirmed());
    assertThat(provider.findByUsername(org, "")).isEmpty();
    assertThat(provider.findByEmail(org, "")).isEmpty();
  }

  @Test
  @DisplayName("a username is no address, and an address no username")
  void eachByItsOwn() {
    make(GivenAccount.of(email("as-name"), email("as-address")));
    assertThat(provider.findByUsername(org, email("as-address"))).isEmpty();
    assertThat(provider.findByEmail(org, email("as-name"))).isEmpty();
    assertThat(provider.findByUsername(org, email("as-name"))).isPresent();
  }

  @Test
  @DisplayName("names with signs that a query has are taken as they are")
  void signs() {
    for (String name : List.of("a+b", "a.b", "a_b", "m\u00fcller")) {
      String email = email("of-" + name.replace('\u00fc', 'u'));
      Account account = found(make(GivenAccount.of(username(name), email)));
      assertThat(provider.findByUsername(org, username(name))).as(name).contains(account);
      assertThat(provider.findByEmail(org, email)).as(email).contains(account);
    }
  }
}
