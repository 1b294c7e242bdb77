package dev.viva.cli.live;

import dev.viva.v1.Interview;
import dev.viva.v1.Recommendation;
import dev.viva.v1.ReplanInterviewResponse;
import dev.viva.v1.Scorecard;

/** What the screen asks of the server. Every method may throw a StatusRuntimeException. */
interface CardServer {
  /** Sends a change; the answer is the scorecard with it. */
  Scorecard send(Change change, String etag);

  Scorecard card();

  Interview interview();

  Interview start(String requestId);

  Interview finish(String requestId);

  /** What planning the minutes left anew would do. */
  ReplanInterviewResponse previewReplan();

  /**
   * Plans anew.
   *
   * @param minutes for further questions
   */
  ReplanInterviewResponse replan(int minutes, String requestId);

  Scorecard submit(Recommendation recommendation, String comment, String requestId);

  /** Tries to connect at once instead of after a pause. */
  void retryNow();
}
