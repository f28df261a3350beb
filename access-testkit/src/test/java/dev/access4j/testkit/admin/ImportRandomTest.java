package dev.access4j.testkit.admin;

import static dev.access4j.testkit.admin.ImportDesk.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.admin.ImportResult;
import dev.access4j.admin.ImportRow;
import dev.access4j.admin.ImportSettings;
import dev.access4j.directory.EndUser;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.store.PageRequest;
import dev.access4j.store.PrincipalQuery;
import dev.access4j.store.PrincipalRecord;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Imports of random rows")
class ImportRandomTest {

  private static final int SEEDS = Boolean.getBoolean("access4j.slow") ? 20_000 : 1_000;

  private static final List<String> NAMES =
      List.of("ana", "Ana", "ben", "cid", "CID", "dee", "eva", " eva", "");
  private static final List<String> EMAILS =
      List.of("a@x", "A@x", "b@x", "c@x", "C@X", "d@x", "e@x", "f@x", "nobody", "");
  private static final List<String> WORDS = List.of("", "One", "Two", " Two ");
  private static final List<String> GROUPS =
      List.of("Retail", "Retail", "Audit", " Audit", "retail", "Sales", "Sa/les");

  @Test
  @Requirement({"AD-5", "AD-7", "AD-8"})
  @DisplayName("end as if each row had been looked at by itself, whatever the size of the batches")
  void asRowByRow() {
    for (long seed = 0; seed < SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      InMemoryAccessStore store = new InMemoryAccessStore();
      NaiveImport naive = new NaiveImport("Retail", "Audit");
      try (ImportDesk desk = new ImportDesk(store)) {
        for (int run = 0; run < 3; run++) {
          List<ImportRow> rows = rows(random);
          ImportSettings settings = ImportSettings.DEFAULT.withBatchSize(1 + random.nextInt(12));
          naive.begin();
          List<String> expected = rows.stream().map(naive::take).toList();
          List<String> became = desk.run(settings, rows).stream().map(this::words).toList();
          assertThat(became).as("seed %d, run %d: %s", seed, run, rows).isEqualTo(expected);
          assertThat(state(store)).as("seed %d, run %d", seed, run).isEqualTo(naive.state());
        }
      }
    }
  }

  @Test
  @Requirement("AD-5")
  @DisplayName("become what a dry run of them in one batch said, which changes nothing")
  void dryRun() {
    for (long seed = 0; seed < SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      try (ImportDesk desk = new ImportDesk(new InMemoryAccessStore())) {
        for (int run = 0; run < 3; run++) {
          List<ImportRow> rows = rows(random);
          Revision before = desk.revision();
          List<ImportResult> said = desk.run(ImportSettings.DRY_RUN, rows);
          assertThat(desk.revision()).isEqualTo(before);
          int batchSize = 1 + random.nextInt(12);
          assertThat(desk.run(ImportSettings.DEFAULT.withBatchSize(batchSize), rows))
              .as("seed %d, run %d", seed, run)
              .isEqualTo(said);
        }
      }
    }
  }

  @Test
  @Requirement("AD-5")
  @DisplayName("without contradictions change nothing when they are run again")
  void again() {
    for (long seed = 0; seed < SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      try (ImportDesk desk = new ImportDesk(new InMemoryAccessStore())) {
        List<ImportRow> accepted = new ArrayList<>();
        for (ImportResult result : desk.run(ImportSettings.DEFAULT, rows(random))) {
          if (result.faults().isEmpty()) {
            accepted.add(result.row());
          }
        }
        Revision before = desk.revision();
        assertThat(ImportDesk.words(desk.run(ImportSettings.DEFAULT, accepted)))
            .as("seed %d", seed)
            .isEqualTo(Collections.nCopies(accepted.size(), "UNCHANGED"));
        assertThat(desk.revision()).isEqualTo(before);
      }
    }
  }

  private String words(ImportResult result) {
    TreeSet<String> fields = new TreeSet<>();
    result.faults().forEach(fault -> fields.add(fault.field()));
    return result.outcome() + (fields.isEmpty() ? "" : " " + fields);
  }

  private static List<String> state(InMemoryAccessStore store) {
    return store.read(
        ACME,
        view -> {
          List<String> state = new ArrayList<>();
          for (PrincipalRecord record :
              view.principals(new PrincipalQuery.Everyone(), PageRequest.first(1000))) {
            EndUser user = record.user();
            NaiveImport.Person person = new NaiveImport.Person(user.username());
            person.email = user.email();
            person.firstName = user.firstName();
            person.lastName = user.lastName();
            person.attributes.putAll(user.attributes().values());
            record
                .groups()
                .forEach(id -> person.groups.add(view.group(id).orElseThrow().group().name()));
            state.add(person.toString());
          }
          Collections.sort(state);
          return state;
        });
  }

  private static List<ImportRow> rows(SplittableRandom random) {
    List<ImportRow> rows = new ArrayList<>();
    int count = random.nextInt(14);
    for (int i = 0; i < count; i++) {
      ImportRow.Builder row = ImportRow.builder(i + 2, oneOf(NAMES, random));
      if (random.nextInt(4) > 0) {
        row.email(oneOf(EMAILS, random));
      }
      if (random.nextInt(3) == 0) {
        row.firstName(oneOf(WORDS, random));
      }
      if (random.nextInt(3) == 0) {
        row.lastName(oneOf(WORDS, random));
      }
      for (String key : List.of("region", "desk")) {
        if (random.nextInt(3) == 0) {
          row.attribute(
              key,
              switch (random.nextInt(4)) {
                case 0 -> List.of();
                case 1 -> List.of(oneOf(WORDS, random));
                default -> List.of("north", oneOf(WORDS, random), "south");
              });
        }
      }
      for (int g = random.nextInt(3); g > 0; g--) {
        row.group(oneOf(GROUPS, random));
      }
      rows.add(row.build());
    }
    return rows;
  }

  private static String oneOf(List<String> values, SplittableRandom random) {
    return values.get(random.nextInt(values.size()));
  }
}
