package dev.viva.cli.live;

import dev.viva.v1.Interview;
import dev.viva.v1.InterviewState;
import dev.viva.v1.PlanItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The state of the screen. Pure: {@link Update} makes the next one from an event, {@link Screen}
 * draws it.
 *
 * @param sheet the scorecard with everything that was typed, sent or not
 * @param draft whether the scorecard can still change
 * @param shownSince when the question came on the screen
 * @param undo the latest change last
 * @param message something to say until the next key; may be empty
 * @param window how much room there is
 */
record Model(
    Interview interview,
    Sheet sheet,
    boolean draft,
    View view,
    Mode mode,
    Link link,
    List<Conflict> conflicts,
    Instant now,
    Instant shownSince,
    List<Undo> undo,
    String message,
    Window window) {
  private static final int MOST_UNDO = 100;

  Model {
    conflicts = List.copyOf(conflicts);
    undo = List.copyOf(undo);
  }

  /** The first state, where the interviewer left. */
  static Model open(
      Interview interview, Sheet sheet, boolean draft, Optional<View> left, Instant now) {
    List<PlanItem> items = interview.getPlan().getItemsList();
    String first = items.isEmpty() ? "" : items.get(0).getQuestion().getId();
    View view =
        left.filter(
                old ->
                    items.stream()
                        .anyMatch(item -> item.getQuestion().getId().equals(old.question())))
            .orElse(View.at(first));
    Model model =
        new Model(
            interview,
            sheet,
            draft,
            view,
            new Mode.Asking(),
            Link.UNKNOWN,
            List.of(),
            now,
            now,
            List.of(),
            "",
            Window.USUAL);
    if (view.editing().isEmpty() || !draft) {
      return model.withView(view.editing("", 0));
    }
    Field.Kind kind = Field.Kind.valueOf(view.editing());
    Field field = new Field(kind, kind == Field.Kind.NOTE ? view.question() : "");
    String text = sheet.get(field);
    return model.withMode(new Mode.Writing(field, new Typing(text, view.cursor()), text));
  }

  List<PlanItem> items() {
    return interview.getPlan().getItemsList();
  }

  String question() {
    return view.question();
  }

  /** Index of the question on the screen. */
  int index() {
    for (int i = 0; i < items().size(); i++) {
      if (items().get(i).getQuestion().getId().equals(question())) {
        return i;
      }
    }
    return 0;
  }

  PlanItem item() {
    return items().get(index());
  }

  boolean isRunning() {
    return interview.getState() == InterviewState.INTERVIEW_STATE_IN_PROGRESS;
  }

  boolean isScheduled() {
    return interview.getState() == InterviewState.INTERVIEW_STATE_SCHEDULED;
  }

  /** Whether ratings and notes are taken. */
  boolean isOpen() {
    return draft
        && (isRunning()
            || interview.getState() == InterviewState.INTERVIEW_STATE_AWAITING_FEEDBACK);
  }

  /** Seconds on the question, the running ones included. */
  int spentSeconds() {
    return sheet.spent(question()) + (isRunning() ? runningSeconds() : 0);
  }

  int runningSeconds() {
    return (int) Math.max(0, Duration.between(shownSince, now).toSeconds());
  }

  Pace pace() {
    return Pace.of(interview, sheet, question(), spentSeconds(), now);
  }

  /** Whether the interviewer writes the end of the scorecard: no question is asked meanwhile. */
  boolean isSummingUp() {
    return mode instanceof Mode.Submitting
        || mode instanceof Mode.Writing writing && writing.field().isForSubmission();
  }

  Model withInterview(Interview other) {
    return new Model(
        other, sheet, draft, view, mode, link, conflicts, now, shownSince, undo, message, window);
  }

  Model withSheet(Sheet other) {
    return new Model(
        interview,
        other,
        draft,
        view,
        mode,
        link,
        conflicts,
        now,
        shownSince,
        undo,
        message,
        window);
  }

  Model withDraft(boolean still) {
    return new Model(
        interview,
        sheet,
        still,
        view,
        mode,
        link,
        conflicts,
        now,
        shownSince,
        undo,
        message,
        window);
  }

  Model withView(View other) {
    return new Model(
        interview,
        sheet,
        draft,
        other,
        mode,
        link,
        conflicts,
        now,
        shownSince,
        undo,
        message,
        window);
  }

  Model withMode(Mode other) {
    return new Model(
        interview,
        sheet,
        draft,
        view,
        other,
        link,
        conflicts,
        now,
        shownSince,
        undo,
        message,
        window);
  }

  Model withLink(Link other) {
    return new Model(
        interview,
        sheet,
        draft,
        view,
        mode,
        other,
        conflicts,
        now,
        shownSince,
        undo,
        message,
        window);
  }

  Model withConflicts(List<Conflict> other) {
    return new Model(
        interview, sheet, draft, view, mode, link, other, now, shownSince, undo, message, window);
  }

  Model at(Instant time) {
    return new Model(
        interview,
        sheet,
        draft,
        view,
        mode,
        link,
        conflicts,
        time,
        shownSince,
        undo,
        message,
        window);
  }

  Model shownSince(Instant since) {
    return new Model(
        interview, sheet, draft, view, mode, link, conflicts, now, since, undo, message, window);
  }

  Model withUndo(List<Undo> other) {
    return new Model(
        interview,
        sheet,
        draft,
        view,
        mode,
        link,
        conflicts,
        now,
        shownSince,
        other,
        message,
        window);
  }

  Model saying(String text) {
    return new Model(
        interview, sheet, draft, view, mode, link, conflicts, now, shownSince, undo, text, window);
  }

  Model in(Window other) {
    return new Model(
        interview,
        sheet,
        draft,
        view,
        mode,
        link,
        conflicts,
        now,
        shownSince,
        undo,
        message,
        other);
  }

  Model remember(Undo step) {
    List<Undo> steps = new ArrayList<>(undo);
    steps.add(step);
    return withUndo(steps.subList(Math.max(0, steps.size() - MOST_UNDO), steps.size()));
  }
}
