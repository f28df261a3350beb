package dev.access4j.examples.benchmarks.report;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run has measured, where, and by which commit.
 *
 * @param started when, with the offset of the local time
 * @param commit the commit's full id, or {@code unknown}
 * @param changed whether the working tree had changes that are in no commit
 * @param form how thoroughly
 * @param machine on what
 * @param jdk with which Java
 * @param parts what was done, in order
 * @param figures what came out
 */
public record Results(
    String started,
    String commit,
    boolean changed,
    Form form,
    Machine machine,
    Jdk jdk,
    List<Part> parts,
    List<Figure> figures) {

  /** Takes copies of the lists. */
  public Results {
    requireNonNull(started, "started");
    requireNonNull(commit, "commit");
    requireNonNull(form, "form");
    requireNonNull(machine, "machine");
    requireNonNull(jdk, "jdk");
    parts = List.copyOf(parts);
    figures = List.copyOf(figures);
  }

  /**
   * The machine.
   *
   * @param processor the model of its processors
   * @param processors how many this process may use
   * @param memory bytes of memory
   * @param system the operating system
   */
  public record Machine(String processor, int processors, long memory, String system) {}

  /**
   * The Java.
   *
   * @param vendor whose
   * @param version its full version
   * @param vm which virtual machine
   * @param collectors its garbage collectors
   * @param flags what it was started with
   */
  public record Jdk(
      String vendor, String version, String vm, List<String> collectors, List<String> flags) {

    /** Takes copies of the lists. */
    public Jdk {
      collectors = List.copyOf(collectors);
      flags = List.copyOf(flags);
    }
  }

  /**
   * A part of the run.
   *
   * @param name which
   * @param seconds how long it took
   * @param failure why it did not come to its end; null if it did
   * @param notes what was skipped, and how it was measured
   */
  public record Part(String name, long seconds, @Nullable String failure, List<String> notes) {

    /** Takes a copy of the notes. */
    public Part {
      notes = List.copyOf(notes);
    }
  }
}
