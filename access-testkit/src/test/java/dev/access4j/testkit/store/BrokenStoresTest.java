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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.launcher.PostDiscoveryFilter;
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
    TestExecutionSummary summary = run(broken, false);
    assertThat(failedMethods(summary)).as("tests that failed").contains(broken.test());
  }

  @Test
  @DisplayName("finds no fault in a delegate of the store in memory that changes nothing")
  void accepts() {
    assertPassesAll(BrokenStore.SOUND);
  }

  // Each wait lasts as long as the kit gives it: nearly a minute in all.
  @Test
  @EnabledIfSystemProperty(named = "access4j.slow", matches = "true")
  @DisplayName("finds no fault in a store where readers and writers wait for each other")
  void acceptsOneThatWaits() {
    assertPassesAll(BrokenStore.WAITING);
  }

  private static void assertPassesAll(BrokenStore sound) {
    TestExecutionSummary summary = run(sound, true);
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
            Stream.of(ReadView.class.getMethods())
                .map(Method::getName)
                .collect(Collectors.toSet()));
  }

  /**
   * Runs all of the kit, or the test that is about a fault; in a slow build, its part of the kit.
   */
  private static TestExecutionSummary run(BrokenStore broken, boolean all) {
    LauncherDiscoveryRequestBuilder request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(
                all
                    ? selectClass(KitOnTrial.class)
                    : selectNestedClass(List.of(KitOnTrial.class), broken.contract()))
            .configurationParameter(KitOnTrial.FAULT, broken.fault());
    if (!all && !Boolean.getBoolean("access4j.slow")) {
      request.filters(only(broken.test()));
    }
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request.build(), listener);
    return listener.getSummary();
  }

  private static PostDiscoveryFilter only(String test) {
    return descriptor ->
        FilterResult.includedIf(
            descriptor.getSource().map(BrokenStoresTest::methodName).orElse(test).equals(test));
  }

  /** The name of a test's method; null for a class. */
  private static @Nullable String methodName(TestSource source) {
    // Not the annotation of the same name.
    return source instanceof org.junit.platform.engine.support.descriptor.MethodSource method
        ? method.getMethodName()
        : null;
  }

  private static Set<String> failedMethods(TestExecutionSummary summary) {
    Set<String> methods = new TreeSet<>();
    summary
        .getFailures()
        .forEach(
            failure ->
                failure
                    .getTestIdentifier()
                    .getSource()
                    .map(BrokenStoresTest::methodName)
                    .ifPresent(methods::add));
    return methods;
  }
}
