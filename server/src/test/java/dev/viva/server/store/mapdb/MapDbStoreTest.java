package dev.viva.server.store.mapdb;

import dev.viva.server.store.Store;
import dev.viva.server.store.StoreContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class MapDbStoreTest extends StoreContract {
  @TempDir private Path directory;

  @Override
  protected Store open() {
    try {
      return MapDbStore.open(
          StoreOptions.of(directory.resolve("data"))
              .creating()
              .withClock(clock)
              .withSizes(20_000, 50_000, 4_000_000));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
