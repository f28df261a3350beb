package dev.access4j.testkit.store;

import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.store.AccessStore;
import org.junit.jupiter.api.DisplayName;

/** Stands here and not in access-core, since the kit depends on core. */
@DisplayName("The store in memory")
class InMemoryAccessStoreTest extends AccessStoreKit {

  @Override
  protected AccessStore newStore() {
    return new InMemoryAccessStore();
  }

  @Override
  protected int rememberedChanges() {
    return 1_000;
  }
}
