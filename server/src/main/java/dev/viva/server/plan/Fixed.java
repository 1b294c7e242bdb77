package dev.viva.server.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is in every plan for a request: questions that were asked already, and pinned ones. */
final class Fixed {
  private final Corpus corpus;
  private final PlanRequest request;
  private final Suitability suitability;
  private final int time;
  private final int most;
  final List<Candidate> candidates = new ArrayList<>();

  /** What no search can repair, in words. */
  final List<String> contradictions = new ArrayList<>();

  final Set<Long> groups = new HashSet<>();
  final Set<Long> topics = new HashSet<>();
  final Set<String> ids = new HashSet<>();

  /** {@link Entry#hash} of what is fixed or excluded, as most questions are neither. */
  private final Heads named = new Heads();

  /**
   * @param time minutes for questions
   * @param most how many questions those hold
   */
  Fixed(Corpus corpus, Suitability suitability, int time, int most) {
    this.corpus = corpus;
    this.suitability = suitability;
    this.time = time;
    this.most = most;
    request = suitability.request;
    fix();
    ids.forEach(id -> named.put(Entry.hash(id), 1));
    request.excluded().forEach(id -> named.put(Entry.hash(id), 1));
  }

  private void fix() {
    for (var question : request.kept()) {
      Entry entry = new Entry(question, question.tags().areas());
      if (ids.add(entry.id)) {
        addFixed(
            new Candidate(
                entry,
                List.of(),
                false,
                suitability.areaOf(entry),
                suitability.band(entry.difficulty()),
                entry.minutes(),
                keptPoints(entry),
                0));
      }
    }
    Map<String, List<Entry>> bundles = new LinkedHashMap<>();
    for (String id : request.pinned().stream().sorted().toList()) {
      Entry entry = corpus.find(id);
      if (entry == null) {
        if (!ids.contains(id)) {
          contradictions.add("'" + id + "' is not active");
        }
        continue;
      }
      if (entry.probeOf == null) {
        bundles.computeIfAbsent(id, key -> new ArrayList<>());
      } else {
        bundles.computeIfAbsent(entry.probeOf, key -> new ArrayList<>()).add(entry);
      }
    }
    bundles.forEach(this::pin);
    checkFixed();
  }

  private int keptPoints(Entry entry) {
    return Math.max(0, suitability.pointsAMinute(entry)) * entry.minutes();
  }

  private void pin(String id, List<Entry> probes) {
    Entry question = corpus.find(id);
    boolean asked = ids.contains(id);
    if (question == null || question.probeOf != null) {
      if (!asked) {
        contradictions.add(
            "the probe '"
                + probes.get(0).id
                + "' only makes sense after '"
                + id
                + "', which is not active");
        return;
      }
    }
    List<Entry> all = new ArrayList<>(probes);
    all.removeIf(probe -> ids.contains(probe.id));
    if (!asked) {
      all.add(0, question);
    }
    int points = 0;
    int minutes = 0;
    for (Entry entry : all) {
      String objection = suitability.objection(entry);
      if (!objection.isEmpty()) {
        contradictions.add("'" + entry.id + "' " + objection);
      }
      points += Math.max(0, suitability.pointsAMinute(entry)) * entry.minutes();
      minutes += entry.minutes();
      ids.add(entry.id);
    }
    if (all.isEmpty()) {
      return;
    }
    if (asked) {
      Candidate parent =
          candidates.stream().filter(one -> one.question().id.equals(id)).findFirst().orElseThrow();
      addFixed(
          new Candidate(
              parent.question(), all, true, parent.area(), parent.band(), minutes, points, 0));
    } else {
      addFixed(
          new Candidate(
              question,
              all.subList(1, all.size()),
              false,
              suitability.areaOf(question),
              suitability.band(question.difficulty()),
              minutes,
              points,
              0));
    }
  }

  private void addFixed(Candidate candidate) {
    candidates.add(candidate);
    candidate.entries().forEach(entry -> ids.add(entry.id));
  }

  private void checkFixed() {
    Map<Long, String> twins = new HashMap<>();
    int minutes = 0;
    for (Candidate candidate : candidates) {
      minutes += candidate.minutes();
      for (Entry entry : candidate.entries()) {
        String twin = entry.group == 0 ? null : twins.putIfAbsent(entry.group, entry.id);
        boolean pinned = request.pinned().contains(entry.id);
        if (twin != null && pinned) {
          contradictions.add(
              "'" + twin + "' and '" + entry.id + "' are too much alike to be asked together");
        }
        if (entry.group != 0) {
          groups.add(entry.group);
        }
        if (entry.topic != 0) {
          topics.add(entry.topic);
        }
      }
    }
    if (minutes > time) {
      contradictions.add(
          "the questions that must be in take "
              + minutes
              + " minutes, "
              + (minutes - time)
              + " more than there are");
    }
    if (candidates.stream().filter(one -> !one.extra()).count() > most) {
      contradictions.add(
          candidates.size()
              + " questions must be in, and "
              + time
              + " minutes hold "
              + most
              + " at most");
    }
  }

  /** Whether a question was asked already. */
  boolean isKept(Entry entry) {
    return request.kept().stream().anyMatch(one -> one.id().equals(entry.id));
  }

  /** Whether a question may not be a candidate, as it is in already, excluded, or meets one. */
  boolean bars(Entry entry) {
    return names(entry) || meets(entry) || suitability.excludedByArea(entry);
  }

  /** Whether a question is in already or excluded by its id. */
  boolean names(Entry entry) {
    return named.get(entry.hash) != Heads.NONE
        && (request.excluded().contains(entry.id) || ids.contains(entry.id));
  }

  /** Whether a question is a near-duplicate of one that is in already. */
  boolean meets(Entry entry) {
    return !groups.isEmpty() && groups.contains(entry.group);
  }

  /** Whether a question has the topic of one that is in already. */
  boolean repeats(Entry entry) {
    return !topics.isEmpty() && topics.contains(entry.topic);
  }
}
