package dev.access4j.examples.engine.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flowable.common.engine.api.FlowableException;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.jspecify.annotations.Nullable;

/**
 * The places of tasks, in a table beside the engine's. A place is never changed, so that what is
 * cached of it stays right; the engine's own column for a task's category names it. Thread-safe.
 */
final class Places {

  private static final int CACHED = 100_000;
  private static final String TASK_INDEX = "ACCESS_TASK_PLACE";

  // PostgreSQL lets the second of two transactions with one new place wait for the first; H2 too.
  private static final String KEEP_ON_POSTGRESQL =
      "INSERT INTO ACCESS_PLACE VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
  private static final String KEEP_ON_H2 =
      "MERGE INTO ACCESS_PLACE KEY (ID_) VALUES (?, ?, ?, ?, ?, ?, ?)";

  // Ids are compared byte by byte: PostgreSQL would take each for a word of some language.
  private static final String EXACT_ON_POSTGRESQL = " COLLATE \"C\"";

  private final String keep;
  private final String exact;
  private final Cache<String, Place> places = Caffeine.newBuilder().maximumSize(CACHED).build();
  // Those that are in the table, as the ones above.
  private final Cache<Place, String> ids = Caffeine.newBuilder().maximumSize(CACHED).build();
  private final Cache<Place.Lane, String> lanes = Caffeine.newBuilder().maximumSize(CACHED).build();

  private Places(String keep, String exact) {
    this.keep = keep;
    this.exact = exact;
  }

  /** Returns the key of the places on a resource. */
  String lane(SolutionRef.Pinned version, Resource resource) {
    return lanes.get(new Place.Lane(version, resource), Place.Lane::key);
  }

  /** Returns the condition that a place {@code p} is that of a task {@code t}. */
  String ofTask() {
    return "p.ID_ = t.CATEGORY_" + exact;
  }

  /**
   * Makes the table if it is missing.
   *
   * @param dataSource the engine's database
   * @return the places in it
   */
  static Places in(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      String product = connection.getMetaData().getDatabaseProductName();
      boolean postgreSql = product.equals("PostgreSQL");
      if (!postgreSql && !product.equals("H2")) {
        throw new FlowableException("a task list needs PostgreSQL or H2, and not " + product);
      }
      String texts = postgreSql ? "TEXT ARRAY" : "CHARACTER VARYING ARRAY";
      String exact = postgreSql ? EXACT_ON_POSTGRESQL : "";
      statement.execute(
          ("CREATE TABLE IF NOT EXISTS ACCESS_PLACE (ID_ VARCHAR(64)"
              + exact
              + " PRIMARY KEY,"
              + " SOLUTION_ VARCHAR(255) NOT NULL, VERSION_ VARCHAR(255) NOT NULL,"
              + " PROCESS_ VARCHAR(255) NOT NULL, SWIMLANE_ VARCHAR(255) NOT NULL, FILTERS_ "
              + texts
              + " NOT NULL, LANE_ VARCHAR(64)"
              + exact
              + " NOT NULL)"));
      statement.execute("CREATE INDEX IF NOT EXISTS ACCESS_PLACE_LANE ON ACCESS_PLACE (LANE_)");
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
      return new Places(postgreSql ? KEEP_ON_POSTGRESQL : KEEP_ON_H2, exact);
    } catch (SQLException e) {
      throw new FlowableException("the table of places cannot be made", e);
    }
  }

  /**
   * Makes an index of the tasks by their places, for the list of a user who may see few of them. If
   * it is there nothing is locked, as it would be by asking the database to make it if it is not.
   *
   * @param dataSource the engine's database, with the engine's tables
   */
  void indexTasks(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      if (!isIndexed(connection)) {
        statement.execute(
            "CREATE INDEX IF NOT EXISTS "
                + TASK_INDEX
                + " ON ACT_RU_TASK (CATEGORY_"
                + exact
                + ")");
      }
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    } catch (SQLException e) {
      throw new FlowableException("the index of tasks by places cannot be made", e);
    }
  }

  private boolean isIndexed(Connection connection) throws SQLException {
    DatabaseMetaData metaData = connection.getMetaData();
    String table = metaData.storesLowerCaseIdentifiers() ? "act_ru_task" : "ACT_RU_TASK";
    try (ResultSet indexes =
        metaData.getIndexInfo(
            connection.getCatalog(), connection.getSchema(), table, false, true)) {
      while (indexes.next()) {
        if (TASK_INDEX.equalsIgnoreCase(indexes.getString("INDEX_NAME"))) {
          return true;
        }
      }
      return false;
    }
  }

  /** Finds a place, within a command: one query where it is not cached. */
  Optional<Place> find(@Nullable String id, CommandContext context) {
    if (id == null) {
      return Optional.empty();
    }
    Place known = known(id, context);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Place> read = read(id, connection(context));
    read.ifPresent(place -> remember(id, place));
    return read;
  }

  /** Keeps a place with the transaction of a command, and returns its id; mostly it is there. */
  String keep(Place place, CommandContext context) {
    String kept = ids.getIfPresent(place);
    if (kept != null) {
      return kept;
    }
    String id = place.id();
    if (places.getIfPresent(id) != null) {
      ids.put(place, id);
    } else if (NewPlaces.in(context).get(id) == null) {
      insert(id, place, connection(context));
      NewPlaces.of(context, made -> made.forEach(this::remember)).put(id, place);
    }
    return id;
  }

  private void remember(String id, Place place) {
    places.put(id, place);
    ids.put(place, id);
  }

  // Those of this command too: if it is rolled back they have never been, and are not cached.
  private @Nullable Place known(String id, CommandContext context) {
    Place cached = places.getIfPresent(id);
    return cached == null ? NewPlaces.in(context).get(id) : cached;
  }

  private void insert(String id, Place place, Connection connection) {
    try (PreparedStatement statement = connection.prepareStatement(keep)) {
      Array values = connection.createArrayOf("VARCHAR", place.values().toArray());
      statement.setString(1, id);
      statement.setString(2, place.version().solution().value());
      statement.setString(3, place.version().version().value());
      statement.setString(4, place.swimlane().process());
      statement.setString(5, place.swimlane().swimlane());
      statement.setArray(6, values);
      statement.setString(7, place.lane().key());
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new FlowableException("the place of a task cannot be kept", e);
    }
  }

  private static Optional<Place> read(String id, Connection connection) {
    String sql =
        "SELECT SOLUTION_, VERSION_, PROCESS_, SWIMLANE_, FILTERS_ FROM ACCESS_PLACE WHERE ID_ = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(placeOf(row)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new FlowableException("the place of a task cannot be read", e);
    }
  }

  private static Place placeOf(ResultSet row) throws SQLException {
    List<String> values =
        Arrays.stream((Object[]) row.getArray(5).getArray()).map(String.class::cast).toList();
    return new Place(
        SolutionRef.pinned(row.getString(1), row.getString(2)),
        new Resource.SwimlaneOf(row.getString(3), row.getString(4)),
        FilterVariable.ofValues(values));
  }

  private static Connection connection(CommandContext context) {
    return CommandContextUtil.getDbSqlSession(context).getSqlSession().getConnection();
  }
}
