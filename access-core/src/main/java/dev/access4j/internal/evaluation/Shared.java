package dev.access4j.internal.evaluation;

import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Makes one object of equal values that many cached entries hold, such as the ids of groups: a
 * store brings new ones with each row. A table of one size that forgets what is rare: a value
 * stands among a few places, moves to the front of them when it is met again, and is overwritten at
 * the end. What it does not find stays as it is, so that it may forget anything at any time.
 *
 * <p>Values are immutable, arrays too by convention. It is asked about what was read from the
 * store, never about what a caller made up.
 */
final class Shared {

  /** For what is not kept. */
  static final Shared NOTHING = new Shared(0);

  private static final int MOST = 1 << 16;
  private static final int WAYS = 8;

  /** What has more parts would fill the memory, and is hardly the same twice. */
  private static final int MOST_PARTS = 16;

  private static final int MOST_CHARACTERS = 256;

  private final AtomicReferenceArray<@Nullable Object> places;

  private Shared(int length) {
    this.places = new AtomicReferenceArray<>(length);
  }

  /** Creates it for so many principals; a principal holds a few values. */
  static Shared by(int principals) {
    int length = (int) Math.min(MOST, (long) WAYS * principals);
    return new Shared(Integer.highestOneBit(length));
  }

  /** The same, or what is equal to it and of the same class. */
  <T> T of(T value) {
    if (places.length() == 0) {
      return value;
    }
    int first = firstPlace(value);
    int last = first + WAYS - 1;
    for (int i = first; i <= last; i++) {
      Object found = places.getAcquire(i);
      if (found == null) {
        last = i;
      } else if (found.getClass() == value.getClass() && Objects.deepEquals(found, value)) {
        moveUp(i, first, found);
        @SuppressWarnings("unchecked") // see the condition
        T same = (T) found;
        return same;
      }
    }
    places.setRelease(last, value);
    return value;
  }

  /** The same for an array, if it is short. */
  <T> T[] ofArray(T[] values) {
    return values.length <= MOST_PARTS ? of(values) : values;
  }

  /** Itself, or nothing if these are too many values to keep. */
  Shared ifFew(Collection<?> values) {
    return values.size() <= MOST_PARTS ? this : NOTHING;
  }

  /** Itself, or nothing if these are too many texts to keep, or too long ones. */
  Shared ifShort(Collection<String> texts) {
    int characters = 0;
    for (String text : texts) {
      characters += text.length();
    }
    return characters <= MOST_CHARACTERS ? ifFew(texts) : NOTHING;
  }

  private int firstPlace(Object value) {
    int hash = value instanceof Object[] array ? Arrays.hashCode(array) : value.hashCode();
    hash *= 0x9E3779B9;
    return (hash ^ (hash >>> 16)) & (places.length() - WAYS);
  }

  // Threads that race may lose a value, or have it twice.
  private void moveUp(int place, int first, Object value) {
    if (place > first) {
      places.setRelease(place, places.getAcquire(place - 1));
      places.setRelease(place - 1, value);
    }
  }
}
