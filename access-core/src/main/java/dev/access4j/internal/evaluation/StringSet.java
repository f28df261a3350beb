package dev.access4j.internal.evaluation;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A set of texts that is never changed, in no order; for the same reason as {@link StringMap}. */
final class StringSet extends AbstractSet<String> {

  private final @Nullable String[] table;
  private final int size;

  /** Takes texts, none of them twice. */
  StringSet(Collection<String> texts) {
    this.size = texts.size();
    this.table = new String[StringMap.places(size)];
    texts.forEach(text -> table[indexOf(text)] = text);
  }

  /** Where a text is, or where it would be. */
  private int indexOf(String text) {
    int last = table.length - 1;
    int i = StringMap.spread(text) & last;
    while (true) {
      String found = table[i];
      if (found == null || text.equals(found)) {
        return i;
      }
      i = (i + 1) & last;
    }
  }

  @Override
  public boolean contains(@Nullable Object other) {
    return other instanceof String text && table[indexOf(text)] != null;
  }

  @Override
  public int hashCode() {
    int sum = 0;
    for (String text : table) {
      sum += text == null ? 0 : text.hashCode();
    }
    return sum;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(table).filter(Objects::nonNull).iterator();
  }
}
