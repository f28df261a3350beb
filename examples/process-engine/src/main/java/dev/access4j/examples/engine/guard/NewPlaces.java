package dev.access4j.examples.engine.guard;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.flowable.common.engine.impl.interceptor.CommandContext;

/** The places that a command has made, until it is committed. */
final class NewPlaces extends CloseListener {

  private static final String NAME = "access4j.places";

  private final Map<String, Place> made = new HashMap<>();
  private final Consumer<Map<String, Place>> committed;

  private NewPlaces(Consumer<Map<String, Place>> committed) {
    this.committed = committed;
  }

  /** Returns the places that a command has made so far. */
  static Map<String, Place> in(CommandContext context) {
    return context.getAttribute(NAME) instanceof NewPlaces places ? places.made : Map.of();
  }

  /** Returns the same to be added to; they are handed over when the command is committed. */
  static Map<String, Place> of(CommandContext context, Consumer<Map<String, Place>> committed) {
    if (context.getAttribute(NAME) instanceof NewPlaces places) {
      return places.made;
    }
    NewPlaces places = new NewPlaces(committed);
    context.addAttribute(NAME, places);
    context.addCloseListener(places);
    return places.made;
  }

  @Override
  public void closed(CommandContext context) {
    committed.accept(made);
  }
}
