package dev.access4j.admin;

import static java.util.Objects.requireNonNull;

import dev.access4j.store.Revision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an import from an identity provider did; after a dry run, what it would do (AM-5).
 *
 * @param counts how many things of each kind became what; every kind has its counts
 * @param revision a revision that holds all that was written, for requests to other nodes (EV-11)
 */
public record IdentityImportSummary(
    Map<IdentityImportKind, IdentityImportCounts> counts, Revision revision) {

  /**
   * Copies the counts; a kind that has none has zeros.
   *
   * @param counts see above
   * @param revision see above
   */
  public IdentityImportSummary {
    Map<IdentityImportKind, IdentityImportCounts> all = new EnumMap<>(IdentityImportKind.class);
    for (IdentityImportKind kind : IdentityImportKind.values()) {
      all.put(kind, counts.getOrDefault(kind, IdentityImportCounts.NONE));
    }
    counts = Collections.unmodifiableMap(all);
    requireNonNull(revision, "revision");
  }

  /**
   * Returns what became of the things of one kind.
   *
   * @param kind the kind
   * @return the counts
   */
  public IdentityImportCounts of(IdentityImportKind kind) {
    return counts.getOrDefault(requireNonNull(kind, "kind"), IdentityImportCounts.NONE);
  }

  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    counts.forEach((kind, count) -> parts.add(kind.name().toLowerCase(Locale.ROOT) + ": " + count));
    return String.join("; ", parts);
  }
}
