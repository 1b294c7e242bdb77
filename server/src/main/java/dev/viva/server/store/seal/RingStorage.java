package dev.viva.server.store.seal;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import javax.crypto.SecretKey;

/** Where a key ring is kept. */
interface RingStorage {
  /** What a ring holds. */
  @SuppressWarnings("ArrayRecordComponent") // compared by no one
  record Content(Map<String, SecretKey> keys, Set<String> erased, byte[] figures) {}

  /** Adds keys; they are durable when it returns. */
  void append(Map<String, SecretKey> keys) throws IOException;

  /** Replaces everything, as a whole or not at all. */
  void replace(Content content) throws IOException;

  /** Nowhere: the keys last as long as the process. */
  RingStorage NOWHERE =
      new RingStorage() {
        @Override
        public void append(Map<String, SecretKey> keys) {
          // nothing to keep
        }

        @Override
        public void replace(Content content) {
          // nothing to keep
        }
      };
}
