package dev.viva.cli.live;

import dev.viva.v1.Interview;
import dev.viva.v1.Recommendation;
import dev.viva.v1.ReplanInterviewResponse;
import dev.viva.v1.Scorecard;
import java.io.IOException;

/**
 * Keeps what the server says on this machine, for the next start without it. Called by the sender's
 * thread alone.
 */
final class Remembering implements CardServer {
  private final CardServer server;
  private final SpoolDirectory directory;
  private Interview interview;
  private Scorecard card;

  Remembering(CardServer server, SpoolDirectory directory, Interview interview, Scorecard card) {
    this.server = server;
    this.directory = directory;
    this.interview = interview;
    this.card = card;
    write();
  }

  @Override
  public Scorecard send(Change change, String etag) {
    return keep(server.send(change, etag));
  }

  @Override
  public Scorecard card() {
    return keep(server.card());
  }

  @Override
  public Interview interview() {
    return keep(server.interview());
  }

  @Override
  public Interview start(String requestId) {
    return keep(server.start(requestId));
  }

  @Override
  public Interview finish(String requestId) {
    return keep(server.finish(requestId));
  }

  @Override
  public ReplanInterviewResponse previewReplan() {
    return server.previewReplan();
  }

  @Override
  public ReplanInterviewResponse replan(int minutes, String requestId) {
    ReplanInterviewResponse answer = server.replan(minutes, requestId);
    keep(answer.getInterview());
    return answer;
  }

  @Override
  public Scorecard submit(Recommendation recommendation, String comment, String requestId) {
    return keep(server.submit(recommendation, comment, requestId));
  }

  @Override
  public void retryNow() {
    server.retryNow();
  }

  private Interview keep(Interview seen) {
    interview = seen;
    write();
    return seen;
  }

  private Scorecard keep(Scorecard seen) {
    card = seen;
    write();
    return seen;
  }

  private void write() {
    try {
      directory.remember(interview, card);
    } catch (IOException e) {
      // Only a start without the server would miss it; what was typed is in the spool.
      System.Logger log = System.getLogger(Remembering.class.getName());
      log.log(System.Logger.Level.DEBUG, "cannot remember the scorecard", e);
    }
  }
}
