package dev.access4j.file;

import static dev.access4j.file.Documents.faultsOfYaml;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class YamlFormTest {

  private static final String ORGANIZATION = "organization: {id: a, name: A}\n";

  @Test
  void saysTheSameAsJsonOfTheSameShape() {
    AccessFile yaml =
        Documents.yaml(
            """
            # an organization
            organization:
              id: acme
              name: Acme Bank
            roles:
              - name: teller
                description: >-
                  Serves clients
                  in a branch
            users:
              - {username: ana, email: ana@acme.example, attributes: {region: "north, west"}}
            solutions:
              - id: onboarding
                name: 'Client onboarding'
                live: "2"
                versions:
                  - id: "2"
                    roles: [teller]
                shares:
                  - user: ana
                    roles: [teller]
                    expiresAt: 2027-01-01T00:00:00Z
            """);
    AccessFile json =
        Documents.json(
            """
            {
              "organization": {"id": "acme", "name": "Acme Bank"},
              "roles": [{"name": "teller", "description": "Serves clients in a branch"}],
              "users": [{"username": "ana", "email": "ana@acme.example",
                         "attributes": {"region": ["north", "west"]}}],
              "solutions": [{"id": "onboarding", "name": "Client onboarding", "live": "2",
                "versions": [{"id": "2", "state": "PUBLISHED", "roles": ["teller"]}],
                "shares": [{"user": "ana", "roles": ["teller"],
                            "expiresAt": "2027-01-01T02:00:00+02:00"}]}]
            }
            """);
    assertThat(yaml).isEqualTo(json).hasSameHashCodeAs(json);
  }

  @Test
  void wantsANumberInQuotesWhereATextBelongs() {
    assertThat(
            faultsOfYaml(
                ORGANIZATION
                    + """
                    solutions:
                      - id: s
                        name: S
                        live: 2
                        versions: [{id: 2}, {id: 1.5}, {id: true}, {id: ~}, {id: 1.2.3}]
                    """))
        .containsExactly(
            "5:11: solutions[0].live: must be a text, not the number 2: put it in quotes",
            "6:21: solutions[0].versions[0].id: must be a text, not the number 2: put it in quotes",
            "6:30: solutions[0].versions[1].id: must be a text, not the number 1.5: put it in"
                + " quotes",
            "6:41: solutions[0].versions[2].id: must be a text, not true: put it in quotes",
            "6:53: solutions[0].versions[3].id: must be a text, not null");
  }

  @Test
  void takesWordsForTextsThatOlderYamlTookForFlags() {
    assertThat(faultsOfYaml("organization: {id: yes, name: off}")).isEmpty();
  }

  @Test
  void refusesAnchorsAliasesAndTags() {
    assertThat(faultsOfYaml("organization: &o {id: a, name: A}"))
        .containsExactly(
            "1:15: organization: anchors (&) and aliases (*) are not accepted: write the value"
                + " out");
    assertThat(faultsOfYaml(ORGANIZATION + "roles: *r"))
        .singleElement()
        .asString()
        .startsWith("2:8: roles: anchors (&) and aliases (*) are not accepted");
    assertThat(faultsOfYaml(ORGANIZATION + "roles: !!java.net.URL [x]"))
        .containsExactly("2:8: roles: tags are not accepted: tag:yaml.org,2002:java.net.URL");
    assertThat(faultsOfYaml(ORGANIZATION + "roles: !x y"))
        .containsExactly("2:8: roles: tags are not accepted: !x");
  }

  @Test
  @Timeout(10)
  void isNotHarmedByABomb() {
    StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (char c = 'b'; c <= 'z'; c++) {
      String before = "*" + (char) (c - 1);
      bomb.append(c).append(": &").append(c).append(" [").append(before);
      bomb.append((", " + before).repeat(8)).append("]\n");
    }
    assertThat(faultsOfYaml(bomb.toString())).hasSize(1);
  }

  @Test
  void refusesASecondDocument() {
    assertThat(faultsOfYaml(ORGANIZATION + "---\n" + ORGANIZATION))
        .containsExactly("2:1: there is a second document in the file");
    assertThat(faultsOfYaml("---\n" + ORGANIZATION + "...\n")).isEmpty();
  }

  @Test
  void refusesAnEmptyDocument() {
    assertThat(faultsOfYaml("")).containsExactly("1:1: the document is empty");
    assertThat(faultsOfYaml("# nothing\n")).containsExactly("1:1: the document is empty");
    assertThat(faultsOfYaml("---\n")).hasSize(1);
  }

  @Test
  void saysWhereItIsNoYaml() {
    assertThat(faultsOfYaml("organization:\n  id: a\n bad"))
        .singleElement()
        .asString()
        .startsWith("3:")
        .contains("is not YAML: ");
    assertThat(faultsOfYaml("organization: {id: a, name: \"A"))
        .singleElement()
        .asString()
        .contains("is not YAML: ");
    assertThat(faultsOfYaml("organization:\n  id: a\u0007b"))
        .containsExactly("2:8: is not YAML: the character \\u0007 is not allowed");
    assertThat(faultsOfYaml("organization:\n\tid: a")).hasSize(1);
  }

  @Test
  void saysWhereAnEscapeIsNoCharacter() {
    for (String escape : List.of("\\UFFFFFFFF", "\\U80000000", "\\U00110000", "\\xZZ", "\\q")) {
      assertThat(faultsOfYaml("organization:\n  id: a\n  name: \"A" + escape + "\"\n"))
          .as(escape)
          .singleElement()
          .asString()
          .startsWith("3:")
          .contains("is not YAML: ")
          .doesNotContain("Exception");
    }
  }

  @Test
  void refusesKeysThatAreNoTexts() {
    assertThat(faultsOfYaml(ORGANIZATION + "? [a]\n: b"))
        .singleElement()
        .asString()
        .contains("a key must be a text");
    assertThat(
            faultsOfYaml(
                ORGANIZATION + "users: [{username: u, email: u@x, attributes: {2024: [x]}}]"))
        .containsExactly("2:48: users[0].attributes.2024: a key must be a text: put it in quotes");
  }

  @Test
  void saysWhereAKeyIsThereTwice() {
    assertThat(faultsOfYaml(ORGANIZATION + "organization: {id: b, name: B}\n"))
        .containsExactly("2:1: organization: the key is there twice");
  }

  @Test
  @Timeout(20)
  void refusesDeepNesting() {
    for (String nested :
        List.of("[".repeat(100_000), "{a: ".repeat(100_000), "- ".repeat(100_000))) {
      assertThat(faultsOfYaml("roles:\n  " + nested)).hasSize(1);
    }
  }
}
