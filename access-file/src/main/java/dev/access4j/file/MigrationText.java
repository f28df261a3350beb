package dev.access4j.file;

import dev.access4j.admin.MigrationDifference;
import dev.access4j.admin.MigrationObstacle;
import dev.access4j.admin.MigrationPlan;
import dev.access4j.file.MigrationReport.Section;
import dev.access4j.file.MigrationReport.Share;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.SolutionShare;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a migration plan for people. */
final class MigrationText {

  private final MigrationPlan plan;
  private final MigrationNames names;
  private final int shown;
  private final Writer out;

  MigrationText(MigrationPlan plan, MigrationNames names, int shown, Writer out) {
    this.plan = plan;
    this.names = names;
    this.shown = shown;
    this.out = out;
  }

  void write(List<Share> shares, List<Section> sections) throws IOException {
    line(
        "Migration of "
            + plan.organization()
            + " to PER_SOLUTION, planned at "
            + plan.revision()
            + " for "
            + plan.plannedAt()
            + " and later");
    line(
        plan.isEqual()
            ? "EQUAL: every decision stays as it is"
            : "NOT EQUAL: "
                + count(plan.differences().size(), "difference")
                + " by "
                + count(sections.size(), "cause"));
    line("");
    line("Shares to make: " + number(shares.size()));
    for (Share share : shares.subList(0, Math.min(shown, shares.size()))) {
      line("  " + share(share.share()) + replaced(share.replaced()));
    }
    more(shares.size(), "  ");
    line("");
    line("Assignments kept: " + number(plan.keptAssignments()));
    for (Section section : sections) {
      line("");
      write(section);
    }
  }

  private void write(Section section) throws IOException {
    MigrationObstacle obstacle = section.obstacle();
    if (section.share().isEmpty()) {
      line(obstacle.cause().solution() + ": is open, and begins to give Anonymous to everybody");
    } else {
      line(share(section.share().get(0)) + ": begins to grant");
    }
    line("  Neither shares nor general access count before the migration. With it this changes");
    line(
        "  "
            + count(obstacle.differences(), "decision")
            + " of "
            + count(obstacle.subjects(), "subject")
            + ". To keep them, "
            + (section.share().isEmpty() ? "close the solution" : "remove the share")
            + " first.");
    int size = section.differences().size();
    for (MigrationDifference each : section.differences().subList(0, Math.min(shown, size))) {
      line("    " + difference(each));
    }
    more(size, "    ");
  }

  private String difference(MigrationDifference difference) {
    String name = names.subject(difference.subject());
    return (name.isEmpty() ? "anonymous" : quote(name))
        + ": "
        + difference.operation()
        + " on "
        + difference.resource()
        + " of "
        + difference.version()
        + (difference.live() ? " (live): " : ": ")
        + word(difference.before())
        + " -> "
        + word(difference.after());
  }

  static String word(boolean allowed) {
    return allowed ? "ALLOWED" : "DENIED";
  }

  private static String share(SolutionShare share) {
    String grantee =
        share.grantee() instanceof Grantee.User user
            ? "user " + quote(user.id().value())
            : "group " + quote(((Grantee.Group) share.grantee()).id().value());
    return share.solution() + ": share with " + grantee + ", " + terms(share);
  }

  private static String replaced(List<SolutionShare> replaced) {
    return replaced.stream()
        .map(share -> " (replaces " + terms(share) + ")")
        .findFirst()
        .orElse("");
  }

  private static String terms(SolutionShare share) {
    String roles =
        share.roles() instanceof SharedRoles.Explicit explicit
            ? RoleIds.sortedNames(explicit.roles()).stream()
                .map(MigrationText::quote)
                .collect(Collectors.joining(", "))
            : "FROM_GROUP";
    return roles
        + share.validity().startsAt().map(Instant::toString).map(" from "::concat).orElse("")
        + share.validity().expiresAt().map(Instant::toString).map(" until "::concat).orElse("");
  }

  private void more(int size, String indent) throws IOException {
    if (size > shown) {
      line(indent + "and " + number(size - shown) + " more; the JSON has all");
    }
  }

  private static String quote(String name) {
    return "'" + name + "'";
  }

  private static String count(long count, String what) {
    return number(count) + " " + what + (count == 1 ? "" : "s");
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private void line(String text) throws IOException {
    // A name must not break the line, or turn the direction of what follows it.
    out.append(Excerpt.line(text)).append('\n');
  }
}
