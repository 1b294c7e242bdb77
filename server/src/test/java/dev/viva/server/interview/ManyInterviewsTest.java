package dev.viva.server.interview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.Client;
import dev.viva.server.Journey;
import dev.viva.server.TestServer;
import dev.viva.v1.Interview;
import dev.viva.v1.Rating;
import dev.viva.v1.WatchInterviewRequest;
import dev.viva.v1.WatchInterviewResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Fifty interviews at once, each with three watchers; {@code LiveBenchmark} measures the same. */
@Timeout(120)
final class ManyInterviewsTest {
  @RegisterExtension static final TestServer SERVER = TestServer.withQuestions();

  private static final int INTERVIEWS = 50;
  private static final int RATINGS = 6;

  @Test
  void watch_ofFiftyInterviewsAtOnce_tellsEveryWatcherEveryChangeOnce() throws Exception {
    Client root = SERVER.admin();
    List<Client> watchers = List.of(root, SERVER.interviewer("bob"), SERVER.interviewer("eve"));
    List<Interview> interviews =
        Stream.generate(() -> Journey.started(root, TestServer.ADMIN, "bob", "eve"))
            .limit(INTERVIEWS)
            .toList();
    List<Iterator<WatchInterviewResponse>> watches = new ArrayList<>();
    for (Client watcher : watchers) {
      interviews.forEach(interview -> watches.add(watch(watcher, interview)));
    }
    ExecutorService raters = Executors.newFixedThreadPool(INTERVIEWS);
    try {
      List<Future<List<Long>>> rated =
          interviews.stream().map(one -> raters.submit(() -> rate(root, one))).toList();
      for (int i = 0; i < watches.size(); i++) {
        List<Long> expected = rated.get(i % INTERVIEWS).get();
        assertThat(told(watches.get(i))).isEqualTo(expected);
      }
    } finally {
      raters.shutdownNow();
    }
  }

  /** A watch whose snapshot has come. */
  private static Iterator<WatchInterviewResponse> watch(Client client, Interview interview) {
    Iterator<WatchInterviewResponse> answers =
        client
            .interviews()
            .watchInterview(
                WatchInterviewRequest.newBuilder().setName(interview.getName()).build());
    assertThat(answers.next().hasInterview()).isTrue();
    return answers;
  }

  /** Rates again and again; returns the commits. */
  private static List<Long> rate(Client client, Interview interview) {
    List<Long> commits = new ArrayList<>();
    for (int i = 0; i < RATINGS; i++) {
      String etag = Journey.rate(client, interview, 1, Rating.forNumber(1 + i % 4)).getEtag();
      commits.add(Long.parseLong(etag.substring(1)));
    }
    return commits;
  }

  /** The commits that a watcher is told of. */
  private static List<Long> told(Iterator<WatchInterviewResponse> answers) {
    List<Long> cursors = new ArrayList<>();
    while (cursors.size() < RATINGS) {
      WatchInterviewResponse answer = answers.next();
      if (answer.getProgressCount() > 0) {
        cursors.add(answer.getCursor());
      }
    }
    return cursors;
  }
}
