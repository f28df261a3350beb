package dev.access4j.testkit.identity;

import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.Text;
import dev.access4j.identity.IdentityException;
import dev.access4j.identity.IdentityGroup;
import dev.access4j.identity.IdentityPage;
import dev.access4j.identity.IdentityRole;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Providers that say more or less of roles than there is. */
final class BrokenRoles {

  private static final int ALL = 10_000;

  private BrokenRoles() {}

  static List<BrokenProvider> all() {
    return List.of(
        new BrokenProvider(
            "a role names all that comes with it, however far",
            IdentityProviderKit.Role.class,
            "includes",
            IncludesAll::new),
        new BrokenProvider(
            "a role names nothing that comes with it",
            IdentityProviderKit.Role.class,
            "includes",
            IncludesNothing::new),
        new BrokenProvider(
            "a role is held by the members of groups that carry it",
            IdentityProviderKit.Role.class,
            "directHolders",
            HeldByGroups::new),
        new BrokenProvider(
            "a role is held by the holders of a role that it comes with",
            IdentityProviderKit.Role.class,
            "directHolders",
            HeldByRoles::new),
        new BrokenProvider(
            "a role is found in any case",
            IdentityProviderKit.Role.class,
            "unknown",
            InAnyCase::new),
        new BrokenProvider(
            "a role that is not there has no holders",
            IdentityProviderKit.Role.class,
            "unknown",
            NobodyHoldsNothing::new),
        new BrokenProvider(
            "a slash in a role's name ends it",
            IdentityProviderKit.Role.class,
            "oddNames",
            EndsAtSlash::new));
  }

  private static final class IncludesAll extends TwoBanks {
    @Override
    public IdentityPage<IdentityRole> roles(OrganizationId organization, String after, int limit) {
      IdentityPage<IdentityRole> page = super.roles(organization, after, limit);
      Map<String, IdentityRole> all = new LinkedHashMap<>();
      real.roles(organization, "", ALL).items().forEach(each -> all.put(each.name(), each));
      return new IdentityPage<>(
          page.items().stream()
              .map(each -> new IdentityRole(each.name(), each.description(), closure(each, all)))
              .toList(),
          page.next());
    }

    private static Set<String> closure(IdentityRole role, Map<String, IdentityRole> all) {
      Set<String> closure = new LinkedHashSet<>(role.includes());
      for (String name : role.includes()) {
        IdentityRole part = all.get(name);
        if (part != null) {
          closure.addAll(closure(part, all));
        }
      }
      return closure;
    }
  }

  private static final class IncludesNothing extends TwoBanks {
    @Override
    public IdentityPage<IdentityRole> roles(OrganizationId organization, String after, int limit) {
      IdentityPage<IdentityRole> page = super.roles(organization, after, limit);
      return new IdentityPage<>(
          page.items().stream()
              .map(each -> new IdentityRole(each.name(), each.description(), Set.of()))
              .toList(),
          page.next());
    }
  }

  private static final class HeldByGroups extends TwoBanks {
    @Override
    public IdentityPage<String> holders(
        OrganizationId organization, String role, String after, int limit) {
      Set<String> holders =
          new LinkedHashSet<>(super.holders(organization, role, after, limit).items());
      for (IdentityGroup group : real.groups(organization, "", ALL).items()) {
        if (group.roles().contains(role)) {
          holders.addAll(real.members(organization, group.id(), "", ALL).items());
        }
      }
      return new IdentityPage<>(List.copyOf(holders), "");
    }
  }

  private static final class HeldByRoles extends TwoBanks {
    @Override
    public IdentityPage<String> holders(
        OrganizationId organization, String role, String after, int limit) {
      Set<String> holders =
          new LinkedHashSet<>(super.holders(organization, role, after, limit).items());
      for (IdentityRole other : real.roles(organization, "", ALL).items()) {
        if (other.includes().contains(role)) {
          holders.addAll(real.holders(organization, other.name(), "", ALL).items());
        }
      }
      return new IdentityPage<>(List.copyOf(holders), "");
    }
  }

  private static final class InAnyCase extends TwoBanks {
    @Override
    public IdentityPage<String> holders(
        OrganizationId organization, String role, String after, int limit) {
      String found =
          real.roles(organization, "", ALL).items().stream()
              .map(IdentityRole::name)
              .filter(name -> Text.caseKey(name).equals(Text.caseKey(role)))
              .findFirst()
              .orElse(role);
      return super.holders(organization, found, after, limit);
    }
  }

  private static final class NobodyHoldsNothing extends TwoBanks {
    @Override
    public IdentityPage<String> holders(
        OrganizationId organization, String role, String after, int limit) {
      try {
        return super.holders(organization, role, after, limit);
      } catch (IdentityException e) {
        return new IdentityPage<>(List.of(), "");
      }
    }
  }

  private static final class EndsAtSlash extends TwoBanks {
    @Override
    public IdentityPage<IdentityRole> roles(OrganizationId organization, String after, int limit) {
      IdentityPage<IdentityRole> page = super.roles(organization, after, limit);
      return new IdentityPage<>(
          page.items().stream()
              .map(
                  each ->
                      new IdentityRole(
                          each.name().replaceFirst("/.*", ""), each.description(), each.includes()))
              .toList(),
          page.next());
    }
  }
}
