package dev.access4j.jdbc;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A process that writes, says so in the middle of it, and never comes to an end. */
final class HeldWrite {

  private HeldWrite() {}

  /** The address of the database, and the organization. */
  public static void main(String[] args) {
    JdbcAccessStore store =
        JdbcAccessStore.builder(OwnServer.pool(args[0], 2, Duration.ofSeconds(30))).build();
    store.write(
        Toggled.of(args[1]).id(),
        transaction -> {
          long revision = Toggled.apply(transaction);
          // Reading has it written all that it was told before.
          transaction.organization();
          System.out.println("within");
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          return revision;
        });
  }
}
