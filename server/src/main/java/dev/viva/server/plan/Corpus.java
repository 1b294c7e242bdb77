package dev.viva.server.plan;

import dev.viva.server.bank.Area;
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
 * indexes  area -> AreaIndex   -> rows of it and the areas below, by kind, difficulty, minutes, quality
 * counts   area -> how many questions have exactly this area
 * </pre>
 */
public final class Corpus {
  private static final int PER_SHARD = 16;
  private static final Entry[] NONE = {};
  private static final Corpus EMPTY =
      new Corpus(
          emptyShards(64), emptyShards(64), new TreeMap<>(), new TreeMap<>(), new HashMap<>(), 0);

  private final Entry[][] shards;
  private final Entry[][] probes;
  private final Map<String, AreaIndex> indexes;
  private final Map<String, Integer> counts;
  private final Map<List<String>, List<String>> areaLists;
  private final int size;

  private Corpus(
      Entry[][] shards,
      Entry[][] probes,
      Map<String, AreaIndex> indexes,
      Map<String, Integer> counts,
      Map<List<String>, List<String>> areaLists,
      int size) {
    this.shards = shards;
    this.probes = probes;
    this.indexes = indexes;
    this.counts = counts;
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
    return Collections.unmodifiableSet(counts.keySet());
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
    return probesOf(probes, id);
  }

  private static List<Entry> probesOf(Entry[][] table, String id) {
    List<Entry> found = List.of();
    for (Entry probe : table[slot(id, table.length)]) {
      if (id.equals(probe.probeOf)) {
        found = found.isEmpty() ? new ArrayList<>(4) : found;
        found.add(probe);
      }
    }
    if (found.size() > 1) {
      found.sort((a, b) -> a.id.compareTo(b.id));
    }
    return found;
  }

  /** The questions of an area and those below it. */
  AreaIndex index(String path) {
    return indexes.getOrDefault(path, AreaIndex.EMPTY);
  }

  /** The areas that are below no other. */
  List<String> tops() {
    return indexes.keySet().stream().filter(path -> path.indexOf('/') < 0).toList();
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
    private final Map<String, Integer> newCounts = new TreeMap<>(counts);
    private final Set<Entry> removed = new HashSet<>();
    private final Set<Entry> added = new LinkedHashSet<>();
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
        added.add(entry);
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
        added.add(entry);
      }
    }

    private void leave(Entry entry) {
      if (!added.remove(entry) || find(entry.id) == entry) {
        removed.add(entry);
      }
    }

    private @Nullable Entry findNew(String id) {
      for (Entry entry : newShards[slot(id, newShards.length)]) {
        if (entry.id.equals(id)) {
          return entry;
        }
      }
      return null;
    }

    /** {@link AreaIndex.Row#bundles} of a question. */
    private static long bundles(Entry question, List<Entry> probes) {
      long minutes = 1L << question.minutes();
      for (Entry probe : probes) {
        boolean above = minutes >>> 63 - probe.minutes() != 0;
        minutes |= minutes << probe.minutes() | (above ? 1L << 63 : 0);
      }
      return minutes;
    }

    Corpus finish() {
      Map<String, List<AreaIndex.Row>> gone = rows(removed, probes);
      Map<String, List<AreaIndex.Row>> fresh = rows(added, newProbes);
      count(removed, -1);
      count(added, 1);
      Map<String, AreaIndex> newIndexes = new TreeMap<>(indexes);
      Set<String> touched = new HashSet<>(gone.keySet());
      touched.addAll(fresh.keySet());
      for (String path : touched) {
        AreaIndex after =
            index(path)
                .edited(gone.getOrDefault(path, List.of()), fresh.getOrDefault(path, List.of()));
        if (after.rows.length == 0) {
          newIndexes.remove(path);
        } else {
          newIndexes.put(path, after);
        }
      }
      return new Corpus(newShards, newProbes, newIndexes, newCounts, newLists, newSize);
    }

    private void count(Set<Entry> entries, int change) {
      for (Entry entry : entries) {
        for (String path : entry.areas) {
          newCounts.merge(path, change, (a, b) -> a + b == 0 ? null : a + b);
        }
      }
    }

    /** The rows of these questions, for each of their areas and the areas above. */
    private static Map<String, List<AreaIndex.Row>> rows(Set<Entry> entries, Entry[][] probes) {
      Map<String, List<AreaIndex.Row>> rows = new HashMap<>();
      for (Entry entry : entries) {
        List<Entry> followUps = probesOf(probes, entry.id);
        int probed = followUps.isEmpty() ? 0 : AreaIndex.PROBES;
        long bundles = bundles(entry, followUps);
        int onlyProbe = followUps.size() == 1 ? followUps.get(0).packed : 0;
        for (String path : covering(entry.areas)) {
          int main = Area.covers(path, entry.areas.get(0)) ? AreaIndex.MAIN : 0;
          rows.computeIfAbsent(path, key -> new ArrayList<>())
              .add(new AreaIndex.Row(entry.packed | main | probed, entry, bundles, onlyProbe));
        }
      }
      return rows;
    }

    private static Set<String> covering(List<String> paths) {
      Set<String> all = new LinkedHashSet<>();
      for (String path : paths) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
          all.add(path.substring(0, slash));
        }
        all.add(path);
      }
      return all;
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
