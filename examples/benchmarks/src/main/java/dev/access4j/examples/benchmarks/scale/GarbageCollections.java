package dev.access4j.examples.benchmarks.scale;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the collectors of this process have done. Belongs to one thread. */
final class GarbageCollections {

  private final List<GarbageCollectorMXBean> collectors =
      ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class);
  private final Set<String> heap =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toSet());
  private long countBefore = count();
  private long millisBefore = millis();

  /**
   * Since the last one.
   *
   * @param usedAfter bytes in use in the heap after the last collection there was; 0 if there was
   *     none yet
   * @param committed bytes that the heap has from the system now
   * @param count collections
   * @param pauseMillis how long they have stopped the process
   */
  record Interval(long usedAfter, long committed, long count, long pauseMillis) {}

  Interval interval() {
    long count = count();
    long millis = millis();
    Interval interval =
        new Interval(
            usedAfter(),
            ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted(),
            count - countBefore,
            millis - millisBefore);
    countBefore = count;
    millisBefore = millis;
    return interval;
  }

  private long usedAfter() {
    long lastEnd = -1;
    long used = 0;
    for (GarbageCollectorMXBean collector : collectors) {
      GcInfo last = collector.getLastGcInfo();
      if (last != null && last.getEndTime() > lastEnd) {
        lastEnd = last.getEndTime();
        used =
            last.getMemoryUsageAfterGc().entrySet().stream()
                .filter(pool -> heap.contains(pool.getKey()))
                .mapToLong(pool -> pool.getValue().getUsed())
                .sum();
      }
    }
    return used;
  }

  private long count() {
    return collectors.stream().mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
  }

  private long millis() {
    return collectors.stream().mapToLong(GarbageCollectorMXBean::getCollectionTime).sum();
  }
}
