package dev.access4j.examples.benchmarks.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What differs between two runs: in time by more than the noise, and in bytes. */
public final class Comparison {

  /**
   * A figure that both runs have, and that differs.
   *
   * @param what its name and parameters
   * @param older what it was
   * @param newer what it is
   * @param ratio how much slower it is, or below 1 how much faster
   */
  public record Change(String what, Figure older, Figure newer, double ratio) {}

  private final List<Change> slower = new ArrayList<>();
  private final List<Change> faster = new ArrayList<>();
  private final List<String> heavier = new ArrayList<>();
  private final List<String> onlyOld = new ArrayList<>();
  private final List<String> onlyNew = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private int same;

  /**
   * Compares: a figure differs if its medians do by more than the threshold, and the ranges of its
   * values do not overlap. It allocates more if it does by more than the threshold and by a byte.
   *
   * @param older the one run
   * @param newer the other
   * @param threshold from which ratio on, above 1
   */
  public Comparison(Results older, Results newer, double threshold) {
    if (!(threshold > 1)) {
      throw new IllegalArgumentException("the threshold is above 1: " + threshold);
    }
    warnings.addAll(differences(older, newer));
    Map<String, Figure> before = byName(older);
    Map<String, Figure> after = byName(newer);
    before.forEach(
        (what, figure) -> {
          Figure now = after.get(what);
          if (now == null) {
            onlyOld.add(what);
          } else {
            compare(what, figure, now, threshold);
          }
        });
    after.keySet().stream().filter(what -> !before.containsKey(what)).forEach(onlyNew::add);
    Comparator<Change> byRatio = Comparator.comparingDouble(Change::ratio);
    slower.sort(byRatio.reversed());
    faster.sort(byRatio);
  }

  private void compare(String what, Figure older, Figure newer, double threshold) {
    Scale was = Scale.of(older.unit());
    Scale is = Scale.of(newer.unit());
    if (!was.unit().equals(is.unit())) {
      warnings.add(what + " was in " + older.unit() + " and is in " + newer.unit());
      return;
    }
    weigh(what, older, newer, threshold);
    double factor = is.factor() / was.factor();
    boolean more = newer.low() * factor > older.high();
    boolean less = newer.high() * factor < older.low();
    double growth = newer.median() * factor / older.median();
    boolean rate = Scale.isRate(older.unit());
    double ratio = rate ? 1 / growth : growth;
    Change change = new Change(what, older, newer, ratio);
    if (ratio > threshold && (rate ? less : more)) {
      slower.add(change);
    } else if (ratio < 1 / threshold && (rate ? more : less)) {
      faster.add(change);
    } else {
      same++;
    }
  }

  private void weigh(String what, Figure older, Figure newer, double threshold) {
    Double was = older.allocated();
    Double is = newer.allocated();
    if (was != null && is != null && is > was * threshold && is >= was + 1) {
      heavier.add(String.format(Locale.ROOT, "%s  %,.0f B -> %,.0f B", what, was, is));
    }
  }

  private static Map<String, Figure> byName(Results results) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    results.figures().forEach(figure -> figures.put(what(figure), figure));
    return figures;
  }

  /** A figure's name and its parameters. */
  static String what(Figure figure) {
    return figure.name()
        + new TreeMap<>(figure.parameters())
            .entrySet().stream().map(Object::toString).collect(Collectors.joining(" ", " ", ""));
  }

  private static List<String> differences(Results older, Results newer) {
    List<String> differences = new ArrayList<>();
    differ(differences, "machine", older.machine(), newer.machine());
    differ(differences, "JDK", older.jdk(), newer.jdk());
    differ(differences, "form", older.form(), newer.form());
    return differences;
  }

  private static void differ(List<String> differences, String what, Object was, Object is) {
    if (!was.equals(is)) {
      differences.add("the " + what + " differs: " + was + " and " + is);
    }
  }

  /**
   * What got slower.
   *
   * @return the worst first
   */
  public List<Change> slower() {
    return List.copyOf(slower);
  }

  /**
   * What got faster.
   *
   * @return the best first
   */
  public List<Change> faster() {
    return List.copyOf(faster);
  }

  /**
   * What makes more garbage with each call.
   *
   * @return names, parameters and bytes
   */
  public List<String> heavier() {
    return List.copyOf(heavier);
  }

  /**
   * What only the older run has.
   *
   * @return names and parameters
   */
  public List<String> onlyOld() {
    return List.copyOf(onlyOld);
  }

  /**
   * What only the newer run has.
   *
   * @return names and parameters
   */
  public List<String> onlyNew() {
    return List.copyOf(onlyNew);
  }

  /**
   * Why the two may not compare: another machine, JDK, form or unit.
   *
   * @return a sentence for each
   */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /**
   * Prints all of it.
   *
   * @return the table
   */
  public String text() {
    StringBuilder text = new StringBuilder();
    warnings.forEach(warning -> text.append("warning: ").append(warning).append('\n'));
    table(text, "slower", slower);
    table(text, "faster", faster);
    list(text, "allocates more", heavier);
    list(text, "only in the older", onlyOld);
    list(text, "only in the newer", onlyNew);
    text.append("as fast within the noise: ").append(same).append('\n');
    return text.toString();
  }

  private static void table(StringBuilder text, String title, List<Change> changes) {
    text.append(title).append(": ").append(changes.size()).append('\n');
    int width = changes.stream().mapToInt(change -> change.what().length()).max().orElse(0);
    for (Change change : changes) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %-" + width + "s  %10s -> %10s  x %.2f\n",
              change.what(),
              said(change.older()),
              said(change.newer()),
              change.ratio()));
    }
  }

  private static String said(Figure figure) {
    Scale scale = Scale.of(figure.unit());
    return scale.say(figure.median() * scale.factor());
  }

  private static void list(StringBuilder text, String title, List<String> names) {
    text.append(title).append(": ").append(names.size()).append('\n');
    names.forEach(name -> text.append("  ").append(name).append('\n'));
  }
}
