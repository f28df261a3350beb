package dev.access4j.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map that never changes: a change returns another map, which shares all but the path to
 * the changed node. A reader of one is untouched by later ones, and a change costs the logarithm of
 * the size. It is an AVL tree.
 */
final class PersistentMap<K extends Comparable<? super K>, V> {

  private static final PersistentMap<?, ?> EMPTY = new PersistentMap<>(null);

  private final @Nullable Node<K, V> root;

  private PersistentMap(@Nullable Node<K, V> root) {
    this.root = root;
  }

  @SuppressWarnings("unchecked") // the empty map holds nothing of any type
  static <K extends Comparable<? super K>, V> PersistentMap<K, V> empty() {
    return (PersistentMap<K, V>) EMPTY;
  }

  @Nullable V get(K key) {
    Node<K, V> node = root;
    while (node != null) {
      int order = key.compareTo(node.key);
      if (order == 0) {
        return node.value;
      }
      node = order < 0 ? node.left : node.right;
    }
    return null;
  }

  boolean containsKey(K key) {
    return get(key) != null;
  }

  PersistentMap<K, V> with(K key, V value) {
    return new PersistentMap<>(insert(root, key, value));
  }

  PersistentMap<K, V> without(K key) {
    return containsKey(key) ? new PersistentMap<>(remove(root, key)) : this;
  }

  int height() {
    return height(root);
  }

  /** All entries, in order. */
  Iterable<Entry<K, V>> entries() {
    return () -> new Ascending<>(root, null);
  }

  /** The entries above a place, in order: those whose key the place compares as less than. */
  Iterable<Entry<K, V>> above(Comparable<? super K> place) {
    return () -> new Ascending<>(root, place);
  }

  record Entry<K, V>(K key, V value) {}

  private static <K extends Comparable<? super K>, V> Node<K, V> insert(
      @Nullable Node<K, V> node, K key, V value) {
    if (node == null) {
      return new Node<>(key, value, null, null);
    }
    int order = key.compareTo(node.key);
    if (order == 0) {
      return new Node<>(key, value, node.left, node.right);
    }
    return order < 0
        ? balanced(node.key, node.value, insert(node.left, key, value), node.right)
        : balanced(node.key, node.value, node.left, insert(node.right, key, value));
  }

  private static <K extends Comparable<? super K>, V> @Nullable Node<K, V> remove(
      @Nullable Node<K, V> node, K key) {
    if (node == null) {
      return null;
    }
    int order = key.compareTo(node.key);
    if (order < 0) {
      return balanced(node.key, node.value, remove(node.left, key), node.right);
    }
    if (order > 0) {
      return balanced(node.key, node.value, node.left, remove(node.right, key));
    }
    if (node.left == null) {
      return node.right;
    }
    if (node.right == null) {
      return node.left;
    }
    Node<K, V> next = node.right;
    while (next.left != null) {
      next = next.left;
    }
    return balanced(next.key, next.value, node.left, remove(node.right, next.key));
  }

  private static <K, V> Node<K, V> balanced(
      K key, V value, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
    int balance = height(left) - height(right);
    if (balance > 1 && left != null) {
      Node<K, V> inner = left.right;
      if (height(left.left) >= height(inner) || inner == null) {
        return new Node<>(left.key, left.value, left.left, new Node<>(key, value, inner, right));
      }
      return new Node<>(
          inner.key,
          inner.value,
          new Node<>(left.key, left.value, left.left, inner.left),
          new Node<>(key, value, inner.right, right));
    }
    if (balance < -1 && right != null) {
      Node<K, V> inner = right.left;
      if (height(right.right) >= height(inner) || inner == null) {
        return new Node<>(right.key, right.value, new Node<>(key, value, left, inner), right.right);
      }
      return new Node<>(
          inner.key,
          inner.value,
          new Node<>(key, value, left, inner.left),
          new Node<>(right.key, right.value, inner.right, right.right));
    }
    return new Node<>(key, value, left, right);
  }

  private static int height(@Nullable Node<?, ?> node) {
    return node == null ? 0 : node.height;
  }

  private static final class Node<K, V> {
    private final K key;
    private final V value;
    private final @Nullable Node<K, V> left;
    private final @Nullable Node<K, V> right;
    private final int height;

    Node(K key, V value, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
      this.key = key;
      this.value = value;
      this.left = left;
      this.right = right;
      this.height = 1 + Math.max(height(left), height(right));
    }
  }

  private static final class Ascending<K extends Comparable<? super K>, V>
      implements Iterator<Entry<K, V>> {

    private final Deque<Node<K, V>> path = new ArrayDeque<>();

    Ascending(@Nullable Node<K, V> root, @Nullable Comparable<? super K> place) {
      Node<K, V> node = root;
      while (node != null) {
        if (place == null || place.compareTo(node.key) < 0) {
          path.push(node);
          node = node.left;
        } else {
          node = node.right;
        }
      }
    }

    @Override
    public boolean hasNext() {
      return !path.isEmpty();
    }

    @Override
    public Entry<K, V> next() {
      if (path.isEmpty()) {
        throw new NoSuchElementException();
      }
      Node<K, V> found = path.pop();
      for (Node<K, V> node = found.right; node != null; node = node.left) {
        path.push(node);
      }
      return new Entry<>(found.key, found.value);
    }
  }
}
