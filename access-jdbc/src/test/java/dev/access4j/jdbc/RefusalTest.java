package dev.access4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.store.IntegrityException;
import dev.access4j.store.Revision;
import dev.access4j.testkit.Requirement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What the database refuses")
class RefusalTest {

  private static final OrganizationId BANK = OrganizationId.of("bank");

  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL"})
  @Requirement("DIR-2")
  @DisplayName("is said with the name of the constraint, and without what was to be written")
  void message(Database kind) {
    try (HikariDataSource database = kind.create()) {
      AccessSchema.migrate(database);
      try (JdbcAccessStore store = JdbcAccessStore.builder(database).build()) {
        IntegrityException refused =
            catchThrowableOfType(
                IntegrityException.class,
                () ->
                    store.write(
                        BANK,
                        tx -> {
                          tx.put(Organization.of(BANK, "Bank"));
                          tx.put(user("one", "secretname"));
                          tx.put(user("two", "SecretName"));
                          return tx.revision();
                        }));
        String message = String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT);
        assertThat(message).contains("access_user_username").doesNotContain("secret");
        assertThat(store.<Revision>read(BANK, view -> view.revision())).isEqualTo(Revision.NONE);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL"})
  @DisplayName("is not that two nodes make one organization: one of them is the second")
  void madeTwice(Database kind) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (HikariDataSource database = kind.create()) {
      AccessSchema.migrate(database);
      try (JdbcAccessStore one = JdbcAccessStore.builder(database).build();
          JdbcAccessStore two = JdbcAccessStore.builder(database).build()) {
        CyclicBarrier start = new CyclicBarrier(2);
        for (int i = 0; i < 20; i++) {
          OrganizationId organization = OrganizationId.of("bank " + i);
          List<Future<Revision>> made =
              List.of(
                  threads.submit(() -> make(one, organization, start)),
                  threads.submit(() -> make(two, organization, start)));
          assertThat(List.of(made.get(0).get(), made.get(1).get()))
              .containsExactlyInAnyOrder(new Revision(1), new Revision(2));
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Revision make(
      JdbcAccessStore store, OrganizationId organization, CyclicBarrier start) throws Exception {
    start.await();
    return store.write(
        organization,
        tx -> {
          tx.put(Organization.of(organization, "Bank"));
          return tx.revision();
        });
  }

  private static EndUser user(String id, String name) {
    return EndUser.builder(EndUserId.of(id), name, id + "@bank.example").build();
  }
}
