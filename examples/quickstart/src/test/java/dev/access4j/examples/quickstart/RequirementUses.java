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
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Finds the uses of {@code @Requirement} in sources. javac parses them, so that comments and texts
 * cannot be mistaken for a use.
 */
final class RequirementUses extends TreeScanner<@Nullable Void, String> {

  private final Map<String, List<String>> tests = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();

  static RequirementUses in(List<Path> sources) throws IOException {
    RequirementUses uses = new RequirementUses();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
      for (CompilationUnitTree unit : task.parse()) {
        uses.scan(unit, "");
      }
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

  @Override
  public @Nullable Void visitClass(ClassTree type, String outer) {
    String name =
        outer.isEmpty() ? type.getSimpleName().toString() : outer + "." + type.getSimpleName();
    add(type.getModifiers(), name);
    return super.visitClass(type, name);
  }

  @Override
  public @Nullable Void visitMethod(MethodTree method, String type) {
    String name = type + "." + method.getName();
    if (add(method.getModifiers(), name) && !isTest(method.getModifiers())) {
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
    List<String> names = modifiers.getAnnotations().stream().map(a -> simpleName(a)).toList();
    return !names.contains("Disabled")
        && names.stream().anyMatch(n -> n.endsWith("Test") || n.matches("Test(Factory|Template)"));
  }

  private static String simpleName(AnnotationTree annotation) {
    String name = annotation.getAnnotationType().toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
