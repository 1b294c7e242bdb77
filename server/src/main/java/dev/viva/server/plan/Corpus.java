package dev.viva.server.plan;

import dev.viva.server.bank.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the planner knows of all active questions: an immutable index in memory, at most 200 bytes a
 * question. A change makes a new corpus that shares everything it did not touch, so concurrent
 * requests each work on the corpus that they began with, without locks.
 *
 * <pre>
 * shards   [hash of id]        -> questions with such ids            (find by id)
 * probes   [hash of parent id] -> questions that are probes of it
 * indexes  area -> AreaIndex   -> rows sorted by kind, difficulty, minutes, quality, level
 * </pre>
 */
public final class Corpus {
  private static final int PER_SHARD = 16;
  private static final Entry[] NONE = {};
  private static final Corpus EMPTY =
      new Corpus(emptyShards(64), emptyShards(64), new TreeMap<>(), new HashMap<>(), 0);

  private final Entry[][] shards;
  private final Entry[][] probes;
  private final Map<String, AreaIndex> indexes;
  private final Map<List<String>, List<String>> areaLists;
  private final int size;

  private Corpus(
      Entry[][] shards,
      Entry[][] probes,
      Map<String, AreaIndex> indexes,
      Map<List<String>, List<String>> areaLists,
      int size) {
    this.shards = shards;
    this.probes = probes;
    this.indexes = indexes;
    this.areaLists = areaLists;
    this.size = size;
  }

  /** Without questions. */
  public static Corpus empty() {
    return EMPTY;
  }

  /** The active ones of these questions. */
  public static Corpus of(Collection<Question> questions) {
    return EMPTY.with(questions);
  }

  /**
   * This corpus after these questions were added or changed; one that is not active any more leaves
   * it.
   */
  public Corpus with(Collection<Question> changed) {
    Edit edit = new Edit(size + changed.size());
    for (Question question : changed) {
      edit.remove(question.id());
      if (question.status() == Question.Status.ACTIVE) {
        edit.add(question);
      }
    }
    return edit.finish();
  }

  /** This corpus without the questions of these ids; unknown ids do no harm. */
  public Corpus without(Collection<String> ids) {
    Edit edit = new Edit(size);
    ids.forEach(edit::remove);
    return edit.finish();
  }

  /** Number of active questions. */
  public int size() {
    return size;
  }

  /** Whether a plan may hold the question with this id. */
  public boolean contains(String id) {
    return find(id) != null;
  }

  /** Paths of all areas that questions have, sorted. */
  public Set<String> areas() {
    return Collections.unmodifiableSet(indexes.keySet());
  }

  @Nullable Entry find(String id) {
    for (Entry entry : shards[slot(id, shards.length)]) {
      if (entry.id.equals(id)) {
        return entry;
      }
    }
    return null;
  }

  /** The probes of the question with this id, by id. */
  List<Entry> probesOf(String id) {
    List<Entry> found = new ArrayList<>(4);
    for (Entry probe : probes[slot(id, probes.length)]) {
      if (id.equals(probe.probeOf)) {
        found.add(probe);
      }
    }
    if (found.size() > 1) {
      found.sort((a, b) -> a.id.compareTo(b.id));
    }
    return found;
  }

  Map<String, AreaIndex> indexes() {
    return indexes;
  }

  private static Entry[][] emptyShards(int count) {
    Entry[][] empty = new Entry[count][];
    Arrays.fill(empty, NONE);
    return empty;
  }

  private static int slot(String id, int count) {
    return (int) (Hashes.mix(id.hashCode()) & (count - 1));
  }

  /** A change in the making; nothing of the corpus that it began with is written to. */
  private final class Edit {
    private final Entry[][] newShards;
    private final Entry[][] newProbes;
    private final Map<List<String>, List<String>> newLists = new HashMap<>(areaLists);
    private final Map<String, Set<Entry>> removed = new HashMap<>();
    private final Map<String, Set<Entry>> added = new HashMap<>();
    private int newSize = size;

    Edit(int expected) {
      if (expected <= shards.length * PER_SHARD) {
        newShards = shards.clone();
        newProbes = probes.clone();
        return;
      }
      int count = Integer.highestOneBit(Math.max(64, 2 * expected / PER_SHARD));
      newShards = emptyShards(count);
      newProbes = emptyShards(count);
      for (Entry[] shard : shards) {
        for (Entry entry : shard) {
          put(newShards, entry.id, entry);
        }
      }
      for (Entry[] shard : probes) {
        for (Entry entry : shard) {
          put(newProbes, parent(entry), entry);
        }
      }
    }

    void add(Question question) {
      List<String> areas = newLists.computeIfAbsent(question.tags().areas(), list -> list);
      Entry entry = new Entry(question, areas);
      put(newShards, entry.id, entry);
      newSize++;
      if (entry.probeOf == null) {
        note(added, entry);
        return;
      }
      put(newProbes, entry.probeOf, entry);
      refresh(entry.probeOf);
    }

    void remove(String id) {
      Entry entry = findNew(id);
      if (entry == null) {
        return;
      }
      take(newShards, entry.id, entry);
      newSize--;
      if (entry.probeOf == null) {
        leave(entry);
        return;
      }
      take(newProbes, entry.probeOf, entry);
      refresh(entry.probeOf);
    }

    /** Writes the row of a question anew, as it gained or lost a probe. */
    private void refresh(String parent) {
      Entry entry = findNew(parent);
      if (entry != null && entry.probeOf == null) {
        leave(entry);
        note(added, entry);
      }
    }

    private void leave(Entry entry) {
      for (String area : entry.areas) {
        Set<Entry> fresh = added.get(area);
        if (fresh != null) {
          fresh.remove(entry);
        }
        removed.computeIfAbsent(area, key -> new HashSet<>()).add(entry);
      }
    }

    private void note(Map<String, Set<Entry>> changes, Entry entry) {
      entry.areas.forEach(
          area -> changes.computeIfAbsent(area, key -> new LinkedHashSet<>()).add(entry));
    }

    private @Nullable Entry findNew(String id) {
      for (Entry entry : newShards[slot(id, newShards.length)]) {
        if (entry.id.equals(id)) {
          return entry;
        }
      }
      return null;
    }

    private boolean hasProbes(String id) {
      for (Entry probe : newProbes[slot(id, newProbes.length)]) {
        if (id.equals(probe.probeOf)) {
          return true;
        }
      }
      return false;
    }

    Corpus finish() {
      Map<String, AreaIndex> newIndexes = new TreeMap<>(indexes);
      Set<String> touched = new HashSet<>(removed.keySet());
      touched.addAll(added.keySet());
      for (String area : touched) {
        List<AreaIndex.Row> rows = new ArrayList<>();
        for (Entry entry : added.getOrDefault(area, Set.of())) {
          int main = entry.areas.get(0).equals(area) ? AreaIndex.MAIN : 0;
          int probed = hasProbes(entry.id) ? AreaIndex.PROBES : 0;
          rows.add(new AreaIndex.Row(entry.packed | main | probed, entry));
        }
        AreaIndex before = newIndexes.getOrDefault(area, AreaIndex.EMPTY);
        AreaIndex after = before.edited(removed.getOrDefault(area, Set.of()), rows);
        if (after.rows.length == 0) {
          newIndexes.remove(area);
        } else {
          newIndexes.put(area, after);
        }
      }
      return new Corpus(newShards, newProbes, newIndexes, newLists, newSize);
    }

    private void put(Entry[][] table, String key, Entry entry) {
      int slot = slot(key, table.length);
      Entry[] wider = Arrays.copyOf(table[slot], table[slot].length + 1);
      wider[wider.length - 1] = entry;
      table[slot] = wider;
    }

    private void take(Entry[][] table, String key, Entry entry) {
      int slot = slot(key, table.length);
      List<Entry> rest = new ArrayList<>(Arrays.asList(table[slot]));
      rest.remove(entry);
      table[slot] = rest.isEmpty() ? NONE : rest.toArray(NONE);
    }

    private String parent(Entry probe) {
      if (probe.probeOf == null) {
        throw new IllegalStateException(probe.id + " is no probe");
      }
      return probe.probeOf;
    }
  }
}
