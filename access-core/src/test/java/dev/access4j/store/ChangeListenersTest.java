package dev.access4j.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.access4j.directory.OrganizationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The listeners of a feed")
class ChangeListenersTest {

  private static final OrganizationId ORG = OrganizationId.of("org");
  private static final Change CHANGE =
      new Change(ORG, new Revision(7), Set.of(new Change.TouchedOrganization()));

  private final ChangeListeners listeners = new ChangeListeners();
  private final Heard first = new Heard();
  private final Heard last = new Heard();

  @Test
  @DisplayName("hear everything, each at its place, until that is closed")
  void places() {
    assertThat(listeners.isEmpty()).isTrue();
    ChangeFeed.Subscription one = listeners.subscribe(first);
    ChangeFeed.Subscription other = listeners.subscribe(first);
    listeners.tell(CHANGE);
    one.close();
    one.close();
    assertThat(listeners.isEmpty()).isFalse();
    listeners.lost(ORG);
    listeners.current(1);
    other.close();
    assertThat(listeners.isEmpty()).isTrue();
    listeners.tell(CHANGE);
    assertThat(first.calls).containsExactly("r7", "r7", "lost org", "current 1");
  }

  @Test
  @DisplayName("are told that they lost the thread if they throw, and the others hear the change")
  void failing() {
    Heard failing = new Heard("r7");
    subscribe(failing);
    listeners.tell(CHANGE);
    assertThat(failing.calls).containsExactly("r7", "lost org");
    assertThat(first.calls).containsExactly("r7");
    assertThat(last.calls).containsExactly("r7");
  }

  @Test
  @DisplayName("have all heard when it is thrown that one of them fails at everything")
  void failingAtEverything() {
    subscribe(new Heard("r7", "lost org", "current 1"));
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> listeners.tell(CHANGE))
        .withMessageContaining("r7")
        .withCauseInstanceOf(AssertionError.class);
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> listeners.lost(ORG))
        .withMessageContaining("org");
    listeners.current(1);
    assertThat(first.calls).containsExactly("r7", "lost org", "current 1");
    assertThat(last.calls).containsExactly("r7", "lost org", "current 1");
  }

  private void subscribe(Heard between) {
    List.of(first, between, last).forEach(listeners::subscribe);
  }

  /** Writes down what it hears, and throws at some of it. */
  private static final class Heard implements ChangeListener {

    private final List<String> calls = new ArrayList<>();
    private final Set<String> throwing;

    Heard(String... throwing) {
      this.throwing = Set.of(throwing);
    }

    private void hear(String call) {
      calls.add(call);
      if (throwing.contains(call)) {
        throw new AssertionError("thrown by a test");
      }
    }

    @Override
    public void changed(Change change) {
      hear(change.revision().toString());
    }

    @Override
    public void lost(OrganizationId organization) {
      hear("lost " + organization);
    }

    @Override
    public void current(long nanoTime) {
      hear("current " + nanoTime);
    }
  }
}
