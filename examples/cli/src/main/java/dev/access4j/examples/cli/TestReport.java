package dev.access4j.examples.cli;

import dev.access4j.file.CaseResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Tells how a test went, as it goes. */
abstract class TestReport {

  private int passed;
  private int failed;

  /** Takes note of the results of a case file. */
  final void ran(Path accessFile, Path caseFile, List<CaseResult> results) throws IOException {
    List<CaseResult> failures = results.stream().filter(result -> !result.passed()).toList();
    passed += results.size() - failures.size();
    failed += failures.size();
    report(accessFile, caseFile, results.size() - failures.size(), failures);
  }

  /** Reports a case file. */
  abstract void report(Path accessFile, Path caseFile, int passed, List<CaseResult> failures)
      throws IOException;

  /** Reports the end. */
  abstract void end(Problems problems) throws IOException;

  final int passed() {
    return passed;
  }

  final int failed() {
    return failed;
  }

  final int total() {
    return passed + failed;
  }
}
