package dev.viva.server.interview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a watcher is told at once: everything in a snapshot, else what one commit changed. With
 * neither interview nor progress it only keeps the stream alive.
 *
 * @param cursor index of the commit
 * @param progress of the scorecards that changed
 */
record InterviewUpdate(long cursor, Optional<Interviews.Found> interview, List<Progress> progress) {
  InterviewUpdate {
    progress = List.copyOf(progress);
  }

  static InterviewUpdate keepAlive(long cursor) {
    return new InterviewUpdate(cursor, Optional.empty(), List.of());
  }

  /**
   * How far a scorecard is. It never says how a question was rated, only that it was: watchers may
   * not have submitted their own.
   *
   * @param ratedPositions positions that are rated or marked
   * @param current what is asked now
   */
  record Progress(
      String interviewer,
      boolean submitted,
      List<Integer> ratedPositions,
      Optional<Current> current) {
    Progress {
      ratedPositions = List.copyOf(ratedPositions);
    }

    static Progress of(Scorecard card) {
      List<Integer> rated = new ArrayList<>();
      for (int i = 0; i < card.items().size(); i++) {
        if (card.items().get(i).rating() != Rating.UNRATED) {
          rated.add(i + 1);
        }
      }
      return new Progress(card.interviewer(), card.isSubmitted(), rated, current(card));
    }

    private static Optional<Current> current(Scorecard card) {
      if (card.state() != Scorecard.State.DRAFT) {
        return Optional.empty();
      }
      return IntStream.range(0, card.items().size())
          .mapToObj(i -> card.items().get(i).asked().map(since -> new Current(i + 1, since)))
          .flatMap(Optional::stream)
          .max(Comparator.comparing(Current::since));
    }
  }

  /** The question that was asked last. */
  record Current(int position, Instant since) {}
}
