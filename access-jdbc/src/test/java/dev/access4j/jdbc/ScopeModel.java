package dev.access4j.jdbc;

import dev.access4j.Access4j;
import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.AccessScope;
import dev.access4j.decision.AttributeSource;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.Subject;
import dev.access4j.directory.OrganizationId;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.Revision;
import dev.access4j.testkit.SettableClock;
import dev.access4j.testkit.random.RandomModel;
import dev.access4j.testkit.random.RandomRequests;
import dev.access4j.testkit.reference.ReferenceModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One seed: an organization, rows of an engine's table, and subjects who ask for rows. */
final class ScopeModel implements AutoCloseable {

  /** The keys of the random filters, each with a column in the tables that have one for each. */
  static final List<String> KEYS =
      List.of(BusinessFilters.DEFAULT_KEY, "region", "BusinessFilters", "regi\u00f3n");

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.000001Z");
  private static final int ROWS = 40;

  private static final List<String> MALFORMED =
      List.of(
          "null",
          "5",
          "true",
          "[]",
          "[\"north\"]",
          "\"north\"",
          "{\"region\":5}",
          "{\"region\":null}",
          "{\"region\":{}}",
          "{\"region\":{\"region\":[]}}",
          "{\"region\":[[]]}",
          "{\"region\":[\"north\",1]}",
          "{\"region\":[true]}",
          "{\"businessFilters\":[],\"region\":[{}]}",
          "{\"\":[\"north\"]}",
          "{\"\":null}");

  final Spices spices;
  final AccessEvaluator evaluator;

  private final SplittableRandom random;
  private final Access4j access;
  private final RandomRequests requests;
  private final long firstId;

  ScopeModel(long seed) {
    random = new SplittableRandom(seed);
    spices = new Spices(random);
    InMemoryAccessStore store = new InMemoryAccessStore();
    OrganizationId id = OrganizationId.of("seed" + seed);
    RandomModel model = new RandomModel(random, NOW);
    store.write(
        id,
        tx -> {
          model.writeTo(new AccessWriter(tx), id);
          return id;
        });
    access = Access4j.builder(store).clock(new SettableClock(NOW)).build();
    evaluator = access.evaluator();
    ReferenceModel read = store.read(id, ReferenceModel::of);
    requests = new RandomRequests(random, read, read);
    firstId = seed * ROWS;
  }

  @Override
  public void close() {
    access.close();
  }

  /** Who asks for rows, and for what. */
  record Question(Subject subject, Operation operation, AttributeSource source, AccessScope scope) {
    AccessRequest about(
        SolutionRef.Pinned version, Resource resource, Map<String, List<String>> filters) {
      BusinessFilters these = new BusinessFilters(filters, source);
      return new AccessRequest(subject, version, resource, operation, these, Revision.NONE);
    }
  }

  /** A question, with an answer of some rows where a few attempts find one. */
  Question question() {
    Question question = any();
    for (int i = 0; i < 8 && question.scope() instanceof AccessScope.Nothing; i++) {
      question = any();
    }
    return question;
  }

  private Question any() {
    AccessRequest like = requests.next();
    AttributeSource source = requests.attributeSource();
    AccessScope scope = evaluator.scope(like.subject(), like.operation(), source);
    return new Question(like.subject(), like.operation(), source, scope);
  }

  List<ScopeRow> rows() {
    List<ScopeRow> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      AccessRequest like = requests.next();
      SolutionRef.Pinned version =
          like.solution() instanceof SolutionRef.Pinned pinned ? pinned : requests.version();
      List<@Nullable String> names = ScopeRow.names(version, like.resource());
      if (random.nextInt(8) == 0) {
        names.set(random.nextInt(names.size()), random.nextBoolean() ? null : "Portal");
      }
      boolean malformed = random.nextInt(12) == 0;
      String json = malformed ? MALFORMED.get(random.nextInt(MALFORMED.size())) : null;
      rows.add(new ScopeRow(firstId + i, names, filters(), json));
    }
    return rows;
  }

  /** An empty text stands for a null in random filters; here there are both. */
  private Map<String, List<@Nullable String>> filters() {
    Map<String, List<@Nullable String>> filters = new HashMap<>();
    requests
        .filters()
        .values()
        .forEach(
            (key, list) -> {
              List<@Nullable String> values = new ArrayList<>(list);
              values.replaceAll(value -> "".equals(value) && random.nextBoolean() ? null : value);
              filters.put(key, values);
            });
    for (String key : KEYS) {
      if (random.nextInt(4) == 0) {
        filters.putIfAbsent(key, Arrays.asList());
      }
    }
    return filters;
  }
}
