package dev.viva.server.plan;

import dev.viva.server.brief.Words;
import java.util.ArrayList;
import java.util.List;

/** Which constraints that are about more than one question a choice of questions breaks. */
final class Breaches {
  private Breaches() {}

  /** In words; empty if there are none. */
  static List<String> of(Assembly assembly, List<Candidate> plan) {
    List<String> breaches = new ArrayList<>();
    int minutes = plan.stream().mapToInt(Candidate::minutes).sum();
    if (minutes > assembly.time) {
      breaches.add(
          "the plan would take "
              + Words.count(minutes - assembly.time, "minute")
              + " more than the "
              + assembly.time
              + " that there are");
    }
    int questions = (int) plan.stream().filter(one -> !one.extra()).count();
    if (questions < assembly.least || questions > assembly.most) {
      breaches.add(
          "the plan would have "
              + Words.count(questions, "question")
              + ", expected "
              + assembly.least
              + " to "
              + assembly.most);
    }
    for (Assembly.Counter counter : assembly.counters) {
      int count =
          (int)
              plan.stream()
                  .filter(one -> !one.extra() && one.question().kind() == counter.kind())
                  .count();
      if (!counter.allows(count)) {
        breaches.add(
            "the plan would have "
                + Words.count(count, Words.of(counter.kind()) + " question")
                + ", and the brief wants "
                + (count < counter.min()
                    ? "at least " + counter.min()
                    : "at most " + counter.max()));
      }
    }
    for (int a = 0; a < assembly.areas.size(); a++) {
      int area = a;
      int there =
          plan.stream().filter(one -> one.area() == area).mapToInt(Candidate::minutes).sum();
      if (there < assembly.areaMin[a] || there > assembly.areaMax[a]) {
        breaches.add(
            "the plan would have "
                + Words.count(there, "minute")
                + " of "
                + assembly.areas.get(a)
                + ", and the brief wants "
                + (there < assembly.areaMin[a]
                    ? "at least " + assembly.areaMin[a]
                    : "at most " + assembly.areaMax[a]));
      }
    }
    if (breaches.isEmpty() && !assembly.allows(plan)) {
      breaches.add("two of the questions are too much alike to be asked together");
    }
    return breaches;
  }
}
