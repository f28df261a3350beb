package dev.access4j.testkit.admin;

import dev.access4j.admin.Actor;
import dev.access4j.admin.ActorPermissions;
import dev.access4j.admin.AdminOperation;
import dev.access4j.admin.AdminPermission;
import dev.access4j.audit.AuditSubject;
import dev.access4j.audit.AuditSubject.Kind;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.store.Revision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Draws what calls are made of, sound and unsound, from what there is. */
final class Draw {

  static final OrganizationId ACME = OrganizationId.of("acme");
  static final Actor ROOT = Actor.designer(ACME, "root", "org_admin");

  private static final String NOBODY = "no-such";
  private static final String HOLDING = "holding ";
  private static final List<AdminPermission> ALL = List.of(AdminPermission.values());

  /** A service says in its id what it may do, so that any actor can be drawn. */
  static final ActorPermissions PERMISSIONS =
      ActorPermissions.DEFAULT.or(
          actor -> {
            Set<AdminPermission> held = EnumSet.noneOf(AdminPermission.class);
            String id = actor.reference().id();
            if (id.startsWith(HOLDING)) {
              int bits = Integer.parseInt(id.substring(HOLDING.length()));
              for (int i = 0; i < ALL.size(); i++) {
                if ((bits & 1 << i) != 0) {
                  held.add(ALL.get(i));
                }
              }
            }
            return held;
          });

  private final RandomGenerator random;
  private final World world;

  Draw(RandomGenerator random, World world) {
    this.random = random;
    this.world = world;
  }

  World world() {
    return world;
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  <T> Set<T> some(Collection<T> of, double probability) {
    Set<T> chosen = new LinkedHashSet<>();
    List<T> left = new ArrayList<>(of);
    while (!left.isEmpty()) {
      T each = left.remove(random.nextInt(left.size()));
      if (chance(probability)) {
        chosen.add(each);
      }
    }
    return chosen;
  }

  /** A sound text, or, one time in nine, another. */
  String text(List<String> sound, List<String> unsound) {
    return chance(0.11) ? one(unsound) : one(sound);
  }

  // --- What there is, and now and then what there is not ---

  private String id(Kind kind) {
    List<String> ids = world.ids(kind);
    return ids.isEmpty() || chance(0.05) ? NOBODY : one(ids);
  }

  String user() {
    return id(Kind.USER);
  }

  String group() {
    return id(Kind.GROUP);
  }

  String role() {
    return chance(0.03) ? RoleId.ANONYMOUS.value() : id(Kind.ROLE);
  }

  String solution() {
    return id(Kind.SOLUTION);
  }

  /** A version, and in its part the version's id; mostly a draft, if there is one. */
  AuditSubject version() {
    List<AuditSubject> all = world.all(Kind.VERSION);
    List<AuditSubject> drafts =
        all.stream()
            .filter(version -> world.state().value(version, "state").equals("DRAFT"))
            .toList();
    if (!drafts.isEmpty() && chance(0.6)) {
      return one(drafts);
    }
    return all.isEmpty() || chance(0.05) ? NaiveVersions.version(solution(), NOBODY) : one(all);
  }

  Set<EndUserId> users() {
    Set<EndUserId> users = new LinkedHashSet<>();
    for (int i = 0; i <= below(3); i++) {
      users.add(EndUserId.of(user()));
    }
    return users;
  }

  Set<GroupId> groups() {
    Set<GroupId> groups = new LinkedHashSet<>();
    for (int i = 0; i <= below(3); i++) {
      groups.add(GroupId.of(group()));
    }
    return groups;
  }

  /** The roles that a solution may list, "" for those of the organization. */
  List<String> fitting(String solution) {
    return world.ids(Kind.ROLE).stream()
        .filter(
            id ->
                List.of("", solution)
                    .contains(world.state().value(NaiveRoles.role(id), "solution")))
        .toList();
  }

  /** Roles that fit, and, one time in eight, one that need not. */
  List<String> roles(Collection<String> fitting, double probability) {
    List<String> roles = new ArrayList<>(some(fitting, probability));
    if (chance(0.12)) {
      roles.remove(NOBODY);
      String odd = role();
      roles.remove(odd);
      roles.add(odd);
    }
    return roles;
  }

  Map<String, List<String>> attributes() {
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    while (chance(0.3)) {
      attributes.put(attributeKey(), attributeValues());
    }
    return attributes;
  }

  String attributeKey() {
    return text(Pools.ATTRIBUTE_KEYS, Pools.BAD_ATTRIBUTE_KEYS);
  }

  List<String> attributeValues() {
    return chance(0.1) ? one(Pools.BAD_VALUES) : one(Pools.VALUES);
  }

  /** The revision at which something was seen: mostly late enough. */
  Revision seen(AuditSubject subject) {
    long put = world.put().getOrDefault(subject, 1L);
    long latest = world.revision();
    long seen =
        switch (below(20)) {
          case 0 -> put - 1;
          case 1 -> Math.max(0, put - 1 - below(20));
          case 2 -> latest + 1;
          case 3 -> chance(0.5) ? latest + 2 + below(1000) : latest;
          default -> chance(0.5) ? put : put + below((int) (latest - put) + 1);
        };
    return new Revision(seen);
  }

  // --- Who calls ---

  Attempt attempt(
      AdminOperation operation,
      AuditSubject about,
      String words,
      Verdict ifLetIn,
      Function<Actor, Object> call) {
    Actor actor = ROOT;
    Verdict verdict = ifLetIn;
    if (chance(0.08)) {
      List<AdminPermission> needed = List.copyOf(operation.required());
      Set<AdminPermission> lacking = EnumSet.of(one(needed));
      lacking.addAll(some(ALL, 0.3));
      actor = holding(EnumSet.complementOf(EnumSet.copyOf(lacking)));
      Set<String> missing = new TreeSet<>();
      needed.stream().filter(lacking::contains).forEach(each -> missing.add(each.code()));
      verdict = new Verdict.Refused(missing);
    } else if (chance(0.5)) {
      actor = holding(operation.required());
    }
    Actor caller = actor;
    Callable<Object> called = () -> call.apply(caller);
    return new Attempt(operation, words, caller, about, verdict, called, null);
  }

  /** Of input that is refused before there is a call. */
  Attempt unmade(
      AdminOperation operation, String words, Set<String> faults, Callable<Object> make) {
    AuditSubject about = AuditSubject.organization(ACME);
    Verdict verdict = new Verdict.Invalid(faults);
    return new Attempt(operation, words, ROOT, about, verdict, make, null);
  }

  private static Actor holding(Set<AdminPermission> held) {
    int bits = held.stream().mapToInt(each -> 1 << ALL.indexOf(each)).sum();
    return Actor.service(ACME, HOLDING + bits);
  }
}
