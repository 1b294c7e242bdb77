package dev.viva.server.store;

import java.util.List;
import java.util.stream.LongStream;

/** Lists of indexes. */
final class LongStreams {
  private LongStreams() {}

  static List<Long> from(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }
}
