package dev.access4j.jdbc;

import dev.access4j.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** What differs from one database to the other. */
enum Dialect {
  POSTGRESQL("PostgreSQL", "postgresql"),
  H2("H2", "h2");

  // Listed and not searched for: a module, a shaded jar and a native image all have them.
  private static final List<String> MIGRATIONS = List.of("V1__access.sql");

  private final String product;
  private final String folder;

  Dialect(String product, String folder) {
    this.product = product;
    this.folder = folder;
  }

  /** Asks the database what it is. */
  static Dialect of(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      String name = connection.getMetaData().getDatabaseProductName();
      for (Dialect dialect : values()) {
        if (dialect.product.equals(name)) {
          return dialect;
        }
      }
      throw new IllegalArgumentException(
          "this database is '" + name + "', which is neither PostgreSQL nor H2");
    } catch (SQLException e) {
      throw new StoreException("the database cannot be asked what it is", e);
    }
  }

  /** The files that make the tables, in their order. */
  List<MigrationFile> migrations() {
    return MIGRATIONS.stream().map(file -> new MigrationFile(folder, file)).toList();
  }
}
