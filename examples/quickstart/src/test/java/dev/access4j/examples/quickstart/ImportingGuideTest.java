package dev.access4j.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.Access4j;
import dev.access4j.admin.Actor;
import dev.access4j.admin.GroupDetails;
import dev.access4j.admin.ImportOutcome;
import dev.access4j.admin.ImportRow;
import dev.access4j.admin.ImportSettings;
import dev.access4j.admin.ImportSummary;
import dev.access4j.admin.Versioned;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.file.UserCsv;
import dev.access4j.memory.InMemoryAccessStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of docs/importing.md. */
@DisplayName("The guide to importing")
class ImportingGuideTest {

  private static final OrganizationId ACME = OrganizationId.of("acme");

  private final Access4j access = Access4j.builder(new InMemoryAccessStore()).build();
  private final Actor root = Actor.designer(ACME, "root@acme.example", "org_admin");
  private final List<String> refused = new ArrayList<>();

  @TempDir private Path folder;

  @BeforeEach
  void prepare() {
    access.change(ACME, writer -> writer.put(Organization.of(ACME, "Acme")));
    Versioned<EndUserGroup> unused =
        access.admin().groups().create(root, GroupDetails.of("Branch 01"));
  }

  @AfterEach
  void close() {
    access.close();
  }

  @Test
  void csv() throws IOException {
    Path file = folder.resolve("users.csv");
    Files.writeString(
        file,
        """
        username,email,firstName,groups,attribute:region
        ana,ana@acme.example,Ana,Branch 01,"north,south"
        ben,ben@acme.example,Ben,Branch 99,
        """);

    // region csv
    ImportSummary summary;
    try (UserCsv rows = UserCsv.open(file)) {
      summary =
          access
              .admin()
              .users()
              .importAll(
                  root,
                  rows,
                  ImportSettings.DRY_RUN,
                  result -> {
                    if (result.outcome() == ImportOutcome.REFUSED) {
                      refused.add("line " + result.row().number() + ": " + result.faults());
                    }
                  });
    }
    System.out.println(summary); // 1 created, 0 updated, 0 unchanged, 1 refused
    // endregion
    assertThat(summary).hasToString("1 created, 0 updated, 0 unchanged, 1 refused");
    assertThat(refused).containsExactly("line 3: [groups: there is no group 'Branch 99' (DIR-7)]");
  }

  @Test
  void rows() {
    // region rows
    List<ImportRow> rows =
        List.of(
            ImportRow.builder(1, "ana").email("ana@acme.example").group("Branch 01").build(),
            ImportRow.builder(2, "ana").attribute("region", List.of()).build());
    ImportSummary summary =
        access
            .admin()
            .users()
            .importAll(root, rows.iterator(), ImportSettings.DEFAULT, result -> {});
    // endregion
    assertThat(summary).hasToString("1 created, 0 updated, 1 unchanged, 0 refused");
  }
}
