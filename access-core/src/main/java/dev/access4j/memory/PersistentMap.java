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
 *
 * <p>Whoever makes many changes in a row names itself as their owner: nodes that it made itself
 * nobody else has seen yet, so that they are changed in place. It must not iterate meanwhile.
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

  PersistentMap<K, V> with(K key, V value, Object owner) {
    return new PersistentMap<>(insert(root, key, value, owner));
  }

  PersistentMap<K, V> without(K key, Object owner) {
    return containsKey(key) ? new PersistentMap<>(remove(root, key, owner)) : this;
  }

  int height() {
    return height(root);
  }

  /** All entries, in order. */
  Iterable<Entry<K, V>> entries() {
    return () -> new Walk<>(root, null, true);
  }

  /** The entries above a place, in order: those whose key the place compares as less than. */
  Iterable<Entry<K, V>> above(Comparable<? super K> place) {
    return () -> new Walk<>(root, place, true);
  }

  /** All entries, the last first. */
  Iterable<Entry<K, V>> descending() {
    return () -> new Walk<>(root, null, false);
  }

  /** The entries below a place, the last first: those whose key the place compares as more than. */
  Iterable<Entry<K, V>> below(Comparable<? super K> place) {
    return () -> new Walk<>(root, place, false);
  }

  record Entry<K, V>(K key, V value) {}

  private static <K extends Comparable<? super K>, V> Node<K, V> insert(
      @Nullable Node<K, V> node, K key, V value, Object owner) {
    if (node == null) {
      return new Node<>(key, value, owner);
    }
    int order = key.compareTo(node.key);
    Node<K, V> own = node.ownedBy(owner);
    if (order == 0) {
      own.key = key;
      own.value = value;
      return own;
    }
    if (order < 0) {
      own.left = insert(node.left, key, value, owner);
    } else {
      own.right = insert(node.right, key, value, owner);
    }
    return balanced(own, owner);
  }

  private static <K extends Comparable<? super K>, V> @Nullable Node<K, V> remove(
      @Nullable Node<K, V> node, K key, Object owner) {
    if (node == null) {
      return null;
    }
    int order = key.compareTo(node.key);
    if (order == 0 && node.left == null) {
      return node.right;
    }
    if (order == 0 && node.right == null) {
      return node.left;
    }
    Node<K, V> own = node.ownedBy(owner);
    if (order < 0) {
      own.left = remove(node.left, key, owner);
    } else if (order > 0) {
      own.right = remove(node.right, key, owner);
    } else if (node.right != null) {
      Node<K, V> next = first(node.right);
      own.right = remove(node.right, next.key, owner);
      own.key = next.key;
      own.value = next.value;
    }
    return balanced(own, owner);
  }

  private static <K, V> Node<K, V> first(Node<K, V> node) {
    Node<K, V> first = node;
    while (first.left != null) {
      first = first.left;
    }
    return first;
  }

  /**
   * Turns an owned node, one of whose sides may be two higher than the other, into a balanced one.
   */
  private static <K, V> Node<K, V> balanced(Node<K, V> node, Object owner) {
    Node<K, V> left = node.left;
    Node<K, V> right = node.right;
    if (left != null && height(left) > height(right) + 1) {
      Node<K, V> ownLeft = left.ownedBy(owner);
      node.left = height(left.right) > height(left.left) ? turnedLeft(ownLeft, owner) : ownLeft;
      return turnedRight(node, owner);
    }
    if (right != null && height(right) > height(left) + 1) {
      Node<K, V> ownRight = right.ownedBy(owner);
      node.right =
          height(right.left) > height(right.right) ? turnedRight(ownRight, owner) : ownRight;
      return turnedLeft(node, owner);
    }
    node.measure();
    return node;
  }

  /** Puts the right child in the place of an owned node. */
  private static <K, V> Node<K, V> turnedLeft(Node<K, V> node, Object owner) {
    if (node.right == null) {
      return node;
    }
    Node<K, V> up = node.right.ownedBy(owner);
    node.right = up.left;
    node.measure();
    up.left = node;
    up.measure();
    return up;
  }

  /** Puts the left child in the place of an owned node. */
  private static <K, V> Node<K, V> turnedRight(Node<K, V> node, Object owner) {
    if (node.left == null) {
      return node;
    }
    Node<K, V> up = node.left.ownedBy(owner);
    node.left = up.right;
    node.measure();
    up.right = node;
    up.measure();
    return up;
  }

  private static int height(@Nullable Node<?, ?> node) {
    return node == null ? 0 : node.height;
  }

  /** Changed by its owner alone, and only as long as the owner has shown it to nobody. */
  private static final class Node<K, V> {
    private final Object owner;
    private K key;
    private V value;
    private @Nullable Node<K, V> left;
    private @Nullable Node<K, V> right;
    private int height = 1;

    Node(K key, V value, Object owner) {
      this.key = key;
      this.value = value;
      this.owner = owner;
    }

    /** This node, if it is the owner's, or a copy that is. */
    Node<K, V> ownedBy(Object someone) {
      if (owner == someone) {
        return this;
      }
      Node<K, V> copy = new Node<>(key, value, someone);
      copy.left = left;
      copy.right = right;
      copy.height = height;
      return copy;
    }

    void measure() {
      height = 1 + Math.max(height(left), height(right));
    }
  }

  /** The entries beyond a place, in one of both directions; all of them if there is no place. */
  private static final class Walk<K extends Comparable<? super K>, V>
      implements Iterator<Entry<K, V>> {

    private final boolean ascending;
    private final Deque<Node<K, V>> path = new ArrayDeque<>();

    Walk(@Nullable Node<K, V> root, @Nullable Comparable<? super K> place, boolean ascending) {
      this.ascending = ascending;
      Node<K, V> node = root;
      while (node != null) {
        if (place == null || isBeyond(place.compareTo(node.key))) {
          path.push(node);
          node = before(node);
        } else {
          node = after(node);
        }
      }
    }

    private boolean isBeyond(int order) {
      return ascending ? order < 0 : order > 0;
    }

    private @Nullable Node<K, V> before(Node<K, V> node) {
      return ascending ? node.left : node.right;
    }

    private @Nullable Node<K, V> after(Node<K, V> node) {
      return ascending ? node.right : node.left;
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
      for (Node<K, V> node = after(found); node != null; node = before(node)) {
        path.push(node);
      }
      return new Entry<>(found.key, found.value);
    }
  }
}
