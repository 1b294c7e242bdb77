package dev.viva.server.plan;

/** Hashes that are the same in every run. */
final class Hashes {
  private Hashes() {}

  /** 64 bits of a text, never 0. */
  static long of(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    long mixed = mix(hash);
    return mixed == 0 ? 1 : mixed;
  }

  /** The finaliser of SplitMix64. */
  static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  /** 31 bits of a seed and the hash of an id. */
  static int tie(long seed, int hash) {
    return (int) (mix(seed ^ (long) hash << 17) >>> 33);
  }
}
