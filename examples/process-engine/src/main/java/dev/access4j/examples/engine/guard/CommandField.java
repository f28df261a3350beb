package dev.access4j.examples.engine.guard;

import java.lang.reflect.Field;
import org.flowable.common.engine.impl.interceptor.Command;
import org.jspecify.annotations.Nullable;

/**
 * A field of one of the engine's commands: what a command is about is in fields that it shows to
 * nobody. A field that is not there, as it may be after an upgrade of the engine, is found when the
 * guard is made and not when a command is to be refused.
 */
final class CommandField {

  private final Field field;

  private CommandField(Field field) {
    this.field = field;
  }

  static CommandField of(Class<?> command, String name) {
    for (Class<?> type = command; type != null; type = type.getSuperclass()) {
      for (Field declared : type.getDeclaredFields()) {
        if (declared.getName().equals(name)) {
          declared.setAccessible(true);
          return new CommandField(declared);
        }
      }
    }
    throw new IllegalStateException(
        "this version of the engine has no field '" + name + "' in " + command.getName());
  }

  @Nullable Object of(Command<?> command) {
    try {
      return field.get(command);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("made accessible above", e);
    }
  }

  @Nullable String textOf(Command<?> command) {
    return (String) of(command);
  }
}
