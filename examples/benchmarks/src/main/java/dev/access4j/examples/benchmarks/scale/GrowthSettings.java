package dev.access4j.examples.benchmarks.scale;

/**
 * How much is measured at each size.
 *
 * @param discarded a size that is measured first and not told, since what comes first is slow as
 *     long as nothing is compiled; none if 0
 * @param copyAbove sizes above it are loaded by {@code COPY}
 * @param samples of what takes milliseconds
 * @param coldLoads of each kind
 * @param revokes until another node denies
 * @param principals to be weighed
 * @param tasks in the host's table
 */
record GrowthSettings(
    int discarded,
    int copyAbove,
    int samples,
    int coldLoads,
    int revokes,
    int principals,
    int tasks) {

  static final GrowthSettings DEFAULT =
      new GrowthSettings(500, 1_000_000, 200, 500, 300, 10_000, 200_000);

  /** How often something is done before so many samples are taken of it. */
  static int warmUp(int samples) {
    return samples / 4;
  }

  GrowthSettings withCopyAbove(int users) {
    return new GrowthSettings(discarded, users, samples, coldLoads, revokes, principals, tasks);
  }
}
