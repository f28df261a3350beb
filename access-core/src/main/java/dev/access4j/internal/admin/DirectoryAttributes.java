package dev.access4j.internal.admin;

import dev.access4j.directory.Attributes;
import dev.access4j.directory.Fault;
import dev.access4j.directory.ValidationException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Attributes of a provider by the rules of this side. */
final class DirectoryAttributes {

  private DirectoryAttributes() {}

  /**
   * Those attributes that DIR-8 lets in. A value with a comma is never split: there it is one
   * value, and its parts would be values that nobody gave.
   */
  static Attributes sound(Map<String, List<String>> given, Consumer<? super Fault> refused) {
    Map<String, List<String>> sound = new LinkedHashMap<>();
    given.forEach(
        (key, values) -> {
          try {
            sound.putAll(new Attributes(Map.of(key, values)).values());
          } catch (ValidationException e) {
            e.faults().forEach(fault -> refused.accept(fault.within("attributes")));
          }
        });
    return new Attributes(sound);
  }

  /** Both, the values of the first before those of the other (DIR-9). */
  static Attributes union(Attributes first, Attributes other) {
    Map<String, List<String>> union = new LinkedHashMap<>(first.values());
    other
        .values()
        .forEach(
            (key, values) -> {
              Set<String> all = new LinkedHashSet<>(union.getOrDefault(key, List.of()));
              all.addAll(values);
              union.put(key, List.copyOf(all));
            });
    return new Attributes(union);
  }

  /**
   * What is there, with what the provider has in the place of it. Other keys stay, and so does what
   * differs in order only: a provider need not keep one.
   */
  static Attributes replaced(Attributes old, Attributes given) {
    Map<String, List<String>> changed = new LinkedHashMap<>(old.values());
    given
        .values()
        .forEach(
            (key, values) -> {
              if (!new HashSet<>(old.get(key)).equals(new HashSet<>(values))) {
                changed.put(key, values);
              }
            });
    return new Attributes(changed);
  }
}
