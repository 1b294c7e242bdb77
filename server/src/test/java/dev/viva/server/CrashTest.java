package dev.viva.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.people.Canary;
import dev.viva.v1.Candidate;
import dev.viva.v1.CreateCandidateRequest;
import dev.viva.v1.Debrief;
import dev.viva.v1.EraseCandidateRequest;
import dev.viva.v1.GetCandidateRequest;
import dev.viva.v1.GetDebriefRequest;
import dev.viva.v1.GetScorecardRequest;
import dev.viva.v1.Interview;
import dev.viva.v1.ItemRating;
import dev.viva.v1.ListCandidatesRequest;
import dev.viva.v1.ListInterviewsRequest;
import dev.viva.v1.Scorecard;
import dev.viva.v1.SetNoteRequest;
import dev.viva.v1.VerifyAuditRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server process that is killed at random points of the journey: everything it acknowledged is
 * there when it runs again. The store's own harness does this under load and ten times as often;
 * here it is the services.
 */
final class CrashTest {
  private static final int KILLS = Math.max(2, Integer.getInteger("viva.kills", 20) / 10);
  private static final int MOST_CALLS_BETWEEN = 12;
  private static final long SEED = 20_260_101;

  @TempDir private Path home;

  private final Random random = new Random(SEED);
  private final List<String> people = new ArrayList<>();
  private Interview interview;
  private Scorecard card;

  @Test
  void kill_atRandomPoints_losesNothingThatWasAcknowledged() throws Exception {
    try (ServerProcess first = new ServerProcess(home)) {
      TestBanks.importInto(first.client());
      interview = Journey.started(first.client());
      card = card(first.client());
      work(first.client());
    }
    for (int kill = 1; kill < KILLS; kill++) {
      try (ServerProcess next = new ServerProcess(home)) {
        requireEverything(next.client());
        work(next.client());
      }
    }
    try (ServerProcess last = new ServerProcess(home)) {
      requireEverything(last.client());
      assertThat(Journey.submit(last.client(), interview).getRatingsList())
          .extracting(ItemRating::getNote)
          .isEqualTo(card.getRatingsList().stream().map(ItemRating::getNote).toList());
    }
  }

  @Test
  void kill_whileSomebodyIsErased_leavesAllOrNothing() throws Exception {
    try (ServerProcess first = new ServerProcess(home)) {
      Journey.importSeeds(first.client(), List.of("django", "devops"));
    }
    for (int kill = 0; kill < KILLS; kill++) {
      AtomicBoolean acknowledged = new AtomicBoolean();
      Candidate person;
      Debrief before;
      try (ServerProcess next = new ServerProcess(home)) {
        person = Canary.in(next.client());
        before = debrief(next.client(), person);
        Thread erasing = new Thread(() -> acknowledged.set(isErased(next.client(), person)));
        erasing.start();
        TimeUnit.MICROSECONDS.sleep(random.nextInt(40_000));
        next.kill();
        erasing.join();
      }
      try (ServerProcess after = new ServerProcess(home)) {
        if (isThere(after.client(), person)) {
          assertThat(acknowledged).isFalse();
          assertThat(debrief(after.client(), person)).isEqualTo(before);
          assertThat(isErased(after.client(), person)).isTrue();
        }
        assertThat(
                after
                    .client()
                    .interviews()
                    .listInterviews(ListInterviewsRequest.getDefaultInstance())
                    .getInterviewsList())
            .isEmpty();
        assertThat(
                after
                    .client()
                    .audit()
                    .verifyAudit(VerifyAuditRequest.getDefaultInstance())
                    .getIntact())
            .isTrue();
      }
      Canary.assertNowhereIn(home);
    }
  }

  private static Debrief debrief(Client client, Candidate person) {
    return client
        .reports()
        .getDebrief(GetDebriefRequest.newBuilder().setName(person.getName()).build());
  }

  private static boolean isThere(Client client, Candidate person) {
    return client
        .candidates()
        .listCandidates(ListCandidatesRequest.getDefaultInstance())
        .getCandidatesList()
        .contains(person);
  }

  /** Whether the server said that it did it. */
  private static boolean isErased(Client client, Candidate person) {
    try {
      client
          .candidates()
          .eraseCandidate(
              EraseCandidateRequest.newBuilder()
                  .setName(person.getName())
                  .setRequestId(Client.requestId())
                  .build());
      return true;
    } catch (StatusRuntimeException e) {
      assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
      return false;
    }
  }

  /** Some calls, each of which is remembered once it is acknowledged. */
  private void work(Client client) {
    int calls = 1 + random.nextInt(MOST_CALLS_BETWEEN);
    for (int i = 0; i < calls; i++) {
      if (random.nextBoolean()) {
        people.add(
            client
                .candidates()
                .createCandidate(
                    CreateCandidateRequest.newBuilder()
                        .setCandidate(Candidate.newBuilder().setDisplayName(Journey.person()))
                        .setRequestId(Client.requestId())
                        .build())
                .getName());
      } else {
        card =
            client
                .scorecards()
                .setNote(
                    SetNoteRequest.newBuilder()
                        .setName(Journey.ownCard(interview))
                        .setPosition(1 + random.nextInt(interview.getPlan().getItemsCount()))
                        .setText("seen " + i)
                        .setAppend(true)
                        .setRequestId(Client.requestId())
                        .build());
      }
    }
  }

  private void requireEverything(Client client) {
    assertThat(card(client)).isEqualTo(card);
    for (String person : people) {
      assertThat(
              client
                  .candidates()
                  .getCandidate(GetCandidateRequest.newBuilder().setName(person).build())
                  .getName())
          .isEqualTo(person);
    }
  }

  private Scorecard card(Client client) {
    return client
        .scorecards()
        .getScorecard(GetScorecardRequest.newBuilder().setName(Journey.ownCard(interview)).build());
  }
}
