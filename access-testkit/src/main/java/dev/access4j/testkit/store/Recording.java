package dev.access4j.testkit.store;

import dev.access4j.directory.OrganizationId;
import dev.access4j.store.Change;
import dev.access4j.store.ChangeListener;
import dev.access4j.store.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes down what a feed tells of one organization. Thread-safe. */
final class Recording implements ChangeListener {

  private final OrganizationId organization;
  private final List<Change> changes = new CopyOnWriteArrayList<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private final AtomicInteger calls = new AtomicInteger();

  Recording(OrganizationId organization) {
    this.organization = organization;
  }

  @Override
  public void changed(Change change) {
    if (change.organization().equals(organization)) {
      if (calls.incrementAndGet() != 1) {
        faults.add(change + " came while another call was under way");
      }
      changes.add(change);
      calls.decrementAndGet();
    }
  }

  @Override
  public void lost(OrganizationId lost) {
    if (lost.equals(organization)) {
      faults.add("the thread was lost after " + changes.size() + " changes");
    }
  }

  @Override
  public void current(long nanoTime) {
    // Says nothing of what was changed.
  }

  /** All changes heard so far. */
  List<Change> changes() {
    if (!faults.isEmpty()) {
      throw new AssertionError(String.join("\n", faults));
    }
    return new ArrayList<>(changes);
  }

  List<Revision> revisions() {
    return changes().stream().map(Change::revision).toList();
  }

  /** What the last change touched. */
  Set<Change.Touched> touched() {
    List<Change> heard = changes();
    if (heard.isEmpty()) {
      throw new AssertionError("the feed told of no change");
    }
    return heard.get(heard.size() - 1).touched();
  }
}
