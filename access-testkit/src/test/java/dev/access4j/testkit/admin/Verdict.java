package dev.access4j.testkit.admin;

import java.util.List;
import java.util.Set;

/** What is to become of a call. */
sealed interface Verdict {

  /** It is done: what there is after each of its transactions. */
  record Done(List<Flat> states) implements Verdict {}

  /** The actor lacks permissions, given by their codes. */
  record Refused(Set<String> missing) implements Verdict {}

  /** The input is at fault: a field and a rule for each fault. */
  record Invalid(Set<String> faults) implements Verdict {}

  /** What is to be edited was put since it was seen. */
  record Conflict() implements Verdict {}

  /** The caller's own part of the work fails. */
  record Broken() implements Verdict {}
}
