package dev.viva.server.store.state;

import dev.viva.server.store.Batch;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the observers about commits. One that throws cannot undo a commit that is already on disk,
 * so its failure is logged and the others are told.
 */
public final class Observers {
  private static final Logger log = LoggerFactory.getLogger(Observers.class);

  private final List<Consumer<Batch>> observers = new CopyOnWriteArrayList<>();

  public void add(Consumer<Batch> observer) {
    observers.add(observer);
  }

  public void tell(Batch batch) {
    for (Consumer<Batch> observer : observers) {
      try {
        observer.accept(batch);
      } catch (RuntimeException e) {
        log.error(
            "An observer failed on commit {}; its index may be wrong until the next start",
            batch.index(),
            e);
      }
    }
  }
}
