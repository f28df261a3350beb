package dev.access4j.examples.quickstart;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Finds the uses of {@code @Requirement} in sources. javac parses them, so that comments and texts
 * cannot be mistaken for a use.
 */
final class RequirementUses extends TreeScanner<@Nullable Void, String> {

  /** Whose nested classes are run by who extends them. */
  private static final Set<String> KITS = Set.of("AccessStoreKit", "IdentityProviderKit");

  private final Map<String, List<String>> tests = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();

  // Of the class that is being looked at, those around it included.
  private boolean runs;
  private int testsSeen;

  static RequirementUses in(List<Path> sources) throws IOException {
    RequirementUses uses = new RequirementUses();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      Set<String> contracts = contracts(units);
      units.forEach(unit -> uses.scan(unit, contracts));
    }
    return uses;
  }

  /** The tests that name a rule. */
  List<String> tests(String rule) {
    return List.copyOf(tests.getOrDefault(rule, List.of()));
  }

  /** All rules named. */
  List<String> rules() {
    return List.copyOf(tests.keySet());
  }

  /** Uses that prove nothing. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  /** What tests and the kit's nested classes extend, and what these extend in their turn. */
  private static Set<String> contracts(Iterable<? extends CompilationUnitTree> units) {
    Map<String, String> extended = new HashMap<>();
    Set<String> contracts = new HashSet<>();
    for (CompilationUnitTree unit : units) {
      for (Tree top : unit.getTypeDecls()) {
        if (top instanceof ClassTree type) {
          parent(type).ifPresent(parent -> extended.put(type.getSimpleName().toString(), parent));
          if (isRun(type)) {
            parent(type).ifPresent(contracts::add);
          }
          if (KITS.contains(type.getSimpleName().toString())) {
            for (Tree member : type.getMembers()) {
              if (member instanceof ClassTree nested) {
                parent(nested).ifPresent(contracts::add);
              }
            }
          }
        }
      }
    }
    for (String contract : List.copyOf(contracts)) {
      String parent = extended.get(contract);
      while (parent != null && contracts.add(parent)) {
        parent = extended.get(parent);
      }
    }
    return contracts;
  }

  private static boolean isRun(ClassTree type) {
    return type.getSimpleName().toString().matches(".*(Test|IT)");
  }

  private static Optional<String> parent(ClassTree type) {
    return Optional.ofNullable(type.getExtendsClause()).map(Tree::toString);
  }

  private void scan(CompilationUnitTree unit, Set<String> contracts) {
    boolean inTests = unit.getSourceFile().toUri().getPath().contains("/src/test/java/");
    for (Tree top : unit.getTypeDecls()) {
      if (top instanceof ClassTree type) {
        String name = type.getSimpleName().toString();
        runs = contracts.contains(name) || (inTests && isRun(type));
        scan(type, "");
      }
    }
  }

  @Override
  public @Nullable Void visitClass(ClassTree type, String outer) {
    String name =
        outer.isEmpty() ? type.getSimpleName().toString() : outer + "." + type.getSimpleName();
    boolean ranBefore = runs;
    int testsBefore = testsSeen;
    runs &= !isDisabled(type.getModifiers());
    boolean used = add(type.getModifiers(), name);
    super.visitClass(type, name);
    if (used && testsSeen == testsBefore) {
      faults.add(name + " has @Requirement but no test that runs");
    }
    runs = ranBefore;
    return null;
  }

  @Override
  public @Nullable Void visitMethod(MethodTree method, String type) {
    String name = type + "." + method.getName();
    boolean test = runs && isTest(method.getModifiers());
    testsSeen += test ? 1 : 0;
    if (add(method.getModifiers(), name) && !test) {
      faults.add(name + " has @Requirement but is not a test that runs");
    }
    return super.visitMethod(method, type);
  }

  private boolean add(ModifiersTree modifiers, String name) {
    boolean found = false;
    for (AnnotationTree annotation : modifiers.getAnnotations()) {
      if (simpleName(annotation).equals("Requirement")) {
        found = true;
        annotation.getArguments().forEach(argument -> add(argument, name));
      }
    }
    return found;
  }

  private void add(ExpressionTree argument, String name) {
    if (argument instanceof AssignmentTree named) {
      add(named.getExpression(), name);
    } else if (argument instanceof NewArrayTree several) {
      several.getInitializers().forEach(each -> add(each, name));
    } else if (argument instanceof LiteralTree literal && literal.getValue() instanceof String id) {
      tests.computeIfAbsent(id, key -> new ArrayList<>()).add(name);
    } else {
      faults.add(name + ": @Requirement takes literals only, not " + argument);
    }
  }

  /** Test, ParameterizedTest, TestFactory and their like, and not Disabled. */
  private static boolean isTest(ModifiersTree modifiers) {
    return !isDisabled(modifiers)
        && names(modifiers)
            .anyMatch(name -> name.endsWith("Test") || name.matches("Test(Factory|Template)"));
  }

  private static boolean isDisabled(ModifiersTree modifiers) {
    return names(modifiers).anyMatch(name -> name.equals("Disabled"));
  }

  private static Stream<String> names(ModifiersTree modifiers) {
    return modifiers.getAnnotations().stream().map(annotation -> simpleName(annotation));
  }

  private static String simpleName(AnnotationTree annotation) {
    String name = annotation.getAnnotationType().toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
