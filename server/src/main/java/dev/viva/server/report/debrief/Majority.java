package dev.viva.server.report.debrief;

import dev.viva.server.interview.Recommendation;
import java.util.Collection;

/** How many recommend the candidate, how many do not, and how many leave it open. */
public record Majority(int inFavour, int against, int undecided) {
  public static Majority of(Collection<Recommendation> recommendations) {
    int inFavour = 0;
    int against = 0;
    int undecided = 0;
    for (Recommendation recommendation : recommendations) {
      switch (recommendation) {
        case YES, STRONG_YES -> inFavour++;
        case NO, STRONG_NO -> against++;
        case NONE, NO_DECISION -> undecided++;
      }
    }
    return new Majority(inFavour, against, undecided);
  }

  /** Above 0 for the candidate, below 0 against, 0 for a tie. */
  public int side() {
    return Integer.compare(inFavour, against);
  }

  /** Such as {@code 2 for, 1 against}. */
  public String inWords() {
    String words = inFavour + " for, " + against + " against";
    return undecided == 0 ? words : words + ", " + undecided + " undecided";
  }
}
