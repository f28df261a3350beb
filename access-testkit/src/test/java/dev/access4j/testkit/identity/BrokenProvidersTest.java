package dev.access4j.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import dev.access4j.identity.IdentityException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The kit is as good as what it rejects. */
@DisplayName("The kit for identity providers")
class BrokenProvidersTest {

  static Stream<BrokenProvider> brokenProviders() {
    return BrokenProvider.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenProviders")
  @DisplayName("rejects a provider that is wrong, by the test that is about it")
  void rejects(BrokenProvider broken) {
    TestExecutionSummary summary =
        run(broken, selectNestedClass(List.of(KitOnTrial.class), broken.contract()), broken.test());
    assertThat(failedMethods(summary)).as("tests that failed").containsExactly(broken.test());
    // Anything else would be a fault of the broken provider that nobody meant.
    assertThat(summary.getFailures())
        .extracting(failure -> failure.getException())
        .hasOnlyElementsOfTypes(AssertionError.class, IdentityException.class);
  }

  @Test
  @DisplayName("finds no fault in a delegate of the provider in memory that changes nothing")
  void accepts() {
    TestExecutionSummary summary = run(BrokenProvider.SOUND, selectClass(KitOnTrial.class), "");
    assertThat(summary.getTotalFailureCount()).as("%s", failedMethods(summary)).isZero();
    assertThat(summary.getTestsAbortedCount()).as("assumptions that do not hold").isZero();
    assertThat(summary.getTestsSucceededCount()).isGreaterThan(100);
  }

  /** Runs one test, or all if none is named. */
  private static TestExecutionSummary run(
      BrokenProvider broken, DiscoverySelector selector, String test) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selector)
                .filters(only(test))
                .configurationParameter(KitOnTrial.FAULT, broken.fault())
                .build(),
            listener);
    return listener.getSummary();
  }

  private static PostDiscoveryFilter only(String test) {
    return descriptor ->
        FilterResult.includedIf(
            test.isEmpty()
                || descriptor
                    .getSource()
                    .flatMap(BrokenProvidersTest::methodName)
                    .orElse(test)
                    .equals(test));
  }

  /** The name of a test's method; empty for a class. */
  private static Optional<String> methodName(TestSource source) {
    // Not the annotation of the same name.
    return source instanceof org.junit.platform.engine.support.descriptor.MethodSource method
        ? Optional.of(method.getMethodName())
        : Optional.empty();
  }

  private static Set<String> failedMethods(TestExecutionSummary summary) {
    return summary.getFailures().stream()
        .flatMap(
            failure ->
                failure
                    .getTestIdentifier()
                    .getSource()
                    .flatMap(BrokenProvidersTest::methodName)
                    .stream())
        .collect(Collectors.toSet());
  }
}
