package dev.viva.server.store.journal;

import java.io.IOException;

/** Takes records in order. */
@FunctionalInterface
public interface RecordConsumer {
  void accept(JournalRecord record) throws IOException;
}
