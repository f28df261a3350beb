package dev.access4j.testkit.store;

import dev.access4j.store.AccessStore;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The kit on a broken store, which a parameter of the run names. Never run by itself. */
@ExtendWith(KitOnTrial.Choice.class)
final class KitOnTrial extends AccessStoreKit {

  static final String FAULT = "access4j.testkit.fault";

  private final BrokenStore broken;

  KitOnTrial(BrokenStore broken) {
    this.broken = broken;
  }

  @Override
  protected AccessStore newStore() {
    return broken.open().get();
  }

  static final class Choice implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType().equals(BrokenStore.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      String fault = context.getConfigurationParameter(FAULT).orElseThrow();
      return Stream.concat(BrokenStore.all(), Stream.of(BrokenStore.SOUND, BrokenStore.WAITING))
          .filter(each -> each.fault().equals(fault))
          .findFirst()
          .orElseThrow();
    }
  }
}
