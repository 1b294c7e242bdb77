package dev.viva.cli.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viva.cli.Cli;
import dev.viva.cli.CliAccess;
import dev.viva.v1.Interview;
import dev.viva.v1.InterviewServiceGrpc;
import dev.viva.v1.PlanItem;
import dev.viva.v1.Rating;
import dev.viva.v1.ReplanInterviewRequest;
import dev.viva.v1.ReplanInterviewResponse;
import dev.viva.v1.WatchInterviewRequest;
import dev.viva.v1.WatchInterviewResponse;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The live part of the API, and 'viva interview watch', against a real server. */
@Timeout(120)
class LiveServiceTest {
  @TempDir private static Path home;

  private static LiveServer server;

  private Cli cli;

  @BeforeAll
  static void start() throws IOException {
    server = new LiveServer(home);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void open() {
    server.meetSomebody();
    cli =
        CliAccess.cli(server.environment(new ByteArrayOutputStream(), new ByteArrayOutputStream()));
  }

  @AfterEach
  void close() {
    cli.close();
  }

  private ReplanInterviewResponse replan(int minutes, boolean dryRun, String requestId) {
    return cli.call(InterviewServiceGrpc::newBlockingStub)
        .replanInterview(
            ReplanInterviewRequest.newBuilder()
                .setName("interviews/" + server.interview())
                .setMinutesLeft(minutes)
                .setDryRun(dryRun)
                .setRequestId(requestId)
                .build());
  }

  private static List<String> questions(Interview interview) {
    return interview.getPlan().getItemsList().stream()
        .map(PlanItem::getQuestion)
        .map(question -> question.getId())
        .toList();
  }

  @Test
  void replan_keepsWhatWasAsked_saysWhatIsLost_andFollowsInTheScorecard() {
    Interview before = CutsTest.known(server).interview();
    server.run("score", server.interview(), "1", "3");
    server.run("note", server.interview(), "4", "must not get lost");
    List<String> kept = List.of(questions(before).get(0), questions(before).get(3));

    ReplanInterviewResponse shown = replan(10, true, "");
    assertThat(questions(shown.getInterview())).startsWith(kept.toArray(String[]::new));
    assertThat(shown.getLossesList()).isNotEmpty();
    assertThat(CutsTest.known(server).interview()).isEqualTo(before);

    String requestId = UUID.randomUUID().toString();
    ReplanInterviewResponse done = replan(10, false, requestId);
    assertThat(replan(10, false, requestId)).as("repeated").isEqualTo(done);
    assertThat(questions(done.getInterview())).hasSizeLessThan(questions(before).size());
    SpoolDirectory.Remembered after = CutsTest.known(server);
    assertThat(questions(after.interview())).isEqualTo(questions(done.getInterview()));
    assertThat(after.card().getRatingsList())
        .extracting(rating -> rating.getQuestion())
        .isEqualTo(questions(after.interview()));
    assertThat(after.card().getRatings(0).getRating()).isEqualTo(Rating.RATING_GOOD);
    assertThat(after.card().getRatings(1).getNote()).isEqualTo("must not get lost");
  }

  @Test
  void replan_goesOnWithTheQuestionsThatWerePlanned() {
    Interview before = CutsTest.known(server).interview();
    server.run("score", server.interview(), "1", "3");
    int rest =
        before.getPlan().getItemsList().stream().skip(1).mapToInt(PlanItem::getMinutes).sum();

    List<String> all = questions(replan(rest, true, "").getInterview());
    assertThat(all).containsExactlyInAnyOrderElementsOf(questions(before));

    List<String> more = questions(replan(rest + 15, true, "").getInterview());
    assertThat(more).containsAll(questions(before)).hasSizeGreaterThan(questions(before).size());
  }

  @Test
  void replan_takenWithTheMinutesOfThePreview_isThePlanThatWasShown() {
    server.run("score", server.interview(), "1", "3");
    ReplanInterviewResponse shown = replan(20, true, "");
    assertThat(shown.getMinutesLeft()).isEqualTo(20);
    ReplanInterviewResponse taken =
        replan(shown.getMinutesLeft(), false, UUID.randomUUID().toString());
    assertThat(questions(taken.getInterview())).isEqualTo(questions(shown.getInterview()));
  }

  @Test
  void watchCommand_fromACursor_goesOnWithTitles() throws Exception {
    long cursor = watch(0).next().getCursor();
    server.run("score", server.interview(), "1", "3");
    server.run("score", server.interview(), "2", "3");
    server.run(
        "submit", server.interview(), "--recommend", "yes", "--comment", "x", "--rest-not-asked");
    String shown =
        server.run("interview", "watch", server.interview(), "--from", String.valueOf(cursor));
    String title =
        CutsTest.known(server).interview().getPlan().getItems(1).getQuestion().getTitle();
    assertThat(shown)
        .contains("ada has rated 1 of")
        .contains(": " + title)
        .containsOnlyOnce("ada rated question 2");
  }

  @Test
  void replan_refusesMinutesThatMakeNoSense() {
    assertThatThrownBy(() -> replan(1_000, true, ""))
        .satisfies(thrown -> assertThat(code(thrown)).isEqualTo(Status.Code.INVALID_ARGUMENT));
  }

  @Test
  void staleEtag_isAborted() {
    SpoolDirectory.Remembered known = CutsTest.known(server);
    GrpcCardServer card = new GrpcCardServer(cli, server.interview(), known.card().getName());
    String question = questions(known.interview()).get(0);
    Change first =
        new Change(
            UUID.randomUUID().toString(), Field.rating(question), "", Rating.RATING_GOOD.name());
    Change second =
        new Change(UUID.randomUUID().toString(), Field.note(question), "", "from the other device");
    card.send(first, known.card().getEtag());
    assertThatThrownBy(() -> card.send(second, known.card().getEtag()))
        .satisfies(thrown -> assertThat(code(thrown)).isEqualTo(Status.Code.ABORTED));
    assertThat(card.send(first, known.card().getEtag()).getEtag())
        .as("the same request again")
        .isEqualTo(card.card().getEtag());
  }

  @Test
  void twoDevices_bothArriveAndTheClashIsShown() throws Exception {
    SpoolDirectory.Remembered known = CutsTest.known(server);
    String question = questions(known.interview()).get(0);
    try (Outbox one = Outbox.open(home.resolve("one.log"));
        Outbox two = Outbox.open(home.resolve("two.log"))) {
      for (Outbox outbox : List.of(one, two)) {
        outbox.server(Sheet.of(known.card()));
      }
      one.change(Field.rating(question), "", Rating.RATING_GOOD.name(), 0);
      one.change(Field.note(question), "", "typed on the laptop", 0);
      two.change(Field.rating(question), "", Rating.RATING_POOR.name(), 0);
      two.change(Field.note(question), "", "typed on the tablet", 0);
      for (Outbox outbox : List.of(one, two)) {
        Sender sender =
            new Sender(
                outbox,
                new GrpcCardServer(cli, server.interview(), known.card().getName()),
                known.card(),
                event -> {});
        sender.start();
        Screenless.await(() -> outbox.unsent() == 0);
        sender.close();
      }
      Sheet sheet = Sheet.of(CutsTest.known(server).card());
      assertThat(sheet.get(Field.note(question)))
          .contains("typed on the laptop")
          .contains("typed on the tablet");
      assertThat(sheet.rating(question)).isEqualTo(Rating.RATING_POOR);
      assertThat(two.conflicts())
          .extracting(Conflict::theirs)
          .contains(Rating.RATING_GOOD.name(), "typed on the laptop");
    }
  }

  @Test
  void watch_badCursors_areRefused() {
    assertThat(code(watchFails(-1))).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(code(watchFails(1_000_000))).isEqualTo(Status.Code.OUT_OF_RANGE);
  }

  @Test
  void watch_whenTheServerStops_endsWithUnavailableAndAReason() throws IOException {
    Iterator<WatchInterviewResponse> answers = watch(0);
    assertThat(answers.next().hasInterview()).isTrue();
    server.stop();
    assertThatThrownBy(answers::hasNext)
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("UNAVAILABLE: the server is shutting down");
    server.start();
  }

  @Test
  void watchCommand_printsWhatHappensAndEndsWithTheInterview() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Thread watching =
        new Thread(
            () ->
                dev.viva.cli.Main.run(
                    server.environment(out, err), "interview", "watch", server.interview()));
    watching.start();
    Screenless.await(() -> out.toString(StandardCharsets.UTF_8).contains("in-progress"));
    server.run("score", server.interview(), "1", "4", "--note", "secret reason");
    Screenless.await(() -> out.toString(StandardCharsets.UTF_8).contains("ada rated question 1"));
    server.wire().cut();
    server.run("score", server.interview(), "2", "3");
    server.run(
        "submit",
        server.interview(),
        "--recommend",
        "yes",
        "--comment",
        "good",
        "--rest-not-asked");
    watching.join();
    String shown = out.toString(StandardCharsets.UTF_8);
    assertThat(shown).containsOnlyOnce("ada rated question 2").contains("interview is complete");
    assertThat(shown).doesNotContain("secret").doesNotContain("excellent");
  }

  private Iterator<WatchInterviewResponse> watch(long cursor) {
    return cli.connection().stream(InterviewServiceGrpc::newBlockingStub)
        .watchInterview(
            WatchInterviewRequest.newBuilder()
                .setName("interviews/" + server.interview())
                .setStartCursor(cursor)
                .build());
  }

  private StatusRuntimeException watchFails(long cursor) {
    try {
      throw new AssertionError("taken: " + watch(cursor).next().getCursor());
    } catch (StatusRuntimeException e) {
      return e;
    }
  }

  private static Status.Code code(Throwable thrown) {
    return ((StatusRuntimeException) thrown).getStatus().getCode();
  }
}
