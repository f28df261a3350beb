package dev.access4j.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import dev.access4j.store.ReadView;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The kit is as good as what it rejects. */
@DisplayName("The kit")
class BrokenStoresTest {

  static Stream<BrokenStore> brokenStores() {
    return BrokenStore.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenStores")
  @DisplayName("rejects a store that is wrong, by the test that is about it")
  void rejects(BrokenStore broken) {
    TestExecutionSummary summary = run(selector(broken), broken.fault());
    assertThat(failedMethods(summary)).as("tests that failed").contains(broken.test());
  }

  @Test
  @DisplayName("finds no fault in a delegate of the store in memory that changes nothing")
  void accepts() {
    BrokenStore sound = BrokenStore.SOUND;
    TestExecutionSummary summary = run(selectClass(KitOnTrial.class), sound.fault());
    assertThat(summary.getTotalFailureCount()).as("%s", failedMethods(summary)).isZero();
    assertThat(summary.getTestsSucceededCount()).isGreaterThan(300);
  }

  @Test
  @DisplayName("asks a question by every method of a view")
  void everyMethod() {
    Set<String> asked =
        Stream.of(Question.ofContents(), Question.ofPlace())
            .flatMap(List::stream)
            .map(Question::method)
            .collect(Collectors.toSet());
    assertThat(asked)
        .isEqualTo(
            Stream.of(ReadView.class.getDeclaredMethods())
                .map(Method::getName)
                .collect(Collectors.toSet()));
  }

  // The part that is about the fault will do; a slow build runs the whole kit on each store.
  private static DiscoverySelector selector(BrokenStore broken) {
    return Boolean.getBoolean("access4j.slow")
        ? selectClass(KitOnTrial.class)
        : selectNestedClass(List.of(KitOnTrial.class), broken.contract());
  }

  private static TestExecutionSummary run(DiscoverySelector selector, String fault) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selector)
            .configurationParameter(KitOnTrial.FAULT, fault)
            .build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    return listener.getSummary();
  }

  private static Set<String> failedMethods(TestExecutionSummary summary) {
    Set<String> methods = new TreeSet<>();
    for (TestExecutionSummary.Failure failure : summary.getFailures()) {
      // Not the annotation of the same name.
      if (failure.getTestIdentifier().getSource().orElse(null)
          instanceof org.junit.platform.engine.support.descriptor.MethodSource source) {
        methods.add(source.getMethodName());
      }
    }
    return methods;
  }
}
