package dev.access4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.examples.cli.TestDatabase.Kind;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each command over each kind of database: as over a file. */
class DatabaseCommandsTest {

  private static final String[] LANE = {
    "--solution=onboarding", "--process=open-account", "--swimlane=Front office"
  };

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

  private static String[] lane(String... args) {
    String[] all = Arrays.copyOf(args, args.length + LANE.length);
    System.arraycopy(LANE, 0, all, args.length, LANE.length);
    return all;
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("init makes the tables, says how many steps that took, and then does nothing")
  void init(Kind kind) {
    TestDatabase database = kind.create(folder);

    assertThat(database.access("init"))
        .isEqualTo(new Run(0, database.shown() + ": the tables are ready, by 2 steps\n", ""));
    assertThat(database.access("init").outLines())
        .containsExactly(database.shown() + ": the tables are there already");
    assertThat(JsonTexts.values(database.access("init", "--json", "--schema=other").out()))
        .containsEntry("/database", database.shown())
        .containsEntry("/schema", "other")
        .containsEntry("/steps", "2");
    assertThat(database.access("apply", Run.sample("wide.json", folder).toString()).exit())
        .isZero();
    assertThat(database.access("list", "solutions", "--user=ana").exit()).isZero();
    assertThat(database.access("list", "solutions", "--schema=other").err())
        .contains(", schema other has no organization yet");
    assertThat(database.access("list", "solutions", "--schema=third").err())
        .contains(", schema third has no tables for access; 'access init")
        .contains("--schema third' makes them");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("questions are answered as over the file")
  void questions(Kind kind) {
    TestDatabase database = database(kind, "branch.json");
    String[][] questions = {
      lane("check", "--user=ana", "--operation=EXECUTE"),
      lane("check", "--user=eva", "--operation=EXECUTE"),
      lane("explain", "--user=ana", "--operation=EXECUTE", "--filter=businessFilters=b2"),
      {"can-start", "--user=ana", "--solution=onboarding", "--process=open-account"},
      lane("instance-access", "--user=ana"),
      {"list", "solutions", "--user=ana"},
      lane("list", "operations", "--user=ana"),
      {"list", "resources", "--solution=onboarding", "--operation=INTERACT"},
      {"list", "roles", "--user=Ana", "--solution=onboarding"},
      lane("list", "users", "--operation=EXECUTE", "--at=2026-11-24T12:00:00Z"),
      {"export"},
      {"export", "--format=yaml"}
    };

    for (String[] question : questions) {
      String name = String.join(" ", question);
      int place = question[0].equals("list") ? 2 : 1;
      String[] ofFile = new String[question.length + 1];
      System.arraycopy(question, 0, ofFile, 0, place);
      ofFile[place] = file();
      System.arraycopy(question, place, ofFile, place + 1, question.length - place);

      assertThat(database.access(question)).as(name).isEqualTo(Run.access(ofFile));
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("users are also printed as they come, in the store's order")
  void streams(Kind kind) {
    assertThat(
            database(kind, "branch.json")
                .access(
                    lane(
                        "list",
                        "users",
                        "--operation=EXECUTE",
                        "--at=2026-11-24T12:00:00Z",
                        "--unsorted"))
                .outLines())
        .containsExactlyInAnyOrder("ana", "dan");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("of several organizations one must be named: those that there are, are listed")
  void organizations(Kind kind) {
    TestDatabase database = database(kind, "branch.json");
    edit("\"id\": \"acme\"", "\"id\": \"other\"");
    assertThat(database.access("apply", file()).outLines())
        .startsWith("organization 'other': 15 to create, 0 to change, 0 to remove");

    Run several = database.access("export");
    assertThat(several.exit()).isEqualTo(2);
    assertThat(several.err())
        .isEqualTo(
            "access: "
                + database.shown()
                + " has several organizations, say which with --organization: acme, other\n");
    assertThat(database.access("export", "--organization=other").out()).contains("\"other\"");
    assertThat(database.access("audit", "--organization=x").err())
        .endsWith(" has no organization 'x'; it has acme, other\n");
    for (int i = 0; i < 20; i++) {
      Run.write(
          folder.resolve("b.json"),
          "{\"organization\": {\"id\": \"b" + i + "\", \"name\": \"B\"}}");
      database.access("apply", folder.resolve("b.json").toString());
    }
    assertThat(database.access("migrate", "plan").err()).endsWith(", b7, b8 and more\n");
  }
}
