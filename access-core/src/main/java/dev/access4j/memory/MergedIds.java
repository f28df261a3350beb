package dev.access4j.memory;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The union of ascending iterators: ascending, each once. A step costs the logarithm of their
 * number.
 */
final class MergedIds<K extends Comparable<? super K>> implements Iterator<K> {

  private final PriorityQueue<Head<K>> heads =
      new PriorityQueue<>(Comparator.comparing((Head<K> head) -> head.next));
  private @Nullable K last;

  MergedIds(List<Iterator<K>> sources) {
    for (Iterator<K> source : sources) {
      if (source.hasNext()) {
        heads.add(new Head<>(source));
      }
    }
  }

  @Override
  public boolean hasNext() {
    while (!heads.isEmpty() && heads.peek().next.equals(last)) {
      advance();
    }
    return !heads.isEmpty();
  }

  @Override
  public K next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    K found = heads.element().next;
    last = found;
    return found;
  }

  private void advance() {
    Head<K> head = heads.remove();
    if (head.rest.hasNext()) {
      heads.add(new Head<>(head.rest));
    }
  }

  private static final class Head<K> {
    private final Iterator<K> rest;
    private final K next;

    Head(Iterator<K> source) {
      this.rest = source;
      this.next = source.next();
    }
  }
}
