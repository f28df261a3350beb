package dev.access4j.examples.benchmarks;

import dev.access4j.Access4j;
import dev.access4j.directory.EndUser;
import dev.access4j.examples.bank.Bank;
import dev.access4j.store.Revision;
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

/** A write to the store in memory: it costs what it changes, not what is stored. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class WriteBenchmark {

  /** How many end users there are already. */
  @Param({"1000", "1000000"})
  public int users;

  private Access4j access;
  private int next;

  /** For JMH, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public WriteBenchmark() {}

  /** Builds the bank. */
  @Setup(Level.Trial)
  public void open() {
    access = Access4j.builder(new Bank(users).load()).build();
  }

  /** Stops following the store. */
  @TearDown(Level.Trial)
  public void close() {
    access.close();
  }

  /**
   * Renames one user, in a write of its own.
   *
   * @return the revision that it made
   */
  @Benchmark
  public Revision renameOneUser() {
    int u = next++ % users;
    EndUser renamed =
        EndUser.builder(Bank.user(u), "user-" + u, "user-" + u + "@bank.example")
            .name("Name " + next, "")
            .build();
    return access.write(
        Bank.ID,
        writer -> {
          writer.put(renamed);
          return writer.view().revision();
        });
  }
}
