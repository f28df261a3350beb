package dev.access4j.file;

import static dev.access4j.file.Documents.faultsOfJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.testkit.Requirement;
import org.junit.jupiter.api.Test;

@Requirement("SOL-2")
class DefaultRoleTest {

  private static final String ORGANIZATION =
      "{\"organization\": {\"id\": \"a\", \"name\": \"A\"}, ";

  private static String solution(String id, String more) {
    return "{\"id\": \"%s\", \"name\": \"S\", %s}".formatted(id, more);
  }

  private static String naming(String role) {
    return "\"versions\": [{\"id\": \"1\", \"roles\": [\"" + role + "\"]}]";
  }

  @Test
  void isMadeWhereItIsNamedAndNotDefined() {
    AccessFile made =
        Documents.json(ORGANIZATION + "\"solutions\": [" + solution("s", naming("user")) + "]}");
    AccessFile defined =
        Documents.json(
            ORGANIZATION
                + "\"roles\": [{\"name\": \"user\"}], \"solutions\": ["
                + solution("s", naming("user"))
                + "]}");

    assertThat(made).isEqualTo(defined);
    assertThat(made.roles()).isEqualTo(1);
    assertThat(Documents.write(made, Format.JSON)).isEqualTo(Documents.write(defined, Format.JSON));
  }

  @Test
  void isMadeForAGroupToo() {
    assertThat(
            Documents.json(ORGANIZATION + "\"groups\": [{\"name\": \"G\", \"roles\": [\"user\"]}]}")
                .roles())
        .isEqualTo(1);
    assertThat(Documents.json(ORGANIZATION + "\"groups\": [{\"name\": \"G\"}]}").roles()).isZero();
  }

  @Test
  void isNotMadeWhereSomethingElseIsMeant() {
    assertThat(
            faultsOfJson(
                ORGANIZATION
                    + "\"roles\": [{\"name\": \"User\"}], \"solutions\": ["
                    + solution("s", naming("user"))
                    + "]}"))
        .singleElement()
        .asString()
        .endsWith("there is no role 'user'; names compare exactly: did you mean 'User'?");
    assertThat(
            faultsOfJson(ORGANIZATION + "\"solutions\": [" + solution("s", naming("USER")) + "]}"))
        .singleElement()
        .asString()
        .endsWith("there is no role 'USER'");
    assertThat(
            faultsOfJson(
                ORGANIZATION
                    + "\"solutions\": ["
                    + solution("s", naming("user"))
                    + ", "
                    + solution("t", "\"roles\": [{\"name\": \"user\"}]")
                    + "]}"))
        .singleElement()
        .asString()
        .endsWith("'user' is a role of the solution 't' (DIR-12)");
  }

  @Test
  @Requirement("DIR-12")
  void aSolutionsOwnRoleOfThatNameIsNoReasonToMakeIt() {
    String own = "\"roles\": [{\"name\": \"user\"}], " + naming("user");
    AccessFile file = Documents.json(ORGANIZATION + "\"solutions\": [" + solution("s", own) + "]}");
    assertThat(file.roles()).isEqualTo(1);
  }
}
