package dev.viva.cli.interview;

import dev.viva.cli.output.Names;
import dev.viva.v1.Interview;
import dev.viva.v1.InterviewState;
import dev.viva.v1.ItemAssignment;
import dev.viva.v1.PlanItem;
import dev.viva.v1.ScorecardProgress;
import dev.viva.v1.WatchInterviewResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the answers of a watch mean, in words: one line for each thing that a person can see. */
final class WatchLines {
  private final Map<String, ScorecardProgress> progress = new HashMap<>();
  private Interview interview = Interview.getDefaultInstance();
  private Interview known = interview;

  /** The lines for one answer; none where nothing can be seen. */
  List<String> of(WatchInterviewResponse answer) {
    List<String> lines = new ArrayList<>();
    if (answer.hasInterview()) {
      interview(answer.getInterview(), lines);
    }
    answer.getProgressList().forEach(now -> progress(now, lines));
    return lines;
  }

  /** The interview as it is now, for a watch that goes on in the middle of what happened. */
  void begin(Interview now) {
    known = now;
    interview = now.toBuilder().clearState().build();
  }

  /** Everything that happened was told. */
  void caughtUp() {
    if (interview.getState() == InterviewState.INTERVIEW_STATE_UNSPECIFIED) {
      interview = known;
    }
  }

  private void interview(Interview now, List<String> lines) {
    if (interview.getId().isEmpty()) {
      lines.add(
          "interview "
              + now.getId()
              + " with "
              + now.getCandidateDisplayName()
              + " is "
              + Names.of(now.getState())
              + ", "
              + now.getPlan().getItemsCount()
              + " questions");
    } else {
      if (now.getState() != interview.getState()) {
        lines.add("interview is " + Names.of(now.getState()));
      }
      if (!questions(now).equals(questions(interview))) {
        lines.add("planned anew: " + now.getPlan().getItemsCount() + " questions");
      } else {
        assignments(now, lines);
      }
    }
    interview = now;
  }

  private void assignments(Interview now, List<String> lines) {
    Map<Integer, String> before = asks(interview);
    Map<Integer, String> after = asks(now);
    for (int position = 1; position <= now.getPlan().getItemsCount(); position++) {
      String who = after.getOrDefault(position, "anybody");
      if (!who.equals(before.getOrDefault(position, "anybody"))) {
        lines.add("question " + position + " is for " + who + " to ask");
      }
    }
  }

  private static Map<Integer, String> asks(Interview interview) {
    return interview.getAssignmentsList().stream()
        .collect(Collectors.toMap(ItemAssignment::getPosition, ItemAssignment::getInterviewer));
  }

  private static List<String> questions(Interview interview) {
    return interview.getPlan().getItemsList().stream()
        .map(item -> item.getQuestion().getId())
        .toList();
  }

  private void progress(ScorecardProgress now, List<String> lines) {
    String who = now.getInterviewer();
    ScorecardProgress before = progress.getOrDefault(who, ScorecardProgress.getDefaultInstance());
    if (now.getCurrentPosition() != before.getCurrentPosition() && now.getCurrentPosition() > 0) {
      lines.add(
          who
              + " asks question "
              + now.getCurrentPosition()
              + " of "
              + interview.getPlan().getItemsCount()
              + ": "
              + title(now.getCurrentPosition()));
    }
    if (!progress.containsKey(who)) {
      first(now, lines);
      return;
    }
    Set<Integer> rated = new LinkedHashSet<>(now.getRatedPositionsList());
    rated.removeAll(before.getRatedPositionsList());
    rated.forEach(position -> lines.add(who + " rated question " + position));
    Set<Integer> unrated = new LinkedHashSet<>(before.getRatedPositionsList());
    unrated.removeAll(now.getRatedPositionsList());
    unrated.forEach(
        position -> lines.add(who + " took the rating of question " + position + " back"));
    if (now.getSubmitted() && !before.getSubmitted()) {
      lines.add(who + " submitted");
    }
    progress.put(who, now);
  }

  /** How far somebody is when the watch begins. */
  private void first(ScorecardProgress now, List<String> lines) {
    if (now.getSubmitted()) {
      lines.add(now.getInterviewer() + " submitted");
    } else if (now.getRatedPositionsCount() > 0) {
      lines.add(
          now.getInterviewer()
              + " has rated "
              + now.getRatedPositionsCount()
              + " of "
              + interview.getPlan().getItemsCount());
    }
    progress.put(now.getInterviewer(), now);
  }

  /** Minutes and seconds since the interview began; empty where it did not, or is over. */
  String elapsed(Instant now) {
    if (interview.getState() != InterviewState.INTERVIEW_STATE_IN_PROGRESS) {
      return "";
    }
    long seconds = Math.max(0, now.getEpochSecond() - interview.getStartTime().getSeconds());
    return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }

  private String title(int position) {
    if (position > interview.getPlan().getItemsCount()) {
      return "";
    }
    PlanItem item = interview.getPlan().getItems(position - 1);
    String title = item.getQuestion().getTitle();
    return title.isEmpty() ? item.getQuestion().getText() : title;
  }

  /** Whether nothing more will happen. */
  boolean isOver() {
    return interview.getState() == InterviewState.INTERVIEW_STATE_COMPLETE
        || interview.getState() == InterviewState.INTERVIEW_STATE_CANCELLED
        || interview.getState() == InterviewState.INTERVIEW_STATE_NO_SHOW;
  }
}
