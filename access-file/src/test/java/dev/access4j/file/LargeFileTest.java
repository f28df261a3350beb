package dev.access4j.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.memory.InMemoryAccessStore;
import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LargeFileTest {

  private static final int USERS = Boolean.getBoolean("access4j.slow") ? 1_000_000 : 100_000;
  private static final int GROUPS = 1_000;
  private static final int SOLUTIONS = 200;

  /** Seconds on an idle machine; the bound is for what is quadratic, not for a busy one. */
  @Test
  @Timeout(240)
  void loadsAHundredThousandUsers() {
    AccessFile file = Documents.read(document().getBytes(StandardCharsets.UTF_8), Format.JSON);
    assertThat(file.users()).isEqualTo(USERS);
    assertThat(file.groups()).isEqualTo(GROUPS);
    assertThat(file.solutions()).isEqualTo(SOLUTIONS);
    InMemoryAccessStore store = new InMemoryAccessStore();
    file.load(store);
    assertThat(AccessFile.export(store, file.organization())).isEqualTo(file);
  }

  private static String document() {
    StringBuilder text = new StringBuilder(USERS * 160);
    text.append("{\"organization\": {\"id\": \"big\", \"name\": \"Big\"}, \"roles\": [");
    list(100, i -> text.append("{\"name\": \"role ").append(i).append("\"}"), text);
    text.append("], \"users\": [");
    list(
        USERS,
        i ->
            text.append("{\"username\": \"user")
                .append(i)
                .append("\", \"email\": \"user")
                .append(i)
                .append("@big.example\", \"attributes\": {\"businessFilters\": \"branch_")
                .append(i % 500)
                .append("\"}}"),
        text);
    text.append("], \"groups\": [");
    list(GROUPS, i -> group(i, text), text);
    text.append("], \"solutions\": [");
    list(SOLUTIONS, i -> solution(i, text), text);
    return text.append("]}").toString();
  }

  private static void group(int group, StringBuilder text) {
    text.append("{\"name\": \"Group ").append(group).append("\", \"roles\": [\"role ");
    text.append(group % 100).append("\"], \"members\": [");
    int members = USERS / GROUPS;
    list(
        2 * members,
        i -> text.append("\"user").append((group * members + i) % USERS).append('"'),
        text);
    text.append("]}");
  }

  private static void solution(int solution, StringBuilder text) {
    text.append("{\"id\": \"s").append(solution).append("\", \"name\": \"S\", \"live\": \"1\",");
    text.append("\"versions\": [{\"id\": \"1\", \"roles\": [");
    list(80, i -> text.append("\"role ").append(i).append('"'), text);
    text.append("]}], \"shares\": [");
    list(
        100,
        i ->
            text.append("{\"group\": \"Group ")
                .append((solution * 5 + i) % GROUPS)
                .append("\", \"roles\": \"FROM_GROUP\"}"),
        text);
    text.append("]}");
  }

  private static void list(int count, IntConsumer item, StringBuilder text) {
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        text.append(",\n");
      }
      item.accept(i);
    }
  }
}
