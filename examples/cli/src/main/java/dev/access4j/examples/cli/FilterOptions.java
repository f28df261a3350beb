package dev.access4j.examples.cli;

import dev.access4j.decision.BusinessFilters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The business-filter values of the instance that is asked about. */
final class FilterOptions {

  /** The values that one option gives to a key. */
  record KeyValues(String key, List<String> values) {}

  @Option(
      names = "--filter",
      paramLabel = "KEY=V1,V2",
      order = 9,
      converter = Converters.Filter.class,
      description = {
        "Business-filter values of the instance, of which the user must have one for each key."
            + " They are taken as they are, white space included, and split at each comma;"
            + " KEY= gives the empty value, which nobody has.",
        "Can be repeated; a key that comes again gets more values."
      })
  private List<KeyValues> given = new ArrayList<>();

  BusinessFilters filters() {
    Map<String, List<String>> values = new LinkedHashMap<>();
    given.forEach(
        one -> values.computeIfAbsent(one.key(), key -> new ArrayList<>()).addAll(one.values()));
    return BusinessFilters.of(values);
  }
}
