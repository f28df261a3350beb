package dev.access4j.examples.benchmarks.scale;

import dev.access4j.decision.AccessRequest;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * 5,000 checks a second, fifty at a time: of a few users who ask all day, and one in a hundred of
 * anybody. No change of a soak takes any of these rights away, so that each is allowed.
 */
final class SoakChecks implements SoakNode.Step {

  private static final int HOT = 500;
  private static final int ANYBODY = 100;
  private static final int AT_ONCE = 50;
  private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final Node node;
  private final SoakSettings settings;
  private final SoakCounters counters;
  private final SplittableRandom random;
  private final AccessRequest[] hot = new AccessRequest[HOT];
  private long next = System.nanoTime();

  SoakChecks(Node node, SoakSettings settings, SoakCounters counters, SplittableRandom random) {
    this.node = node;
    this.settings = settings;
    this.counters = counters;
    this.random = random;
    for (int i = 0; i < HOT; i++) {
      hot[i] = anybody();
    }
  }

  @Override
  public void run() throws InterruptedException {
    for (int i = 0; i < AT_ONCE; i++) {
      check(random.nextInt(ANYBODY) == 0 ? anybody() : hot[random.nextInt(HOT)]);
    }
    next += PACE_NANOS;
    long wait = next - System.nanoTime();
    if (wait > 0) {
      TimeUnit.NANOSECONDS.sleep(wait);
    } else {
      // What was missed is not made up for.
      next -= wait;
    }
  }

  private AccessRequest anybody() {
    return GrowingBank.request(random.nextInt(settings.users()));
  }

  private void check(AccessRequest request) {
    long begun = System.nanoTime();
    boolean allowed = node.evaluator().isAllowed(request);
    counters.checked(System.nanoTime() - begun);
    if (!allowed) {
      counters.failed("denied: " + request);
    }
  }
}
