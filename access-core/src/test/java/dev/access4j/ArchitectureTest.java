package dev.access4j;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the arrows between the packages of this module.
 *
 * <p>A package of the table that has no class yet passes, hence {@code allowEmptyShould(true)}. A
 * package that the table lacks fails.
 */
class ArchitectureTest {

  private static final String ROOT = "dev.access4j";
  private static final String INTERNAL = ROOT + ".internal..";

  /** What each package may know besides itself. Only the root package knows all. */
  private static final List<Knows> TABLE =
      List.of(
          new Knows("directory"),
          new Knows("solution", "directory"),
          new Knows("audit", "directory", "solution"),
          new Knows("identity", "directory"),
          // Of the store only what an answer carries: decisionKnowsLittleOfTheStore.
          new Knows("decision", "directory", "solution", "store"),
          new Knows("admin", "directory", "solution", "decision", "audit", "store", "identity"),
          new Knows("store", "directory", "solution", "audit"),
          new Knows("memory", "directory", "solution", "audit", "identity", "store"),
          new Knows(
              "internal",
              "directory",
              "solution",
              "audit",
              "identity",
              "decision",
              "admin",
              "store",
              "memory"));

  private static final String VAGUE = ".*(Manager|Helper|Utils?|Impl)|manager|helper|utils?|impl";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @TestFactory
  @DisplayName("a package depends only on those that it may know")
  Stream<DynamicTest> arrows() {
    return TABLE.stream().map(row -> DynamicTest.dynamicTest(row.toString(), row::check));
  }

  @Test
  @DisplayName("each package is in the table")
  void tableIsComplete() {
    assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
        .allMatch(
            name ->
                name.equals(ROOT)
                    || TABLE.stream().anyMatch(row -> (name + ".").startsWith(row.prefix())));
  }

  @Test
  @DisplayName("only the root package reaches internal")
  void internalIsReachedFromTheRootOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT, INTERNAL)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(INTERNAL)
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  @DisplayName("of the store the decision package knows revisions, pages and exceptions alone")
  void decisionKnowsLittleOfTheStore() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".decision")
        .should()
        .dependOnClassesThat(
            resideInAPackage(ROOT + ".store")
                .and(
                    describe(
                        "are the store's insides",
                        type ->
                            !List.of("Revision", "PageRequest", "StoreException")
                                .contains(type.getSimpleName()))))
        .check(CLASSES);
  }

  @Test
  @DisplayName("packages form no cycle")
  void noCycles() {
    slices().assignedFrom(new EachPackage()).should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  @DisplayName("nothing is named Manager, Helper, Util or Impl")
  void names() {
    assertThat(CLASSES.stream().map(JavaClass::getSimpleName)).noneMatch(n -> n.matches(VAGUE));
    fields().should().haveNameNotMatching(VAGUE).allowEmptyShould(true).check(CLASSES);
    methods().should().haveNameNotMatching(VAGUE).allowEmptyShould(true).check(CLASSES);
  }

  @Test
  @DisplayName("only the root package reads a clock that was not handed in")
  void noStaticClocks() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT)
        .should()
        .callMethodWhere(describe("they read a clock", ArchitectureTest::readsClock))
        .orShould()
        .callConstructor(Date.class)
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  @DisplayName("each package is @NullMarked")
  void nullMarked() {
    assertThat(
            CLASSES.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(p -> !p.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName))
        .isEmpty();
  }

  private static boolean readsClock(JavaCall<?> call) {
    JavaClass owner = call.getTargetOwner();
    boolean handedIn =
        call.getTarget().getRawParameterTypes().stream()
            .anyMatch(type -> type.isEquivalentTo(Clock.class));
    return switch (call.getName()) {
      case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
      case "now" -> owner.getPackageName().startsWith("java.time") && !handedIn;
      case "system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds", "tickMinutes" ->
          owner.getPackageName().equals("java.time");
      default -> false;
    };
  }

  private static final class Knows {

    private final String name;
    private final List<String> known;

    Knows(String name, String... known) {
      this.name = name;
      this.known = List.of(known);
    }

    String prefix() {
      return ROOT + "." + name + ".";
    }

    void check() {
      String[] allowed =
          Stream.concat(Stream.of(name), known.stream())
              .map(n -> ROOT + "." + n + "..")
              .toArray(String[]::new);
      classes()
          .that()
          .resideInAPackage(prefix() + ".")
          .should()
          .onlyDependOnClassesThat(
              not(resideInAPackage(ROOT + "..")).or(resideInAnyPackage(allowed)))
          .as(toString())
          .allowEmptyShould(true)
          .check(CLASSES);
    }

    @Override
    public String toString() {
      return name + " knows " + (known.isEmpty() ? "nothing of ours" : "only " + known);
    }
  }

  /** Each package by itself, those under internal too. */
  private static final class EachPackage implements SliceAssignment {

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
      return SliceIdentifier.of(javaClass.getPackageName());
    }

    @Override
    public String getDescription() {
      return "each package";
    }
  }
}
