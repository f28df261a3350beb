package dev.access4j.testkit.admin;

import dev.access4j.admin.ImportRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Imports row by row, looking through all users for each: slow and obvious. ASCII names only. */
final class NaiveImport {

  /** A user; all its fields are texts that can be compared. */
  static final class Person {
    final String username;
    String email = "";
    String firstName = "";
    String lastName = "";
    Map<String, List<String>> attributes = new TreeMap<>();
    final Set<String> groups = new TreeSet<>();
    boolean put;

    Person(String username) {
      this.username = username;
    }

    List<Object> details() {
      return List.of(email, firstName, lastName, Map.copyOf(attributes));
    }

    @Override
    public String toString() {
      return username + details() + groups;
    }
  }

  private final Set<String> groups;
  private final List<Person> people = new ArrayList<>();

  NaiveImport(String... groups) {
    this.groups = Set.of(groups);
  }

  /** Another import begins. */
  void begin() {
    people.forEach(person -> person.put = false);
  }

  /** All users, by name. */
  List<String> state() {
    return people.stream().map(Person::toString).sorted().toList();
  }

  /** Takes a row in; returns the outcome, or the fields at fault. */
  String take(ImportRow row) {
    Set<String> faults = new TreeSet<>();
    boolean soundName = row.username().equals(row.username().strip()) && !row.username().isEmpty();
    boolean soundEmail = row.email().map(NaiveImport::isEmail).orElse(true);
    Map<String, List<String>> given = new TreeMap<>();
    row.attributes()
        .forEach(
            (key, values) -> {
              List<String> kept =
                  values.stream().map(String::strip).filter(v -> !v.isEmpty()).distinct().toList();
              if (kept.isEmpty() && !values.isEmpty()) {
                faults.add("attributes." + key);
              }
              given.put(key, kept);
            });
    if (!soundName) {
      faults.add("username");
    }
    if (!soundEmail) {
      faults.add("email");
    }
    boolean sound = faults.isEmpty();
    Person old = soundName ? find(row.username()) : null;
    Person wanted = old == null ? new Person(row.username()) : copy(old);
    row.email().ifPresent(email -> wanted.email = email);
    row.firstName().ifPresent(name -> wanted.firstName = name.strip());
    row.lastName().ifPresent(name -> wanted.lastName = name.strip());
    given.forEach(
        (key, values) -> {
          wanted.attributes.remove(key);
          if (!values.isEmpty()) {
            wanted.attributes.put(key, values);
          }
        });
    if (old != null && !old.username.equals(row.username())) {
      faults.add("username");
    } else if (sound && old != null && old.put && !old.details().equals(wanted.details())) {
      faults.add("username");
    }
    if (soundName && old == null && row.email().isEmpty()) {
      faults.add("email");
    }
    if (soundEmail && row.email().isPresent()) {
      for (Person other : people) {
        if (other != old && other.email.equalsIgnoreCase(row.email().get())) {
          faults.add("email");
        }
      }
    }
    Set<String> named = row.groups().stream().map(String::strip).collect(Collectors.toSet());
    if (!groups.containsAll(named)) {
      faults.add("groups");
    }
    return faults.isEmpty() ? accept(old, wanted, named) : "REFUSED " + faults;
  }

  private String accept(@Nullable Person old, Person wanted, Set<String> named) {
    wanted.groups.addAll(named);
    if (old == null) {
      wanted.put = true;
      people.add(wanted);
      return "CREATED";
    }
    wanted.put = old.put || !old.details().equals(wanted.details());
    people.set(people.indexOf(old), wanted);
    return old.toString().equals(wanted.toString()) ? "UNCHANGED" : "UPDATED";
  }

  private static Person copy(Person old) {
    Person copy = new Person(old.username);
    copy.email = old.email;
    copy.firstName = old.firstName;
    copy.lastName = old.lastName;
    copy.attributes = new TreeMap<>(old.attributes);
    copy.groups.addAll(old.groups);
    copy.put = old.put;
    return copy;
  }

  private @Nullable Person find(String username) {
    for (Person person : people) {
      if (person.username.toLowerCase(Locale.ROOT).equals(username.toLowerCase(Locale.ROOT))) {
        return person;
      }
    }
    return null;
  }

  private static boolean isEmail(String email) {
    String[] parts = email.split("@", -1);
    return parts.length == 2
        && Arrays.stream(parts).allMatch(p -> !p.isEmpty() && !p.contains(" "));
  }
}
