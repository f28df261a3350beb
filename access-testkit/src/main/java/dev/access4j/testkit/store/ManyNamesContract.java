package dev.access4j.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.testkit.Requirement;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Requirement("DIR-2")
abstract class ManyNamesContract extends StoreContract {

  /** More than a database takes as parameters of one statement. */
  private static final int MANY = 70_000;

  private static final EndUser ANN = user("1", "Stra\u00dfe", "Ann@X.example");
  private static final EndUser BOB = user("2", "bob", "e\u0301@x.example");
  private static final EndUser EVE = user("3", "ann@x.example", "bob@x.example");

  ManyNamesContract(AccessStoreKit kit) {
    super(kit);
  }

  @Test
  @DisplayName("users are found by usernames, each under the name asked for, in any case of it")
  void named() {
    fill();
    assertThat(now().usersNamed(Set.of("STRASSE", "stra\u00dfe", "BOB", "nobody", "bo", "")))
        .isEqualTo(Map.of("STRASSE", ANN, "stra\u00dfe", ANN, "BOB", BOB));
    assertThat(now().usersNamed(Set.of("Ann@X.example"))).isEqualTo(Map.of("Ann@X.example", EVE));
    assertThat(now().usersNamed(Set.of("%", "b_b", "bob@x.example"))).isEmpty();
  }

  @Test
  @DisplayName("users are found by e-mails, each under the address asked for, in any case of it")
  void withEmails() {
    fill();
    assertThat(now().usersWithEmails(Set.of("ann@x.EXAMPLE", "ANN@X.EXAMPLE", "\u00c9@x.example")))
        .isEqualTo(Map.of("ann@x.EXAMPLE", ANN, "ANN@X.EXAMPLE", ANN, "\u00c9@x.example", BOB));
    assertThat(now().usersWithEmails(Set.of("Bob@x.example", "nobody@x.example")))
        .isEqualTo(Map.of("Bob@x.example", EVE));
    assertThat(now().usersWithEmails(Set.of("bob", "%@x.example", "e@x.example"))).isEmpty();
  }

  @Test
  @DisplayName("no names find nobody")
  void none() {
    fill();
    assertThat(now().usersNamed(Set.of())).isEmpty();
    assertThat(now().usersWithEmails(Set.of())).isEmpty();
  }

  @Test
  @DisplayName("a write finds users by the names that it has given them, and no more by the others")
  void inWrite() {
    fill();
    write(
        tx -> {
          EndUser renamed = user("2", "Bobby", "bobby@x.example");
          tx.put(renamed);
          tx.delete(EVE.id());
          assertThat(tx.usersNamed(Set.of("bob", "BOBBY", "ann@x.example")))
              .isEqualTo(Map.of("BOBBY", renamed));
          assertThat(tx.usersWithEmails(Set.of("\u00e9@x.example", "BOBBY@x.example")))
              .isEqualTo(Map.of("BOBBY@x.example", renamed));
        });
  }

  @Test
  @DisplayName("any number of names may be asked for at once")
  void many() {
    fill();
    Map<String, EndUser> expected = new HashMap<>();
    Set<String> asked = new LinkedHashSet<>();
    write(
        tx -> {
          for (int i = 0; i < MANY; i++) {
            if (i % 700 == 0) {
              EndUser user = user("many " + i, "user" + i, "user" + i + "@x.example");
              tx.put(user);
              expected.put("USER" + i, user);
            }
            asked.add("USER" + i);
          }
        });
    assertThat(now().usersNamed(asked)).isEqualTo(expected);
    Map<String, EndUser> byEmail = new HashMap<>();
    expected.forEach((name, user) -> byEmail.put(name + "@x.example", user));
    Set<String> emails = new LinkedHashSet<>();
    asked.forEach(name -> emails.add(name + "@x.example"));
    assertThat(now().usersWithEmails(emails)).isEqualTo(byEmail);
  }

  private void fill() {
    write(
        tx -> {
          tx.put(ANN);
          tx.put(BOB);
          tx.put(EVE);
        });
  }

  private static EndUser user(String id, String name, String email) {
    return EndUser.builder(EndUserId.of(id), name, email).build();
  }
}
