package dev.access4j.jdbc;

import dev.access4j.directory.OrganizationId;
import dev.access4j.store.Change;
import dev.access4j.store.ChangeFeed;
import dev.access4j.store.ChangeListener;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

final class JdbcChangeFeed implements ChangeFeed {
  private final List<ChangeListener[]> listeners = new CopyOnWriteArrayList<>();

  JdbcChangeFeed(
      DataSource queries,
      DataSource listening,
      Dialect dialect,
      Duration pollInterval,
      Duration changesKept,
      boolean listens) {}

  @Override
  public Subscription subscribe(ChangeListener listener) {
    ChangeListener[] place = {listener};
    listeners.add(place);
    return () -> listeners.remove(place);
  }

  @Override
  public boolean immediate() {
    return true;
  }

  OptionalLong position(OrganizationId o) {
    return OptionalLong.empty();
  }

  void written(OrganizationId o, List<Change> changes) {
    for (ChangeListener[] l : listeners) {
      for (Change c : changes) {
        try {
          l[0].changed(c);
        } catch (RuntimeException e) {
          l[0].lost(o);
        }
      }
    }
  }

  void uncertain(OrganizationId o) {}

  void announce() {}

  void close() {}
}
