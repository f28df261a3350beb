package dev.access4j.examples.peers;

import dev.access4j.decision.AccessRequest;
import dev.access4j.examples.bank.Bank;
import dev.access4j.testkit.reference.ReferenceModel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
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

/** A check by each peer, on the same model and the same requests, once the peer agrees. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PeersBenchmark {

  private static final int AGREED = 10_000;

  /** Who decides. */
  @Param public PeerKind peer;

  /** How many end users there are. */
  @Param({"1000", "100000"})
  public int users;

  /** How many different requests are asked in turn; a power of two. */
  @Param("256")
  public int requests;

  private Peer loaded;
  private BooleanSupplier[] questions;
  private int next;

  /** For JMH, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public PeersBenchmark() {}

  /** Loads the peer, and fails unless it agrees with the reference. */
  @Setup(Level.Trial)
  public void open() {
    Bank bank = new Bank(users);
    ReferenceModel model = bank.load().read(Bank.ID, ReferenceModel::of);
    Iterator<AccessRequest> agreed = List.of(bank.requests(AGREED, 42)).iterator();
    Agreement agreement = new Agreement();
    agreement.check(peer, "seed 42", model, Instant.now(), AGREED, agreed::next);
    int denied = AGREED - agreement.allowed();
    if (agreement.allowed() < AGREED / 20
        || denied < AGREED / 20
        || agreement.denied().size() < 2) {
      throw new IllegalStateException("too few answers of a kind: " + agreement);
    }
    System.out.println("all agree: " + agreement);
    Set<Feature> unsupported = peer.unsupported();
    loaded = peer.load(Feature.without(unsupported, model), InstantSource.system());
    questions = new BooleanSupplier[requests];
    AccessRequest[] asked = bank.requests(requests, 43);
    for (int i = 0; i < requests; i++) {
      questions[i] = loaded.question(Feature.without(unsupported, asked[i]));
    }
  }

  /** Closes the peer. */
  @TearDown(Level.Trial)
  public void close() {
    loaded.close();
  }

  /**
   * Asks the next question.
   *
   * @return the answer
   */
  @Benchmark
  public boolean isAllowed() {
    next = (next + 1) & (requests - 1);
    return questions[next].getAsBoolean();
  }
}
