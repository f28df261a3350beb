package dev.access4j.testkit.identity;

import dev.access4j.directory.OrganizationId;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.IdentityGroup;
import dev.access4j.identity.IdentityPage;
import dev.access4j.identity.IdentityRole;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Providers that mix a group with those around it or in it. */
final class BrokenGroups {

  private static final int ALL = 10_000;

  private BrokenGroups() {}

  static List<BrokenProvider> all() {
    return List.of(
        new BrokenProvider(
            "a group has the attributes of the groups around it",
            IdentityProviderKit.Group.class,
            "own",
            InheritsAttributes::new),
        new BrokenProvider(
            "a group has the roles of the groups around it",
            IdentityProviderKit.Group.class,
            "own",
            InheritsRoles::new),
        new BrokenProvider(
            "a group has the roles that come with its roles",
            IdentityProviderKit.Group.class,
            "manyRoles",
            ExpandsRoles::new),
        new BrokenProvider(
            "a group has the members of the groups in it",
            IdentityProviderKit.Group.class,
            "directMembers",
            InnerMembers::new),
        new BrokenProvider(
            "groups of one name are one group to those who ask for members",
            IdentityProviderKit.Group.class,
            "sameName",
            MembersByName::new),
        new BrokenProvider(
            "a path is cut at each slash",
            IdentityProviderKit.Group.class,
            "oddNames",
            () -> showing(group -> withPath(group, cut(group.path())))),
        new BrokenProvider(
            "a path is turned round",
            IdentityProviderKit.Group.class,
            "path",
            () -> showing(group -> withPath(group, reversed(group.path())))),
        new BrokenProvider(
            "attributes of a group are cut at commas",
            IdentityProviderKit.Group.class,
            "own",
            () ->
                showing(
                    group ->
                        new IdentityGroup(
                            group.id(),
                            group.path(),
                            Cut.atCommas(group.attributes()),
                            group.roles()))),
        new BrokenProvider(
            "groups beyond the second level are not seen",
            IdentityProviderKit.Page.class,
            "groups",
            Shallow::new),
        new BrokenProvider(
            "a group that is not there has no members",
            IdentityProviderKit.Group.class,
            "unknown",
            NobodyInNothing::new));
  }

  private static IdentityGroup withPath(IdentityGroup group, List<String> path) {
    return new IdentityGroup(group.id(), path, group.attributes(), group.roles());
  }

  private static IdentityGroup withRoles(IdentityGroup group, Set<String> roles) {
    return new IdentityGroup(group.id(), group.path(), group.attributes(), roles);
  }

  private static List<String> cut(List<String> path) {
    return path.stream()
        .flatMap(name -> Stream.of(name.split("/", -1)))
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static List<String> reversed(List<String> path) {
    return Stream.iterate(path.size() - 1, i -> i >= 0, i -> i - 1).map(path::get).toList();
  }

  private static TwoBanks showing(Function<IdentityGroup, IdentityGroup> change) {
    return new Showing() {
      @Override
      IdentityGroup shown(IdentityGroup group, List<IdentityGroup> outer) {
        return change.apply(group);
      }
    };
  }

  /** Shows each group in another way. */
  private abstract static class Showing extends TwoBanks {
    abstract IdentityGroup shown(IdentityGroup group, List<IdentityGroup> outer);

    @Override
    public IdentityPage<IdentityGroup> groups(
        OrganizationId organization, String after, int limit) {
      IdentityPage<IdentityGroup> page = super.groups(organization, after, limit);
      List<IdentityGroup> all = real.groups(organization, "", ALL).items();
      return new IdentityPage<>(
          page.items().stream().map(group -> shown(group, outer(group, all))).toList(),
          page.next());
    }

    private static List<IdentityGroup> outer(IdentityGroup group, List<IdentityGroup> all) {
      return all.stream().filter(each -> isAround(each, group)).toList();
    }
  }

  private static boolean isAround(IdentityGroup outer, IdentityGroup group) {
    int depth = outer.path().size();
    return depth < group.path().size() && group.path().subList(0, depth).equals(outer.path());
  }

  private static final class InheritsAttributes extends Showing {
    @Override
    IdentityGroup shown(IdentityGroup group, List<IdentityGroup> outer) {
      Map<String, List<String>> attributes = new LinkedHashMap<>();
      outer.forEach(each -> attributes.putAll(each.attributes()));
      attributes.putAll(group.attributes());
      return new IdentityGroup(group.id(), group.path(), attributes, group.roles());
    }
  }

  private static final class InheritsRoles extends Showing {
    @Override
    IdentityGroup shown(IdentityGroup group, List<IdentityGroup> outer) {
      Set<String> roles = new LinkedHashSet<>(group.roles());
      outer.forEach(each -> roles.addAll(each.roles()));
      return withRoles(group, roles);
    }
  }

  private static final class ExpandsRoles extends Showing {
    @Override
    IdentityGroup shown(IdentityGroup group, List<IdentityGroup> outer) {
      Map<String, Set<String>> includes =
          real.roles(BANK, "", ALL).items().stream()
              .collect(Collectors.toMap(IdentityRole::name, IdentityRole::includes));
      Set<String> roles = new LinkedHashSet<>(group.roles());
      group.roles().forEach(role -> roles.addAll(includes.getOrDefault(role, Set.of())));
      return withRoles(group, roles);
    }
  }

  /** Has the members of some other groups too. */
  private abstract static class Gathering extends TwoBanks {
    abstract boolean gathers(IdentityGroup asked, IdentityGroup other);

    @Override
    public IdentityPage<String> members(
        OrganizationId organization, String group, String after, int limit) {
      IdentityPage<String> own = super.members(organization, group, after, limit);
      List<IdentityGroup> all = real.groups(organization, "", ALL).items();
      IdentityGroup asked =
          all.stream().filter(each -> each.id().equals(group)).findFirst().orElseThrow();
      Set<String> members = new LinkedHashSet<>(own.items());
      all.stream()
          .filter(each -> gathers(asked, each))
          .map(each -> real.members(organization, each.id(), "", ALL).items())
          .forEach(members::addAll);
      return new IdentityPage<>(List.copyOf(members), "");
    }
  }

  private static final class InnerMembers extends Gathering {
    @Override
    boolean gathers(IdentityGroup asked, IdentityGroup other) {
      return isAround(/* outer= */ asked, /* group= */ other);
    }
  }

  private static final class MembersByName extends Gathering {
    @Override
    boolean gathers(IdentityGroup asked, IdentityGroup other) {
      return name(asked).equals(name(other));
    }

    private static String name(IdentityGroup group) {
      return group.path().get(group.path().size() - 1);
    }
  }

  private static final class Shallow extends TwoBanks {
    @Override
    public IdentityPage<IdentityGroup> groups(
        OrganizationId organization, String after, int limit) {
      IdentityPage<IdentityGroup> page = super.groups(organization, after, limit);
      return new IdentityPage<>(
          page.items().stream().filter(group -> group.path().size() < 3).toList(), page.next());
    }
  }

  private static final class NobodyInNothing extends TwoBanks {
    @Override
    public IdentityPage<String> members(
        OrganizationId organization, String group, String after, int limit) {
      try {
        return super.members(organization, group, after, limit);
      } catch (IdentityException e) {
        return new IdentityPage<>(List.of(), "");
      }
    }
  }
}
