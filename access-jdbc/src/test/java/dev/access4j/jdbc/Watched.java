package dev.access4j.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * A data source that notes what is sent to the database: each statement, and the ends of
 * transactions. What it passes on is real.
 */
final class Watched {

  private static final Set<String> ENDS = Set.of("commit", "rollback");

  /**
   * A statement that was run.
   *
   * @param sql its text
   * @param parameters calls that bind its parameters again
   */
  record Run(String sql, List<Binding> parameters) {

    /** Binds the same parameters to another statement. */
    void bindTo(PreparedStatement statement) throws ReflectiveOperationException, SQLException {
      for (Binding each : parameters) {
        each.bindTo(statement);
      }
    }
  }

  /** A call that binds one parameter. */
  record Binding(Method method, List<Object> arguments) {

    static Binding of(Method method, Object[] arguments) throws SQLException {
      List<Object> kept = new ArrayList<>(Arrays.asList(arguments));
      if (kept.get(1) instanceof Array array) {
        // It is freed when the statement has run.
        kept.set(1, new Elements(array.getBaseTypeName(), array.getArray()));
      }
      return new Binding(method, kept);
    }

    void bindTo(PreparedStatement statement) throws ReflectiveOperationException, SQLException {
      Object[] again = arguments.toArray();
      if (again[1] instanceof Elements elements) {
        again[1] =
            statement.getConnection().createArrayOf(elements.type, (Object[]) elements.array);
      }
      method.invoke(statement, again);
    }
  }

  private record Elements(String type, Object array) {}

  private final DataSource real;
  private final List<Run> runs = Collections.synchronizedList(new ArrayList<>());

  Watched(DataSource real) {
    this.real = real;
  }

  /** Returns what was sent since the last call, and forgets it. */
  List<Run> takeRuns() {
    synchronized (runs) {
      List<Run> taken = List.copyOf(runs);
      runs.clear();
      return taken;
    }
  }

  DataSource dataSource() {
    return proxy(
        DataSource.class,
        (self, method, arguments) -> {
          Object answer = call(real, method, arguments);
          return answer instanceof Connection connection ? watch(connection) : answer;
        });
  }

  private Connection watch(Connection connection) {
    return proxy(
        Connection.class,
        (self, method, arguments) -> {
          Object answer = call(connection, method, arguments);
          if (answer instanceof PreparedStatement statement) {
            return watch(statement, (String) arguments[0]);
          }
          boolean settled = method.getName().equals("setTransactionIsolation");
          if (ENDS.contains(method.getName()) || settled) {
            runs.add(new Run(method.getName(), List.of()));
          }
          return answer;
        });
  }

  private PreparedStatement watch(PreparedStatement statement, String sql) {
    List<Binding> bound = new ArrayList<>();
    return proxy(
        PreparedStatement.class,
        (self, method, arguments) -> {
          if (method.getName().startsWith("execute")) {
            runs.add(new Run(sql, List.copyOf(bound)));
          } else if (isBinding(method)) {
            bound.add(Binding.of(method, arguments));
          }
          return call(statement, method, arguments);
        });
  }

  private static boolean isBinding(Method method) {
    return method.getName().startsWith("set")
        && method.getParameterCount() > 1
        && method.getParameterTypes()[0] == int.class;
  }

  private static Object call(Object on, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(Watched.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
