package dev.viva.server.plan;

import java.util.Arrays;

/** A map from int to int, open addressing with linear probing; keys are 0 or more. */
final class Heads {
  /** What {@link #get} answers for an unknown key. */
  static final int NONE = -1;

  private int[] keys = new int[256];
  private int[] values = new int[256];
  private int size;

  Heads() {
    Arrays.fill(keys, NONE);
  }

  int get(int key) {
    int slot = slot(key);
    return keys[slot] == key ? values[slot] : NONE;
  }

  void put(int key, int value) {
    int slot = slot(key);
    if (keys[slot] != key) {
      if (2 * ++size > keys.length) {
        grow();
        slot = slot(key);
      }
      keys[slot] = key;
    }
    values[slot] = value;
  }

  private int slot(int key) {
    int mask = keys.length - 1;
    int slot = (key * 0x9E3779B9 >>> 8) & mask;
    while (keys[slot] != key && keys[slot] != NONE) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    int[] oldKeys = keys;
    int[] oldValues = values;
    keys = new int[2 * oldKeys.length];
    values = new int[keys.length];
    Arrays.fill(keys, NONE);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != NONE) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
      }
    }
  }
}
