package dev.access4j.testkit;

import dev.access4j.directory.ValidationException;
import java.util.List;

/** What the rules refuse, as field and rule of each fault. */
final class Refusals {

  private Refusals() {}

  static List<String> refuses(Runnable work) {
    try {
      work.run();
    } catch (ValidationException refused) {
      return refused.faults().stream().map(fault -> fault.field() + " " + fault.rule()).toList();
    }
    throw new AssertionError("nothing was refused");
  }
}
