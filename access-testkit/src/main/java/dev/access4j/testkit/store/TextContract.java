package dev.access4j.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.directory.Attributes;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.EndUserRole;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.Organization;
import dev.access4j.directory.RoleId;
import dev.access4j.directory.RoleScope;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Permissions;
import dev.access4j.solution.Process;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.Solution;
import dev.access4j.solution.SolutionRef;
import dev.access4j.solution.SolutionShare;
import dev.access4j.solution.SolutionVersion;
import dev.access4j.solution.Swimlane;
import dev.access4j.solution.UiFlow;
import dev.access4j.solution.VersionId;
import dev.access4j.solution.VersionState;
import dev.access4j.store.PolicyRecord;
import dev.access4j.testkit.Requirement;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Requirement("DIR-13")
abstract class TextContract extends StoreContract {

  private static final int MAX = 255;

  TextContract(AccessStoreKit kit) {
    super(kit);
  }

  /** Texts that a store may trip over; all are identifiers. */
  static Stream<String> texts() {
    return Stream.of(
        "O'Brien",
        "\"quoted\"",
        "100%",
        "a_b",
        "back\\slash",
        "\\",
        "%",
        "_",
        "'; DROP TABLE users; --",
        "null",
        "{}[]:;,.?$1",
        "a  b",
        "\u00fcml\u00e4ut",
        "u\u0308ml",
        "\u05e9\u05dc\u05d5\u05dd",
        "\u65e5\u672c\u8a9e",
        "\ud83d\ude00\ud83d\udc68\u200d\ud83d\udcbb",
        "\ud800\udf48",
        "\uffef\ue000",
        "x".repeat(MAX),
        "\u00df".repeat(MAX),
        "\u0390".repeat(MAX),
        "\ud83d\ude00".repeat(MAX),
        incompressible());
  }

  /** The longest text in bytes, which no index makes smaller: 255 letters of four bytes each. */
  private static String incompressible() {
    return new Random(MAX)
        .ints(MAX, 0x20000, 0x2A6D0)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @ParameterizedTest
  @MethodSource("texts")
  @Requirement({"DIR-2", "DIR-5", "DIR-7", "DIR-8"})
  @DisplayName("texts of the directory come back as they were put, and find what has them")
  void directory(String text) {
    EndUser user =
        EndUser.builder(EndUserId.of(text), text, email(text))
            .name(text, text)
            .sub(text)
            .attributes(attributes(text))
            .build();
    EndUserRole role =
        new EndUserRole(RoleId.of(text), text, text.repeat(7), RoleScope.ORGANIZATION);
    EndUserGroup group =
        new EndUserGroup(GroupId.of(text), groupName(text), Set.of(role.id()), attributes(text));
    Organization organization = Organization.of(org, text);
    write(
        tx -> {
          tx.put(organization);
          tx.put(role);
          tx.put(user);
          tx.put(group);
          tx.addMember(group.id(), user.id());
          tx.assign(user.id(), role.id());
        });
    Contents found = contents();
    assertThat(found.organization()).contains(organization);
    assertThat(found.users()).singleElement().satisfies(each -> same(each.user(), user));
    assertThat(found.roles()).containsExactly(role);
    assertThat(found.groups()).singleElement().satisfies(each -> same(each.group(), group));
    assertThat(now().userNamed(text)).contains(user);
    assertThat(now().userWithEmail(email(text))).contains(user);
    assertThat(now().userWithSub(text)).contains(user);
    assertThat(now().roleNamed(RoleScope.ORGANIZATION, text)).contains(role);
    assertThat(now().groupNamed(group.name())).isPresent();
  }

  @ParameterizedTest
  @MethodSource("texts")
  @Requirement({"SOL-3", "SOL-5"})
  @DisplayName("texts of solutions come back as they were put, and find what has them")
  void solutions(String text) {
    SolutionId id = SolutionId.of(text);
    EndUserRole own = new EndUserRole(RoleId.of(text), text, "", new RoleScope.OfSolution(id));
    Set<RoleId> roles = Set.of(own.id());
    Swimlane lane = new Swimlane(text, new Permissions(Map.of(Operation.VIEW, roles)));
    SolutionVersion version =
        new SolutionVersion(
            id,
            VersionId.of(text),
            VersionState.PUBLISHED,
            roles,
            List.of(Process.of(text, lane)),
            List.of(UiFlow.of(text, roles)));
    SolutionShare share = SolutionShare.withGroup(id, GroupId.of(text), SharedRoles.of(own.id()));
    write(
        tx -> {
          tx.put(Solution.of(id, text));
          tx.put(own);
          tx.put(version);
          tx.put(Solution.of(id, text).withLive(version.id()));
          tx.put(EndUserGroup.of(GroupId.of(text), "Group"));
          tx.put(share);
        });
    PolicyRecord live = now().policy(new SolutionRef.Live(id)).orElseThrow();
    assertThat(live.solution().name()).isEqualTo(text);
    assertThat(live.version()).contains(version);
    assertThat(live.listed()).containsExactly(own);
    assertThat(now().anySolutionHasRoleNamed(text)).isTrue();
    assertThat(now().roleUses(own.id()).shares()).containsExactly(share);
    assertThat(contents().shares()).containsExactly(share);
  }

  @Test
  @DisplayName("what is a pattern to a database is a name like another")
  void patterns() {
    write(
        tx -> {
          tx.put(Solution.of(SolutionId.of("s"), "s"));
          tx.put(EndUser.builder(EndUserId.of("abc"), "abc", "abc@x").sub("abc").build());
          tx.put(EndUserRole.of(RoleId.of("abc"), "abc"));
          tx.put(EndUserGroup.of(GroupId.of("abc"), "abc"));
          tx.put(
              new EndUserRole(
                  RoleId.of("own"), "own", "", new RoleScope.OfSolution(SolutionId.of("s"))));
        });
    for (String pattern : List.of("%", "a%", "a_c", "___", ".*", "*", "abc%", "[a]bc", "a\\bc")) {
      assertThat(now().principal(EndUserId.of(pattern))).as(pattern).isEmpty();
      assertThat(now().userNamed(pattern)).as(pattern).isEmpty();
      assertThat(now().userWithEmail(pattern + "@x")).as(pattern).isEmpty();
      assertThat(now().userWithSub(pattern)).as(pattern).isEmpty();
      assertThat(now().role(RoleId.of(pattern))).as(pattern).isEmpty();
      assertThat(now().roleNamed(RoleScope.ORGANIZATION, pattern)).isEmpty();
      assertThat(now().anySolutionHasRoleNamed(pattern)).as(pattern).isFalse();
      assertThat(now().groupNamed(pattern)).as(pattern).isEmpty();
      assertThat(now().groups(Set.of(GroupId.of(pattern)))).as(pattern).isEmpty();
    }
  }

  @Test
  @Requirement({"DIR-5", "DIR-8"})
  @DisplayName("descriptions and values of attributes may be long and have lines")
  void longTexts() {
    String text = "line\n\ttwo \ud83d\ude00 ".repeat(500).trim();
    EndUserRole role =
        new EndUserRole(
            RoleId.of("r"), "r", "\ud83d\ude00".repeat(1_999) + "\n", RoleScope.ORGANIZATION);
    EndUserGroup group =
        new EndUserGroup(
            GroupId.of("g"), "g", Set.of(), Attributes.of("k", text, "x".repeat(20_000), "z"));
    write(
        tx -> {
          tx.put(role);
          tx.put(group);
        });
    assertThat(contents().roles()).containsExactly(role);
    assertThat(contents().groups()).singleElement().satisfies(each -> same(each.group(), group));
  }

  private static void same(Object found, Object expected) {
    assertThat(found).isEqualTo(expected);
  }

  private static Attributes attributes(String text) {
    return Attributes.of(text.replace(",", ";"), "z", text.replace(",", ";"));
  }

  private static String email(String text) {
    String local = text.replaceAll("[\\s@]", ".");
    return cut(local, MAX - 2) + "@x";
  }

  /** What a group's name can have of a text. */
  private static String groupName(String text) {
    StringBuilder kept = new StringBuilder("G");
    text.codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
    return cut(kept.toString(), MAX);
  }

  private static String cut(String text, int codePoints) {
    return text.codePointCount(0, text.length()) <= codePoints
        ? text
        : text.substring(0, text.offsetByCodePoints(0, codePoints));
  }
}
