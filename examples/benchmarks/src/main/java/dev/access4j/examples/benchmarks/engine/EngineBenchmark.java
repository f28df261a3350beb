package dev.access4j.examples.benchmarks.engine;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a user does with a task, on an engine with and without a guard. The difference is smaller
 * than what two runs of one of them differ by: see {@link EngineOverhead}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class EngineBenchmark {

  /** Where the engine's tables are. */
  @Param({"H2", "POSTGRESQL"})
  public String database;

  /** What is around the engine. */
  @Param({"NONE", "GUARD", "GUARD_AND_NOTICES"})
  public String guard;

  private Lending lending;
  private String instance;

  /** For JMH, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public EngineBenchmark() {}

  /** Starts the engine on a database of its own. */
  @Setup(Level.Trial)
  public void open() {
    lending = new Lending(Database.Kind.valueOf(database), Lending.Guard.valueOf(guard));
  }

  /** Deletes the instance; it takes milliseconds, so that stopping the clock for it is nothing. */
  @TearDown(Level.Invocation)
  public void forget() {
    lending.forget(instance);
  }

  /** Stops both. */
  @TearDown(Level.Trial)
  public void close() {
    lending.close();
  }

  /**
   * Starts an instance, claims its task and completes it: three commands.
   *
   * @return the instance's id
   */
  @Benchmark
  public String startClaimComplete() {
    instance = lending.startClaimComplete();
    return instance;
  }
}
