package dev.access4j.testkit.store;

import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.store.AccessStore;
import org.junit.jupiter.api.DisplayName;

// It stands here and not in access-core, since the kit depends on core.
// region kit
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
// endregion
