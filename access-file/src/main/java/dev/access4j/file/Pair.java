package dev.access4j.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A thing as it is and as it is to be; one of them may be missing. */
record Pair<T>(@Nullable T before, @Nullable T after) {

  /** Puts together what has one key: first what there is to be, in its order, then what goes. */
  static <K, T> List<Pair<T>> of(List<T> before, List<T> after, Function<T, K> key) {
    Map<K, T> rest = new LinkedHashMap<>();
    before.forEach(each -> rest.put(key.apply(each), each));
    List<Pair<T>> pairs = new ArrayList<>();
    for (T each : after) {
      pairs.add(new Pair<>(rest.remove(key.apply(each)), each));
    }
    rest.values().forEach(each -> pairs.add(new Pair<>(each, null)));
    return pairs;
  }

  <R> Pair<R> map(Function<T, R> part) {
    return new Pair<>(
        before == null ? null : part.apply(before), after == null ? null : part.apply(after));
  }
}
