package dev.access4j.file;

import dev.access4j.admin.ImportRow;
import dev.access4j.directory.Attributes;
import dev.access4j.directory.Fault;
import dev.access4j.directory.ValidationException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns that the header of a CSV file of users names. */
final class UserColumns {

  static final String USERNAME = "username";
  private static final String GROUPS = "groups";
  private static final String ATTRIBUTE = "attribute:";

  /** What a cell says of the user of its row. */
  private interface Column {
    void say(ImportRow.Builder row, String cell);
  }

  private static final Map<String, Column> FIXED = fixed();

  private static Map<String, Column> fixed() {
    Map<String, Column> fixed = new LinkedHashMap<>();
    // The builder has it already.
    fixed.put(USERNAME, (row, cell) -> {});
    fixed.put("email", ImportRow.Builder::email);
    fixed.put("firstName", ImportRow.Builder::firstName);
    fixed.put("lastName", ImportRow.Builder::lastName);
    fixed.put(GROUPS, UserColumns::sayGroups);
    return fixed;
  }

  private final List<Column> columns = new ArrayList<>();
  private final int username;

  /** Reads the header; throws with all that is wrong with it. */
  UserColumns(CsvLine header, FoundFaults faults) {
    Map<String, Integer> places = new LinkedHashMap<>();
    int line = Math.toIntExact(header.number());
    for (int i = 0; i < header.cells().size(); i++) {
      String at = "column " + (i + 1);
      String name = canonical(header.cells().get(i).strip());
      Column column = column(name);
      if (column == null) {
        faults.add(at, line, 1, "", unknown(name));
      } else {
        columns.add(column);
        checkKey(name, at, line, faults);
        Integer before = places.putIfAbsent(name, i);
        if (before != null) {
          String message = Excerpt.quote(name) + " is column " + (before + 1) + " already";
          faults.add(at, line, 1, "", message);
        }
      }
    }
    username = places.getOrDefault(USERNAME, -1);
    if (username < 0) {
      faults.add("", line, 1, "", "there is no column '" + USERNAME + "'");
    }
    faults.throwIfAny();
  }

  /** The name of a column as it is written here: only the key of an attribute is taken exactly. */
  private static String canonical(String name) {
    if (isAttribute(name)) {
      return ATTRIBUTE + name.substring(ATTRIBUTE.length()).strip();
    }
    return FIXED.keySet().stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
  }

  private static boolean isAttribute(String name) {
    return name.toLowerCase(Locale.ROOT).startsWith(ATTRIBUTE);
  }

  private static @Nullable Column column(String name) {
    if (isAttribute(name)) {
      String key = name.substring(ATTRIBUTE.length());
      return (row, cell) -> row.attribute(key, cell.isBlank() ? List.of() : Attributes.split(cell));
    }
    return FIXED.get(name);
  }

  private static void checkKey(String name, String at, int line, FoundFaults faults) {
    if (isAttribute(name)) {
      try {
        Attributes unused = Attributes.of(name.substring(ATTRIBUTE.length()), "any");
      } catch (ValidationException e) {
        e.faults().forEach(fault -> faults.add(at, line, 1, fault.rule(), fault.message()));
      }
    }
  }

  private static String unknown(String name) {
    String known = String.join(", ", FIXED.keySet()) + " and " + ATTRIBUTE + "KEY";
    String message = Excerpt.quote(name) + " is not known; there are " + known;
    if (name.indexOf(';') >= 0 || name.indexOf('\t') >= 0) {
      return message + ". Cells are separated by commas";
    }
    return message + Near.hint(name, FIXED.keySet());
  }

  private static void sayGroups(ImportRow.Builder row, String cell) {
    for (String name : cell.split(";", -1)) {
      if (!name.isBlank()) {
        row.group(name);
      }
    }
  }

  ImportRow row(CsvLine line) {
    List<String> cells = line.cells();
    String name = username < cells.size() ? cells.get(username) : "";
    ImportRow.Builder row = ImportRow.builder(line.number(), name);
    if (cells.size() != columns.size()) {
      String message = "has " + cells.size() + " cells, and the header has " + columns.size();
      return row.fault(new Fault("", "", message)).build();
    }
    for (int i = 0; i < cells.size(); i++) {
      columns.get(i).say(row, cells.get(i));
    }
    return row.build();
  }
}
