package dev.access4j.examples.cli;

import dev.access4j.file.AccessFile;
import dev.access4j.file.Progress;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Schemas in a database to test in, one for each access file. Each is dropped when its test ends,
 * and those that are left when the program does, be it by Ctrl-C.
 */
final class ScratchSchemas implements TestStores {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final DatabaseAddress address;

  /** Keeps an H2 in memory from ending between two tests; makes and drops the schemas. */
  private final Database outside;

  private final Map<String, Database> open = new LinkedHashMap<>();
  private final Thread atExit = new Thread(this::end, "drop scratch schemas");
  private boolean ended;

  private ScratchSchemas(DatabaseAddress address) {
    this.address = address;
    this.outside = Database.open(address);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  static ScratchSchemas in(DatabaseAddress address) {
    DatabaseAddress named = address.named("access_" + hex());
    // H2 would close the database at Ctrl-C, while its schema is being dropped.
    return new ScratchSchemas(
        named.sets("AUTO_SERVER") ? named : named.with("DB_CLOSE_ON_EXIT", "FALSE"));
  }

  private static String hex() {
    byte[] bytes = new byte[8];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public LoadedAccess load(AccessFile file, Progress progress) {
    String name = "access_test_" + hex();
    Database database = make(name);
    try {
      file.load(database.store(), progress);
      return new LoadedAccess(database.store(), file.organization(), () -> drop(name));
    } catch (RuntimeException | Error e) {
      drop(name);
      throw e;
    }
  }

  private synchronized Database make(String name) {
    if (ended) {
      throw new IllegalStateException("the program is ending");
    }
    DatabaseAddress inSchema = address.in(name);
    try {
      outside.migrate(name);
      Database database = Database.open(inSchema);
      open.put(name, database);
      return database;
    } catch (RuntimeException | Error e) {
      outside.dropSchema(name);
      throw e;
    }
  }

  private synchronized void drop(String name) {
    Database database = open.remove(name);
    if (database != null) {
      database.close();
      outside.dropSchema(name);
    }
  }

  private synchronized void end() {
    if (!ended) {
      ended = true;
      try {
        List.copyOf(open.keySet()).forEach(this::drop);
      } finally {
        outside.close();
      }
    }
  }

  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The program is ending, by that hook among others.
    }
  }
}
