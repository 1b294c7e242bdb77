package dev.viva.cli.interview;

import dev.viva.cli.output.Names;
import dev.viva.v1.Interview;
import dev.viva.v1.InterviewState;
import dev.viva.v1.PlanItem;
import dev.viva.v1.ScorecardProgress;
import dev.viva.v1.WatchInterviewResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the answers of a watch mean, in words: one line for each thing that a person can see. */
final class WatchLines {
  private final Map<String, ScorecardProgress> progress = new HashMap<>();
  private Interview interview = Interview.getDefaultInstance();

  /** The lines for one answer; none where nothing can be seen. */
  List<String> of(WatchInterviewResponse answer) {
    List<String> lines = new ArrayList<>();
    if (answer.hasInterview()) {
      interview(answer.getInterview(), lines);
    }
    answer.getProgressList().forEach(now -> progress(now, lines));
    return lines;
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
      }
    }
    interview = now;
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
