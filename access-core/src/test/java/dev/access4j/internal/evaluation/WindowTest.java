package dev.access4j.internal.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WindowTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123456789Z");
  private static final Instant START = Instant.parse("2026-11-24T12:00:00.123456Z");
  private static final Instant END = Instant.parse("2026-11-24T12:00:00.123457Z");

  @Test
  @DisplayName("holds from its start on, up to but not at its end, to the microsecond")
  void microseconds() {
    Window window = Window.ALWAYS.cutAt(START, NOW).cutAt(END, NOW);
    assertThat(holds(window, START.minusNanos(1))).isFalse();
    assertThat(holds(window, START)).isTrue();
    assertThat(holds(window, END.minusNanos(1))).isTrue();
    assertThat(holds(window, END)).isFalse();
  }

  @Test
  @DisplayName("is cut to the nearest boundary on each side of now")
  void nearest() {
    Window window =
        Window.ALWAYS
            .cutAt(NOW.minusSeconds(10), NOW)
            .cutAt(NOW.minusSeconds(20), NOW)
            .cutAt(NOW.plusSeconds(10), NOW)
            .cutAt(NOW.plusSeconds(20), NOW);
    assertThat(holds(window, NOW.minusSeconds(9))).isTrue();
    assertThat(holds(window, NOW.minusSeconds(11))).isFalse();
    assertThat(holds(window, NOW.plusSeconds(9))).isTrue();
    assertThat(holds(window, NOW.plusSeconds(11))).isFalse();
  }

  @Test
  @DisplayName("has no end where there is none, and survives instants that no clock reaches")
  void unbounded() {
    Window window = Window.ALWAYS.cutAt(Instant.MIN, NOW).cutAt(Instant.MAX, NOW);
    assertThat(window).isEqualTo(Window.ALWAYS);
  }

  private static boolean holds(Window window, Instant at) {
    return window.holds(InstantSource.fixed(at));
  }
}
