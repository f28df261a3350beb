package dev.access4j.internal.evaluation;

import dev.access4j.decision.AccessScope;
import dev.access4j.decision.AttributeSource;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.decision.Subject;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an engine's own table (LU-5): on the versions that the store says may be reached, or
 * on those that the engine names. Each version is decided as any other request is, all of them at
 * one revision and one moment.
 */
final class Scopes {

  private final CachedEvaluator evaluator;
  private final Caches caches;
  private final InstantSource clock;

  Scopes(CachedEvaluator evaluator, Caches caches, InstantSource clock) {
    this.evaluator = evaluator;
    this.caches = caches;
    this.clock = clock;
  }

  // --- On all versions that are reached ---

  AccessScope scope(Subject subject, Operation operation, AttributeSource source) {
    return evaluator.read(
        subject.organization(),
        loader -> {
          Principal principal = loader.principal(subject);
          Group[] groups = loader.groups(principal);
          Set<SolutionRef.Pinned> reached =
              loader
                  .view()
                  .publishedVersions(
                      Lookups.sharedSolutions(principal, groups),
                      Lookups.rolesWithoutShare(principal, groups, loader));
          return scope(compile(principal, groups, reached, loader), operation, source);
        });
  }

  private List<Compiled> compile(
      Principal principal, Group[] groups, Set<SolutionRef.Pinned> versions, Loader loader) {
    Instant now = clock.instant();
    List<Compiled> compiled = new ArrayList<>(versions.size());
    for (Policy policy : loader.policies(versions)) {
      compiled.add(evaluator.compile(loader.parts(principal, groups, policy), now));
    }
    return compiled;
  }

  private static AccessScope scope(
      List<Compiled> versions, Operation operation, AttributeSource source) {
    Map<SolutionRef.Pinned, Set<Resource>> visible = new HashMap<>();
    Compiled one = null;
    for (Compiled compiled : versions) {
      List<Resource> resources =
          CompiledAccess.resources(compiled, operation, BusinessFilters.NONE);
      if (!resources.isEmpty() && compiled.ref instanceof SolutionRef.Pinned version) {
        visible.put(version, new LinkedHashSet<>(resources));
        one = compiled;
      }
    }
    // The attributes are the subject's: whichever version it is.
    return one == null
        ? new AccessScope.Nothing()
        : new AccessScope.Condition(visible, one.attributes(source));
  }

  // --- On versions that the engine names ---

  AccessScope scope(
      Subject subject,
      Operation operation,
      AttributeSource source,
      Collection<SolutionRef.Pinned> versions) {
    Set<SolutionRef.Pinned> asked = new LinkedHashSet<>(List.copyOf(versions));
    List<Compiled> compiled = fromCaches(subject, asked);
    if (compiled == null) {
      compiled =
          evaluator.load(
              subject.organization(),
              loader -> {
                Principal principal = loader.principal(subject);
                return compile(principal, loader.groups(principal), asked, loader);
              });
      keep(compiled);
    }
    return scope(compiled, operation, source);
  }

  /**
   * Who is shown a version's rows asks about them next; what is not reached would fill the room.
   */
  private void keep(List<Compiled> compiled) {
    for (Compiled each : compiled) {
      if (each.denial == null) {
        evaluator.keep(each);
      }
    }
  }

  /** Returns null if something is missing, too old, or moves on meanwhile. */
  private @Nullable List<Compiled> fromCaches(Subject subject, Set<SolutionRef.Pinned> versions) {
    Home home = caches.homes.of(subject.organization());
    long revision = home.applied();
    Principal principal = caches.principal(subject);
    if (principal == null || !principal.isGoodAt(home, revision) || !caches.isFresh(home)) {
      return null;
    }
    Instant now = clock.instant();
    InstantSource moment = InstantSource.fixed(now);
    List<Compiled> found = new ArrayList<>(versions.size());
    List<Compiled> made = new ArrayList<>();
    // Gathered when a mask is first missing: none is where all versions are reached.
    Cached cached = null;
    for (SolutionRef.Pinned version : versions) {
      Compiled compiled = principal.compiled(version);
      if (compiled == null
          || compiled.home != home
          || compiled.revision != revision
          || !compiled.holds(moment)) {
        cached = cached == null ? Cached.of(caches, home, subject) : cached;
        Parts parts = cached == null ? null : cached.parts(version);
        if (parts == null || parts.revision() != revision) {
          return null;
        }
        compiled = evaluator.compile(parts, now);
        made.add(compiled);
      }
      found.add(compiled);
    }
    keep(made);
    return found;
  }
}
