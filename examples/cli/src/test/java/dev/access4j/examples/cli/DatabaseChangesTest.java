package dev.access4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.examples.cli.TestDatabase.Kind;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Commands that change an organization in a database, of each kind, and tell what was changed. */
class DatabaseChangesTest {

  @TempDir private Path folder;

  private TestDatabase database(Kind kind, String sample) {
    TestDatabase database = kind.create(folder);
    assertThat(database.access("init").err()).isEmpty();
    String file = Run.sample(sample, folder).toString();
    assertThat(database.access("apply", file, "--actor=root").err()).isEmpty();
    return database;
  }

  private void edit(String from, String to) {
    Run.write(folder.resolve("branch.json"), Run.sampleText("branch.json").replace(from, to));
  }

  private String file() {
    return folder.resolve("branch.json").toString();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("plan and apply show the changes, write all or nothing, and need --allow-removals")
  void apply(Kind kind) {
    TestDatabase database = database(kind, "branch.json");
    edit("\"members\": [\"ana\", \"eva\"]", "\"members\": []");

    Run refused = database.access("apply", file());
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("not applied: it removes 2 memberships");
    assertThat(database.access("plan", file()).out()).isEqualTo(refused.out());
    Run applied = database.access("apply", file(), "--allow-removals");

    assertThat(applied.exit()).isZero();
    assertThat(applied.outLines()).endsWith("applied to " + database.shown());
    assertThat(database.access("export").out()).isEqualTo(Run.access("export", file()).out());
    assertThat(database.access("apply", file()).outLines())
        .containsExactly("organization 'acme': nothing to change");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a plan that was written names the database, and is stale after any other change")
  void plans(Kind kind) {
    TestDatabase database = database(kind, "branch.json");
    String plan = folder.resolve("a.plan").toString();
    edit("\"Ana\"", "\"Anna\"");
    Run planned = database.access("plan", file(), "--out", plan, "--json");
    assertThat(JsonTexts.values(planned.out()))
        .containsEntry("/database", database.shown())
        .containsEntry("/stateDigest", "revision:1")
        .doesNotContainKey("/state");

    Run applied =
        kind == Kind.H2_IN_MEMORY
            ? database.access("apply", "--plan", plan)
            : Run.access("apply", "--plan", plan, "--jdbc-user", database.user());
    assertThat(applied.err()).isEmpty();
    assertThat(applied.exit()).isZero();
    Run again = database.access("apply", "--plan", plan, "--json");

    assertThat(again.exit()).isEqualTo(1);
    assertThat(JsonTexts.values(again.out()))
        .containsEntry(
            "/errors/0/message",
            database.shown() + " has changed since " + plan + " was made: plan again");
    Run elsewhere = Run.access("apply", "--plan", plan, "--db", folder.resolve("x").toString());
    assertThat(elsewhere.exit()).isEqualTo(2);
    assertThat(elsewhere.err()).contains(plan + " is for " + database.shown() + ", and not for ");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a migration is planned and applied")
  void migrates(Kind kind) {
    TestDatabase database = database(kind, "wide.json");

    assertThat(database.access("migrate", "plan").outLines())
        .contains("EQUAL: every decision stays as it is");
    Run applied = database.access("migrate", "apply", "--actor=root", "--json");

    assertThat(applied.exit()).isZero();
    assertThat(JsonTexts.values(applied.out()))
        .containsEntry("/applied", "true")
        .containsEntry("/database", database.shown());
    assertThat(database.access("migrate", "plan").err())
        .isEqualTo(
            "access: "
                + database.shown()
                + ": the organization is PER_SOLUTION already: there is nothing to migrate\n");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("users are imported, and not by a dry run; a row with a fault is refused alone")
  void imports(Kind kind) {
    TestDatabase database = database(kind, "branch.json");
    String csv =
        Run.write(
                folder.resolve("u.csv"),
                "username,email,groups\nzoe,zoe@acme.example,Branch 01\nfay,fay,\n")
            .toString();

    assertThat(database.access("import-users", csv, "--dry-run").outLines())
        .containsExactly("2 rows: 1 created, 0 updated, 0 unchanged, 1 refused (dry run)");
    assertThat(database.access("export").out()).doesNotContain("zoe");
    Run run = database.access("import-users", csv, "--batch-size=1");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.outLines())
        .containsExactly(
            "2 rows: 1 created, 0 updated, 0 unchanged, 1 refused", "saved to " + database.shown());
    assertThat(run.err()).isEqualTo(csv + ":3:1: email: is not an e-mail address (DIR-2)\n");
    assertThat(database.access("export").out()).contains("zoe@acme.example");
    assertThat(database.access("import-users", csv).outLines()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("the audit log has names, also of what was deleted, page by page from both ends")
  void audits(Kind kind) {
    TestDatabase database = database(kind, "branch.json");
    String text = Run.sampleText("branch.json");
    Run.write(
        folder.resolve("branch.json"),
        text.replace("{\"username\": \"dan\", \"email\": \"dan@acme.example\"},", "")
            .replaceAll(",\\s+\\{\"user\": \"dan\".*", ""));
    assertThat(database.access("apply", file(), "--allow-removals", "--actor=jane").err())
        .isEmpty();

    Run all = database.access("audit");
    assertThat(all.outLines()).anyMatch(line -> line.endsWith("root  admin.change  + user 'ana'"));
    assertThat(all.outLines()).anyMatch(line -> line.endsWith("jane  admin.change  - user 'dan'"));
    assertThat(all.out()).contains("+ share of solution 'onboarding' with user 'dan'");
    Run ofDan = database.access("audit", "--user=dan", "--json");
    assertThat(JsonTexts.values(ofDan.out()))
        .containsEntry("/database", database.shown())
        .containsEntry("/entries/0/subject/user", "dan")
        .doesNotContainKey("/changedOutside");
    assertThat(database.access("audit", "--user=ana", "--group=Branch 01").out())
        .contains("+ membership of user 'ana' in group 'Branch 01'");
    Run last = database.access("audit", "--newest-first", "--limit=1", "--actor=root");
    assertThat(last.outLines()).last().asString().startsWith("there are more: go on with --after ");
    String after = last.outLines().get(last.outLines().size() - 1).replaceAll(".* ", "");
    assertThat(database.access("audit", "--newest-first", "--limit=1", "--after", after).outLines())
        .first()
        .asString()
        .startsWith("#" + (Long.parseLong(after) - 1) + "  ");
    assertThat(database.access("audit", "--actor=nobody").outLines())
        .containsExactly("there is no such entry of " + database.shown());
  }
}
