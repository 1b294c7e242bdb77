package dev.viva.server.people;

import dev.viva.server.store.Mutation;
import dev.viva.server.store.journal.DiskFiles;
import dev.viva.server.store.journal.DurableFile;
import dev.viva.server.store.journal.FileLayer;
import dev.viva.server.store.mapdb.MapDbStore;
import dev.viva.server.store.mapdb.StoreOptions;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** A process that erases somebody and dies, as by {@code kill -9}, before it changes the disk. */
final class ErasureWorker {
  /** What it ends with when it died. */
  static final int KILLED = 137;

  private static final Set<String> READING =
      Set.of(
          "exists",
          "list",
          "openReadOnly",
          "read",
          "readFully",
          "size",
          "usableSpace",
          "lock",
          "close");

  private final int step;
  private int changes;
  private boolean erasing;

  private ErasureWorker(int step) {
    this.step = step;
  }

  /**
   * Erases.
   *
   * @param args directory, id of the person, which change of the disk it does not live to make
   */
  public static void main(String[] args) throws IOException {
    ErasureWorker worker = new ErasureWorker(Integer.parseInt(args[2]));
    FileLayer files = worker.over(FileLayer.class, new DiskFiles());
    try (MapDbStore store = MapDbStore.open(StoreOptions.of(Path.of(args[0])).withFiles(files))) {
      worker.begin();
      new Erasures(store, store::deletePlainGenerations)
          .erase(new Mutation(Optional.empty(), "users/root", "test"), args[1], "asked for it");
      Runtime.getRuntime().halt(0);
    }
  }

  private synchronized void begin() {
    erasing = true;
  }

  private synchronized void change() {
    if (erasing && ++changes >= step) {
      Runtime.getRuntime().halt(KILLED);
    }
  }

  private <T> T over(Class<T> type, T real) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (!READING.contains(method.getName())) {
            change();
          }
          try {
            Object result = method.invoke(real, arguments);
            return result instanceof DurableFile file ? over(DurableFile.class, file) : result;
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
