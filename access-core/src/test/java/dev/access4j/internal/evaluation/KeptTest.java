package dev.access4j.internal.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.decision.Subject;
import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.solution.SolutionRef;
import dev.access4j.store.Revision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is kept of a principal")
class KeptTest {

  private static final int REFS = 40;
  private static final int STEPS = 300;

  private final Home home = new Home(OrganizationId.of("bank"), Shared.NOTHING);
  private final Principal principal =
      new Principal(Subject.anonymous(home.id), home, 1, null, Shared.NOTHING);

  @Test
  @DisplayName("is the latest mask of each version, of the latest revision only")
  void latest() {
    for (int seed = 0; seed < 100; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      principal.forgetAll();
      Map<SolutionRef, Compiled> expected = new HashMap<>();
      long latest = 1;
      int counted = 0;
      for (int step = 0; step < STEPS; step++) {
        Compiled compiled = compiled(1 + random.nextInt(5), random.nextInt(REFS));
        if (compiled.revision > latest) {
          expected.clear();
        }
        latest = Math.max(latest, compiled.revision);
        if (compiled.revision == latest) {
          expected.put(compiled.ref, compiled);
        }
        counted += principal.keep(compiled);
        assertThat(all())
            .as("seed %d", seed)
            .containsExactlyInAnyOrderElementsOf(expected.values());
        assertThat(principal.compiled(compiled.ref)).isSameAs(expected.get(compiled.ref));
        assertThat(principal.kept()).isEqualTo(counted).isEqualTo(expected.size());
      }
      for (int ref = 0; ref < REFS; ref++) {
        assertThat(principal.compiled(ref(ref))).isSameAs(expected.get(ref(ref)));
      }
    }
  }

  private List<Compiled> all() {
    List<Compiled> all = new ArrayList<>();
    principal.forEachCompiled(all::add);
    return all;
  }

  @Test
  @DisplayName("is put together once with the groups' attributes, for all masks of one revision")
  void united() {
    Group[] north = {new Group(home, 1, null, Map.of(), Map.of("branch", Set.of("north")))};
    principal.keep(compiled(1, 1));
    Map<String, Set<String>> one = principal.united(1, north);
    assertThat(one).isEqualTo(Map.of("branch", Set.of("north")));
    principal.keep(compiled(1, 2));
    principal.keep(compiled(1, 3));
    assertThat(principal.united(1, north)).isSameAs(one);
    principal.keep(compiled(2, 1));
    Group[] south = {new Group(home, 2, null, Map.of(), Map.of("branch", Set.of("south")))};
    assertThat(principal.united(2, south)).isEqualTo(Map.of("branch", Set.of("south")));
    assertThat(principal.united(1, north)).isEqualTo(one);
    assertThat(principal.united(2, south)).isEqualTo(Map.of("branch", Set.of("south")));
  }

  @Test
  @DisplayName("is forgotten when the organization has moved on")
  void outdated() {
    home.startAt(new Revision(2));
    principal.keep(compiled(2, 1));
    principal.forgetOutdated();
    assertThat(principal.kept()).isEqualTo(1);
    home.moveTo(new Revision(3));
    principal.forgetOutdated();
    assertThat(principal.kept()).isZero();
    assertThat(principal.compiled(ref(1))).isNull();
  }

  private Compiled compiled(long revision, int ref) {
    Policy policy = Policy.of(home, revision, ref(ref), Optional.empty());
    Organization organization = Organization.of(home.id, "Bank");
    Parts parts = new Parts(home, revision, organization, principal, new Group[0], policy);
    return Compiled.of(parts, Instant.EPOCH);
  }

  private static SolutionRef ref(int number) {
    return SolutionRef.live("solution-" + number);
  }
}
