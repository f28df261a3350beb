package dev.access4j.examples.cli;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When the question is asked. */
final class TimeOption {

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      order = 10,
      converter = Converters.OfInstant.class,
      description = "When, such as 2026-11-24T12:00:00Z or with an offset. Without it: now.")
  private @Nullable Instant at;

  Optional<Instant> at() {
    return Optional.ofNullable(at);
  }

  InstantSource clock() {
    return at == null ? InstantSource.system() : InstantSource.fixed(at);
  }
}
