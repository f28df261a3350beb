package dev.access4j.examples.engine.guard;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flowable.common.engine.impl.interceptor.Command;
import org.flowable.common.engine.impl.interceptor.CommandConfig;
import org.jspecify.annotations.Nullable;

/**
 * Calls methods with all that somebody could pass who knows the ids, and notes how the calls end.
 */
final class Attempts {

  /** How a call ended. */
  enum End {
    /** It did something, or told something. */
    RETURNED,
    /** The guard refused it after a decision about the caller. */
    DENIED,
    /** The guard refused it without one, as to everybody. */
    CLOSED,
    /** The engine found no sense in what it was passed. */
    FAILED
  }

  private static final int FEW = 8;
  private static final int COMBINED = 3;

  private final List<@Nullable String> texts;
  private final Map<Class<?>, Object> values;
  private final Map<String, Set<End>> ends = new TreeMap<>();

  /**
   * Starts with nothing called.
   *
   * @param texts each parameter that is a text is called with each of them; where there are more
   *     than two such parameters, with each of the first {@value FEW}
   * @param values what to pass for parameters of other types
   */
  Attempts(List<@Nullable String> texts, Map<Class<?>, Object> values) {
    this.texts = texts;
    this.values = values;
  }

  /** How the calls of each method ended, by its name and the types of its parameters. */
  Map<String, Set<End>> ends() {
    return ends;
  }

  static String nameOf(Class<?> type, Method method) {
    return Stream.of(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(
            Collectors.joining(", ", type.getSimpleName() + "." + method.getName() + "(", ")"));
  }

  /**
   * Calls a method in all ways.
   *
   * @param type where it is declared, or inherited
   * @param target makes what to call it on
   * @param method what is called
   */
  void call(Class<?> type, Supplier<Object> target, Method method) {
    int places =
        (int) Stream.of(method.getParameterTypes()).filter(each -> each == String.class).count();
    int few = places < COMBINED ? texts.size() : FEW;
    int ways = (int) Math.pow(few, Math.min(places, COMBINED));
    for (int way = 0; way < ways; way++) {
      attempt(nameOf(type, method), target.get(), method, arguments(method, way, few));
    }
  }

  /**
   * Calls a method on what one more thing is set of first, to each of the texts.
   *
   * @param type where it is declared, or inherited
   * @param target makes what to call it on
   * @param setting a method that sets something
   * @param method what is called then
   */
  void callSet(Class<?> type, Supplier<Object> target, Method setting, Method method) {
    for (int way = 0; way < texts.size(); way++) {
      Object made = target.get();
      try {
        setting.invoke(made, arguments(setting, way, texts.size()));
      } catch (InvocationTargetException e) {
        continue; // nothing that the engine lets one set
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
      attempt(nameOf(type, method), made, method, arguments(method, 0, texts.size()));
    }
  }

  /** Calls a method once, with the first two texts. */
  Object make(Object target, Method method) {
    return invoke(target, method, arguments(method, 2, 2));
  }

  static Object invoke(Object target, Method method, @Nullable Object... arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(method.toString(), e);
    }
  }

  private @Nullable Object[] arguments(Method method, int way, int few) {
    Class<?>[] types = method.getParameterTypes();
    @Nullable Object[] arguments = new @Nullable Object[types.length];
    int rest = way;
    int places = 0;
    for (int i = 0; i < types.length; i++) {
      if (types[i] != String.class) {
        arguments[i] = value(types[i]);
      } else if (places++ < COMBINED) {
        arguments[i] = texts.get(rest % few);
        rest /= few;
      }
    }
    return arguments;
  }

  private void attempt(String name, Object target, Method method, @Nullable Object[] arguments) {
    Set<End> seen = ends.computeIfAbsent(name, key -> EnumSet.noneOf(End.class));
    try {
      method.invoke(target, arguments);
      seen.add(End.RETURNED);
    } catch (InvocationTargetException e) {
      seen.add(
          e.getCause() instanceof CommandRefusedException refusal
              ? refusal.decision().isPresent() ? End.DENIED : End.CLOSED
              : End.FAILED);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private @Nullable Object value(Class<?> type) {
    Object given = values.get(type);
    if (given != null) {
      return given;
    }
    if (type == boolean.class || type == Boolean.class) {
      return false;
    }
    if (type == int.class || type == Integer.class) {
      return 1;
    }
    if (type == long.class || type == Long.class) {
      return 1L;
    }
    if (type == Date.class) {
      return Date.from(Instant.EPOCH);
    }
    if (type == Instant.class) {
      return Instant.EPOCH;
    }
    if (type == Duration.class) {
      return Duration.ofMinutes(1);
    }
    if (type == Set.class) {
      return new HashSet<>(texts);
    }
    if (type == Collection.class || type == List.class) {
      return texts;
    }
    if (type == InputStream.class) {
      return new ByteArrayInputStream(new byte[] {1});
    }
    if (type == Class.class) {
      return String.class;
    }
    if (type == Object.class) {
      return "x";
    }
    if (type == CommandConfig.class) {
      return new CommandConfig();
    }
    if (type == Command.class) {
      return (Command<Object>) context -> "done";
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    if (type.isArray()) {
      return Array.newInstance(type.getComponentType(), 1);
    }
    return type.isInterface() ? stub(type) : null;
  }

  /** Something of the engine's that has nothing in it but a task's id. */
  private Object stub(Class<?> type) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> {
          Class<?> wanted = method.getReturnType();
          if (wanted == String.class) {
            return texts.get(0);
          }
          return wanted.isPrimitive() && wanted != void.class ? value(wanted) : null;
        });
  }
}
