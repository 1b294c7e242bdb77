package dev.viva.server.store.memory;

import dev.viva.server.store.Store;
import dev.viva.server.store.StoreContract;

class MemoryStoreTest extends StoreContract {
  @Override
  protected Store open() {
    return new MemoryStore(clock);
  }
}
