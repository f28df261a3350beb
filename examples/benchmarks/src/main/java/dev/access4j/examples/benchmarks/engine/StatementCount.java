package dev.access4j.examples.benchmarks.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Counts the statements that are prepared on a database's connections. */
final class StatementCount {

  private final AtomicLong prepared = new AtomicLong();

  long take() {
    return prepared.getAndSet(0);
  }

  DataSource around(DataSource database) {
    return counted(DataSource.class, database);
  }

  private <T> T counted(Class<T> type, T part) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader() == null ? getClass().getClassLoader() : type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                prepared.incrementAndGet();
              }
              try {
                Object answer = method.invoke(part, arguments);
                return answer instanceof Connection connection
                    ? counted(Connection.class, connection)
                    : answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return type.cast(proxy);
  }
}
