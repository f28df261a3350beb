package dev.access4j.keycloak;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Which accounts, by their place in the export: there may be millions. */
final class RealmExportOrdinals {

  private int[] ordinals = new int[4];
  private int size;

  void add(int ordinal) {
    if (size == ordinals.length) {
      ordinals = Arrays.copyOf(ordinals, size * 2);
    }
    ordinals[size++] = ordinal;
  }

  int size() {
    return size;
  }

  int get(int i) {
    return ordinals[i];
  }

  /** Those of both, each once, in the order of the export. */
  RealmExportOrdinals and(RealmExportOrdinals other) {
    RealmExportOrdinals both = new RealmExportOrdinals();
    both.ordinals =
        IntStream.concat(
                Arrays.stream(ordinals, 0, size), Arrays.stream(other.ordinals, 0, other.size))
            .sorted()
            .distinct()
            .toArray();
    both.size = both.ordinals.length;
    return both;
  }
}
