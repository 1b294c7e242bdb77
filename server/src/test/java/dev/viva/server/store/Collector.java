package dev.viva.server.store;

import dev.viva.server.error.VivaException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A listener that collects and can be waited for. */
public final class Collector implements Store.Listener {
  private final int expected;
  private final List<Batch> batches = new ArrayList<>();
  private final CompletableFuture<VivaException.Unavailable> end = new CompletableFuture<>();
  private boolean stopped;

  public Collector(int expected) {
    this.expected = expected;
  }

  @Override
  public synchronized void onBatch(Batch batch) {
    if (!stopped) {
      batches.add(batch);
      notifyAll();
    }
  }

  @Override
  public void onEnd(VivaException.Unavailable why) {
    end.complete(why);
  }

  /** Waits for as many batches as are expected. */
  public synchronized List<Batch> batches() throws InterruptedException {
    while (batches.size() < expected) {
      wait();
    }
    return List.copyOf(batches);
  }

  /** What came so far; later batches are dropped. */
  public synchronized List<Batch> stop() {
    stopped = true;
    return List.copyOf(batches);
  }

  public VivaException.Unavailable end() {
    return end.join();
  }
}
