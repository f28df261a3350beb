package dev.access4j.testkit.admin;

import dev.access4j.admin.AccessAdmin;
import dev.access4j.admin.AdminOperation;
import dev.access4j.admin.AdminPermission;
import dev.access4j.admin.ConflictException;
import dev.access4j.admin.PermissionDeniedException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Goes through every public method of services and tells where the table does not hold. */
final class GuardCheck {

  /** Makes a service for somebody with some permissions. */
  interface Service extends Function<Set<AdminPermission>, Object> {}

  private record Checked(Class<?> type, Service service) {}

  /** Who presents a verified identity acts for itself, and needs no permission. */
  private static final Set<String> WITHOUT_ACTOR = Set.of("users.signIn");

  private final Map<String, Checked> services = new LinkedHashMap<>();
  private final SampleArguments arguments = new SampleArguments();

  /** Adds administration itself and all services that it leads to. */
  GuardCheck add(Function<Set<AdminPermission>, AccessAdmin> admin) {
    for (Method method : AccessAdmin.class.getMethods()) {
      if (method.getParameterCount() == 0) {
        add(
            method.getName(),
            method.getReturnType(),
            held -> call(method, admin.apply(held), List.of()));
      }
    }
    return add("admin", AccessAdmin.class, admin::apply);
  }

  GuardCheck add(String name, Class<?> type, Service service) {
    services.put(name, new Checked(type, service));
    return this;
  }

  /** Whatever is wrong: a method that the table lacks, a row without a method, a hole. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    Set<String> called = new HashSet<>();
    services.forEach(
        (name, checked) -> {
          for (Method method : operationsOf(checked.type())) {
            String code = name + "." + method.getName();
            if (WITHOUT_ACTOR.contains(code)) {
              continue;
            }
            called.add(code);
            rowOf(code)
                .ifPresentOrElse(
                    row -> check(row, method, checked.service(), faults),
                    () -> faults.add(code + " is not in the table"));
          }
        });
    for (AdminOperation row : AdminOperation.values()) {
      if (!called.contains(row.code()) && services.containsKey(serviceOf(row))) {
        faults.add(row + " has no method");
      }
    }
    return faults;
  }

  private static String serviceOf(AdminOperation row) {
    return row.code().substring(0, row.code().indexOf('.'));
  }

  private static Optional<AdminOperation> rowOf(String code) {
    return Stream.of(AdminOperation.values()).filter(row -> row.code().equals(code)).findFirst();
  }

  /** All but those that lead to services. */
  private static List<Method> operationsOf(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> method.getDeclaringClass() != Object.class)
        .filter(method -> type != AccessAdmin.class || method.getParameterCount() > 0)
        .toList();
  }

  private void check(AdminOperation row, Method method, Service service, List<String> faults) {
    for (AdminPermission lacking : row.required()) {
      Set<AdminPermission> others = EnumSet.complementOf(EnumSet.of(lacking));
      PermissionDeniedException denied = denial(method, service.apply(others));
      if (denied == null) {
        faults.add(row + " needs no " + lacking);
      } else if (!denied.missing().equals(List.of(lacking)) || denied.operation() != row) {
        faults.add(row + " without " + lacking + " says: " + denied.getMessage());
      }
    }
    PermissionDeniedException denied = denial(method, service.apply(row.required()));
    if (denied != null) {
      faults.add(row + " needs more than the table says: " + new TreeSet<>(denied.missing()));
    }
  }

  private @Nullable PermissionDeniedException denial(Method method, Object service) {
    try {
      Object unused = call(method, service, arguments.of(method));
      return null;
    } catch (PermissionDeniedException e) {
      return e;
    } catch (IllegalArgumentException | ConflictException e) {
      // It was let in, and then found nothing that the arguments fit.
      return null;
    }
  }

  private static Object call(Method method, Object on, List<?> arguments) {
    try {
      Object answer = method.invoke(on, arguments.toArray());
      return answer == null ? "nothing" : answer;
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw new AssertionError(e.getCause());
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
