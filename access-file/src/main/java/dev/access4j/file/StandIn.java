package dev.access4j.file;

import dev.access4j.directory.Faults;
import dev.access4j.directory.Text;

/**
 * What reading goes on with in place of a value that is missing or wrong, so that the other faults
 * are found too. No content is ever made with one.
 */
final class StandIn {

  static final String NAME = "-";
  static final String EMAIL = "nobody@invalid";

  private StandIn() {}

  /** The name, if it can be an id. */
  static String unlessIdentifier(String name) {
    Faults faults = new Faults();
    Text.checkIdentifier(name, "name", faults);
    return faults.isEmpty() ? name : NAME;
  }
}
