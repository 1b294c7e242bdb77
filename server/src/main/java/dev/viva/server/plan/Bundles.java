package dev.viva.server.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Candidates that are a question with some of its probes, or further probes of a fixed one. */
final class Bundles {
  /** Of more probes the first by id are considered. */
  private static final int MOST_PROBES = 8;

  private final Assembly assembly;
  private final Suitability suitability;
  private final Fixed fixed;

  Bundles(Assembly assembly, Fixed fixed) {
    this.assembly = assembly;
    this.fixed = fixed;
    suitability = assembly.suitability;
  }

  /** The probes of {@code question} that the request allows. */
  private List<Entry> probes(Entry question) {
    List<Entry> suitable = new ArrayList<>();
    for (Entry probe : assembly.corpus.probesOf(question.id)) {
      if (suitability.suits(probe) && !fixed.bars(probe)) {
        suitable.add(probe);
      }
    }
    return suitable.size() > MOST_PROBES ? suitable.subList(0, MOST_PROBES) : suitable;
  }

  /**
   * Adds the question with each choice of its probes.
   *
   * @param points of the question alone
   */
  void add(Cells cells, Entry question, int area, int points, int tie) {
    List<Entry> probes = probes(question);
    int band = suitability.band(question.difficulty());
    for (int subset = 1; subset < 1 << probes.size(); subset++) {
      int minutes = question.minutes();
      int sum = points;
      for (int i = 0; i < probes.size(); i++) {
        if ((subset >> i & 1) != 0) {
          minutes += probes.get(i).minutes();
          sum += suitability.pointsAMinute(probes.get(i)) * probes.get(i).minutes();
        }
      }
      if (minutes > assembly.time) {
        continue;
      }
      Cells.Cell cell = cells.cell(area, band, question.kind().ordinal(), minutes);
      if (cell.admits(sum)) {
        add(
            cell,
            question,
            probes,
            subset,
            new Candidate(question, List.of(), false, area, band, minutes, sum, tie ^ subset));
      }
    }
  }

  /** Adds what {@code sum} stands for, with the probes of {@code subset}. */
  private void add(Cells.Cell cell, Entry question, List<Entry> probes, int subset, Candidate sum) {
    List<Entry> chosen = new ArrayList<>();
    Set<Long> topics = new HashSet<>();
    topics.add(question.topic);
    int points = sum.points();
    for (int i = 0; i < probes.size(); i++) {
      if ((subset >> i & 1) != 0) {
        Entry probe = probes.get(i);
        chosen.add(probe);
        boolean fresh = probe.topic != 0 && topics.add(probe.topic);
        points +=
            fresh && fixed.topics.contains(probe.topic) ? assembly.weights.repeatedTopic() : 0;
      }
    }
    Candidate bundle =
        new Candidate(
            question, chosen, false, sum.area(), sum.band(), sum.minutes(), points, sum.tie());
    if (!bundle.meetsItself() && cell.admits(points)) {
      cell.add(bundle);
    }
  }

  /** Adds further probes of a pinned question. */
  void addExtras(Cells cells, Candidate pinned) {
    Set<Long> own = new HashSet<>();
    pinned.entries().forEach(entry -> own.add(entry.topic));
    for (Entry probe : probes(pinned.question())) {
      boolean repeats = fixed.topics.contains(probe.topic) && !own.contains(probe.topic);
      int points =
          suitability.pointsAMinute(probe) * probe.minutes()
              + (repeats ? assembly.weights.repeatedTopic() : 0);
      if (probe.minutes() <= assembly.time) {
        cells
            .extras()
            .add(
                new Candidate(
                    pinned.question(),
                    List.of(probe),
                    true,
                    pinned.area(),
                    pinned.band(),
                    probe.minutes(),
                    points,
                    Hashes.tie(assembly.request.seed(), probe.hash)));
      }
    }
  }
}
