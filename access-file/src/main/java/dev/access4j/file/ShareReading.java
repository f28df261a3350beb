package dev.access4j.file;

import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.Validity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the shares of one solution. */
final class ShareReading {

  private static final List<String> KEYS =
      List.of("user", "group", "roles", "startsAt", "expiresAt");
  private static final String FROM_GROUP = "FROM_GROUP";

  private final SolutionId solution;
  private final RoleNames roles;
  private final NameTable usernames;
  private final NameTable groupNames;

  ShareReading(SolutionId solution, RoleNames roles, NameTable usernames, NameTable groupNames) {
    this.solution = solution;
    this.roles = roles;
    this.usernames = usernames;
    this.groupNames = groupNames;
  }

  List<SolutionShare> shares(List<Spot> spots) {
    List<SolutionShare> shares = new ArrayList<>();
    Set<Grantee> grantees = new HashSet<>();
    for (Spot spot : spots) {
      Form form = Form.of(spot, KEYS);
      Grantee grantee = grantee(form);
      SharedRoles shared = roles(form);
      Instant from = instant(form, "startsAt", Instant.MIN);
      Instant until = instant(form, "expiresAt", Instant.MAX);
      if (grantee != null && !grantees.add(grantee)) {
        spot.fault("SH-6", "there is a share with the same user or group already");
      }
      if (grantee != null && shared != null) {
        Validity validity = new Validity(from, until);
        SolutionShare share =
            spot.attempt(() -> new SolutionShare(solution, grantee, shared, validity));
        if (share != null) {
          shares.add(share);
        }
      }
    }
    return shares;
  }

  private @Nullable Grantee grantee(Form form) {
    if (form.isNone()) {
      return null;
    }
    if (form.has("user") == form.has("group")) {
      form.spot().fault("SH-1", "must have exactly one of 'user' and 'group'");
      return null;
    }
    if (form.has("user")) {
      String username = find(form, "user", usernames);
      return username == null ? null : new Grantee.User(EndUserId.of(username));
    }
    String name = find(form, "group", groupNames);
    return name == null ? null : new Grantee.Group(GroupId.of(name));
  }

  private static @Nullable String find(Form form, String key, NameTable names) {
    Spot at = form.at(key);
    String name = at.text();
    if (name == null) {
      return null;
    }
    if (!names.has(name)) {
      names.dangling(name, at);
      return null;
    }
    return StandIn.unlessIdentifier(name);
  }

  private @Nullable SharedRoles roles(Form form) {
    Spot at = form.require("roles");
    if (at == null) {
      return null;
    }
    if (at.node() instanceof Node.Text text) {
      if (text.value().equals(FROM_GROUP)) {
        return SharedRoles.FROM_GROUP;
      }
      at.fault("must be a list of roles, or FROM_GROUP for a group, not " + at.node().kind());
      return null;
    }
    List<Spot> items = at.items();
    Set<RoleId> named = roles.read(items);
    boolean allDangle = named.isEmpty() && !items.isEmpty();
    boolean isList = at.node() instanceof Node.Items;
    return allDangle || !isList ? null : form.spot().attempt(() -> new SharedRoles.Explicit(named));
  }

  private static Instant instant(Form form, String key, Instant open) {
    Spot at = form.find(key);
    Instant instant = at == null ? null : Instants.read(at);
    return instant == null ? open : instant;
  }
}
