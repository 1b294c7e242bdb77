package dev.viva.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.FieldMask;
import dev.viva.server.error.Reason;
import dev.viva.v1.AreaShare;
import dev.viva.v1.BuildPlanRequest;
import dev.viva.v1.Candidate;
import dev.viva.v1.CreateCandidateRequest;
import dev.viva.v1.CreateUserRequest;
import dev.viva.v1.ExportScorecardRequest;
import dev.viva.v1.GetInterviewRequest;
import dev.viva.v1.GetScorecardRequest;
import dev.viva.v1.GetServerInfoRequest;
import dev.viva.v1.ImportHeader;
import dev.viva.v1.ImportReport;
import dev.viva.v1.Interview;
import dev.viva.v1.KindBound;
import dev.viva.v1.ListBanksRequest;
import dev.viva.v1.ListCandidatesRequest;
import dev.viva.v1.ListInterviewsRequest;
import dev.viva.v1.ListQuestionsRequest;
import dev.viva.v1.Question;
import dev.viva.v1.RateItemRequest;
import dev.viva.v1.Rating;
import dev.viva.v1.RetireQuestionRequest;
import dev.viva.v1.Role;
import dev.viva.v1.SetNoteRequest;
import dev.viva.v1.Severity;
import dev.viva.v1.UpdateCandidateRequest;
import dev.viva.v1.UpdateQuestionRequest;
import dev.viva.v1.WatchInterviewRequest;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What people and programs get wrong, each against a running server: the status, the reason, words
 * that help, that nothing changed, and that somebody else is served. What is wrong on the wire is
 * in {@code network.WireTest}, who may not see what in {@code access.AccessMatrixTest}, full disks
 * in {@code store}.
 */
final class BadInputsTest {
  @RegisterExtension static final TestServer SERVER = TestServer.withQuestions();

  private static Client admin;
  private static Client ada;
  private static Client bob;
  private static Client reader;
  private static Interview running;
  private static Interview sealed;
  private static Interview foreign;

  @BeforeAll
  static void people() {
    admin = SERVER.admin();
    ada = SERVER.interviewer("ada");
    bob = SERVER.interviewer("bob");
    reader = SERVER.user("rea", Role.ROLE_READER);
    running = Journey.started(admin, "ada", "bob");
    sealed = Journey.started(admin, "ada", "bob");
    Journey.submit(bob, sealed);
    foreign = Journey.started(admin, "bob");
  }

  private record Bad(
      String what, Status.Code code, Reason reason, String words, ThrowingCallable call) {}

  private static Bad invalid(String what, String words, ThrowingCallable call) {
    return new Bad(what, Status.Code.INVALID_ARGUMENT, Reason.INVALID_FIELD, words, call);
  }

  @TestFactory
  Stream<DynamicTest> everyBadInput_isRefusedAndChangesNothing() {
    return all().stream().map(bad -> DynamicTest.dynamicTest(bad.what(), () -> check(bad)));
  }

  private static void check(Bad bad) {
    long before = commits();

    Refusal refusal = Refusal.expect(bad.code(), bad.reason(), bad.call());

    assertThat(refusal.message())
        .contains(bad.words())
        .doesNotContain("Exception", "\n", "dev.viva");
    assertThat(commits()).as("nothing changed").isEqualTo(before);
    assertThat(admin.banks().listBanks(ListBanksRequest.getDefaultInstance()).getBanksCount())
        .as("somebody else is served")
        .isEqualTo(2);
  }

  private static long commits() {
    return admin.server().getServerInfo(GetServerInfoRequest.getDefaultInstance()).getCommitIndex();
  }

  private static List<Bad> all() {
    List<Bad> all = new ArrayList<>(signingIn());
    all.addAll(seeing());
    all.addAll(fields());
    all.addAll(numbers());
    all.addAll(imports());
    return all;
  }

  private static List<Bad> signingIn() {
    ThrowingCallable withoutToken =
        () -> SERVER.withoutToken().banks().listBanks(ListBanksRequest.getDefaultInstance());
    ThrowingCallable wrongToken =
        () ->
            SERVER
                .client("viva_aaaaaaaa_" + "A".repeat(43))
                .banks()
                .listBanks(ListBanksRequest.getDefaultInstance());
    return List.of(
        new Bad(
            "no token",
            Status.Code.UNAUTHENTICATED,
            Reason.NOT_SIGNED_IN,
            "no token",
            withoutToken),
        new Bad(
            "a wrong token",
            Status.Code.UNAUTHENTICATED,
            Reason.NOT_SIGNED_IN,
            "not valid, has ended or was revoked",
            wrongToken),
        new Bad(
            "a call of another role",
            Status.Code.PERMISSION_DENIED,
            Reason.NOT_ALLOWED,
            "you are a reader; ListCandidates needs",
            () -> reader.candidates().listCandidates(ListCandidatesRequest.getDefaultInstance())));
  }

  private static List<Bad> seeing() {
    return List.of(
        new Bad(
            "another panel's interview",
            Status.Code.NOT_FOUND,
            Reason.NOT_FOUND,
            "no interview '" + foreign.getId() + "'",
            () ->
                ada.interviews()
                    .getInterview(
                        GetInterviewRequest.newBuilder().setName(foreign.getName()).build())),
        new Bad(
            "a peer's draft",
            Status.Code.NOT_FOUND,
            Reason.NOT_FOUND,
            "no submitted scorecard of 'bob'",
            () -> ada.scorecards().getScorecard(card(running, "bob"))),
        new Bad(
            "a peer's scorecard before one's own",
            Status.Code.FAILED_PRECONDITION,
            Reason.SCORECARD_BLIND,
            "submit your own scorecard",
            () -> ada.scorecards().getScorecard(card(sealed, "bob"))),
        new Bad(
            "an edit of a submitted scorecard",
            Status.Code.FAILED_PRECONDITION,
            Reason.WRONG_STATE,
            "SUBMITTED",
            () -> Journey.rate(bob, sealed, 1, Rating.RATING_POOR)),
        new Bad(
            "an edit of somebody else's scorecard",
            Status.Code.PERMISSION_DENIED,
            Reason.NOT_ALLOWED,
            "only 'bob' may change",
            () ->
                ada.scorecards().rateItem(rating(1).setName(Journey.card(running, "bob")).build())),
        new Bad(
            "a stale etag",
            Status.Code.ABORTED,
            Reason.STALE_REVISION,
            "changed since you read it",
            () -> ada.scorecards().rateItem(rating(1).setEtag("r1").build())),
        new Bad(
            "a cursor in the future",
            Status.Code.OUT_OF_RANGE,
            Reason.CURSOR_OUT_OF_RANGE,
            "",
            () -> watch(1L << 60)),
        invalid("a cursor before the beginning", "start_cursor: is -1", () -> watch(-1)));
  }

  private static GetScorecardRequest card(Interview interview, String of) {
    return GetScorecardRequest.newBuilder().setName(Journey.card(interview, of)).build();
  }

  private static RateItemRequest.Builder rating(int position) {
    return RateItemRequest.newBuilder()
        .setName(Journey.ownCard(running))
        .setPosition(position)
        .setRating(Rating.RATING_GOOD)
        .setRequestId(Client.requestId());
  }

  private static void watch(long cursor) {
    WatchInterviewRequest request =
        WatchInterviewRequest.newBuilder()
            .setName(running.getName())
            .setStartCursor(cursor)
            .build();
    assertThat(ada.interviews().watchInterview(request).next()).isNull();
  }

  private static List<Bad> fields() {
    Question question =
        admin.banks().listQuestions(ListQuestionsRequest.getDefaultInstance()).getQuestions(0);
    return List.of(
        invalid(
            "no etag", "etag", () -> update(question.toBuilder().clearEtag().build(), "minutes")),
        invalid("an unknown mask path", "shoe_size", () -> update(question, "shoe_size")),
        invalid(
            "a request id that is no UUID",
            "'x' is not a UUID",
            () -> ada.scorecards().rateItem(rating(1).setRequestId("x").build())),
        invalid(
            "no etag of a candidate",
            "candidate.etag",
            () ->
                admin
                    .candidates()
                    .updateCandidate(
                        UpdateCandidateRequest.newBuilder()
                            .setCandidate(
                                Candidate.newBuilder()
                                    .setName(running.getCandidate())
                                    .setRole("Lead"))
                            .setUpdateMask(FieldMask.newBuilder().addPaths("role"))
                            .setRequestId(Client.requestId())
                            .build())),
        invalid(
            "an address that is none",
            "ada@example.org",
            () ->
                admin
                    .candidates()
                    .createCandidate(
                        CreateCandidateRequest.newBuilder()
                            .setCandidate(
                                Candidate.newBuilder().setDisplayName("Ada").setEmail("n/a"))
                            .setRequestId(Client.requestId())
                            .build())),
        invalid("a blank name", "is blank", () -> candidate(" \t ")),
        invalid("a name with NUL", "control characters", () -> candidate("a\u0000b")),
        invalid("a name with an escape", "control characters", () -> candidate("a\u001b[31mb")),
        invalid("a name too long", "the limit is 300", () -> candidate("a".repeat(301))),
        invalid("a note with NUL", "NUL", () -> note("a\u0000b")),
        invalid("a note too long", "the limit is 20000", () -> note("a".repeat(20_001))),
        new Bad(
            "a message over the limit",
            Status.Code.RESOURCE_EXHAUSTED,
            Reason.TOO_LARGE,
            "too large",
            () -> note("a".repeat(5 << 20))),
        invalid(
            "a page token of another list",
            "begin again without it",
            () ->
                admin
                    .banks()
                    .listQuestions(
                        ListQuestionsRequest.newBuilder()
                            .setArea("django")
                            .setPageToken(pageToken())
                            .build())),
        invalid(
            "a changed page token",
            "begin again without it",
            () ->
                admin
                    .banks()
                    .listQuestions(
                        ListQuestionsRequest.newBuilder()
                            .setPageSize(1)
                            .setPageToken(changed(pageToken()))
                            .build())),
        invalid(
            "a made-up page token",
            "begin again without it",
            () ->
                admin
                    .banks()
                    .listQuestions(ListQuestionsRequest.newBuilder().setPageToken("AAAA").build())),
        new Bad(
            "a resource that is none",
            Status.Code.NOT_FOUND,
            Reason.NOT_FOUND,
            "no question",
            () ->
                admin
                    .banks()
                    .retireQuestion(
                        RetireQuestionRequest.newBuilder()
                            .setName("questions/no-such-thing")
                            .setRequestId(Client.requestId())
                            .build())));
  }

  /** Of the second page. */
  private static String pageToken() {
    return admin
        .banks()
        .listQuestions(ListQuestionsRequest.newBuilder().setPageSize(1).build())
        .getNextPageToken();
  }

  /** Another key in it, as somebody would try who wants to begin elsewhere. */
  private static String changed(String token) {
    byte[] bytes = Base64.getUrlDecoder().decode(token);
    bytes[bytes.length - 1]++;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static void update(Question question, String path) {
    admin
        .banks()
        .updateQuestion(
            UpdateQuestionRequest.newBuilder()
                .setQuestion(question)
                .setUpdateMask(FieldMask.newBuilder().addPaths(path))
                .setRequestId(Client.requestId())
                .build());
  }

  private static void candidate(String name) {
    admin
        .candidates()
        .createCandidate(
            CreateCandidateRequest.newBuilder()
                .setCandidate(Candidate.newBuilder().setDisplayName(name))
                .setRequestId(Client.requestId())
                .build());
  }

  private static void note(String text) {
    ada.scorecards()
        .setNote(
            SetNoteRequest.newBuilder()
                .setName(Journey.ownCard(running))
                .setPosition(1)
                .setText(text)
                .setRequestId(Client.requestId())
                .build());
  }

  private static List<Bad> numbers() {
    List<Bad> bad = new ArrayList<>();
    for (int position : new int[] {0, -1, 99, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      bad.add(
          invalid(
              "position " + position,
              "expected 1 to",
              () -> ada.scorecards().rateItem(rating(position).build())));
    }
    for (int rating : new int[] {7, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      bad.add(
          invalid(
              "rating " + rating,
              "rating",
              () -> ada.scorecards().rateItem(rating(1).setRatingValue(rating).build())));
    }
    bad.addAll(enums());
    for (double weight :
        new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1}) {
      bad.add(invalid("weight " + weight, "weight", () -> plan(weight)));
    }
    bad.add(invalid("weights of 0", "weight", () -> plan(0)));
    bad.add(
        invalid(
            "a negative page size",
            "page_size: is -1",
            () -> admin.banks().listBanks(ListBanksRequest.newBuilder().setPageSize(-1).build())));
    return bad;
  }

  /** Numbers that are no value of their enum. */
  private static List<Bad> enums() {
    return List.of(
        invalid(
            "an unknown recommendation",
            "recommendation",
            () ->
                ada.scorecards()
                    .submitScorecard(
                        Journey.submission(running).setRecommendationValue(99).build())),
        invalid(
            "an unknown state",
            "state",
            () ->
                admin
                    .interviews()
                    .listInterviews(ListInterviewsRequest.newBuilder().setStateValue(99).build())),
        invalid(
            "an unknown format",
            "format",
            () ->
                ada.reports()
                    .exportScorecard(
                        ExportScorecardRequest.newBuilder()
                            .setName(Journey.ownCard(running))
                            .setFormatValue(99)
                            .build())),
        invalid(
            "an unknown role",
            "role",
            () ->
                admin
                    .users()
                    .createUser(
                        CreateUserRequest.newBuilder()
                            .setId("nobody")
                            .setRoleValue(99)
                            .setRequestId(Client.requestId())
                            .build())),
        invalid(
            "an unknown kind",
            "kind",
            () ->
                admin
                    .plans()
                    .buildPlan(
                        BuildPlanRequest.newBuilder()
                            .setText("60 min")
                            .addKinds(KindBound.newBuilder().setKindValue(99).setMin(1))
                            .setRequestId(Client.requestId())
                            .build())));
  }

  private static void plan(double weight) {
    admin
        .plans()
        .buildPlan(
            BuildPlanRequest.newBuilder()
                .setText("60 min")
                .addAreas(AreaShare.newBuilder().setArea("django").setWeight(weight))
                .addAreas(AreaShare.newBuilder().setArea("devops").setWeight(weight))
                .setRequestId(Client.requestId())
                .build());
  }

  private static List<Bad> imports() {
    return List.of(
        invalid(
            "a piece of a bank before its header",
            "",
            () -> new ImportStream().chunk(ByteString.copyFromUtf8("# What?")).reports(admin)));
  }

  /** One document of many may be bad: it is refused in its report, the others are imported. */
  @TestFactory
  Stream<DynamicTest> everyBadDocument_isRefusedInItsReportAndChangesNothing() {
    String twice =
        TestBanks.bank("twice", "Twice")
            + TestBanks.question("twice-one", "One", "django", "conceptual", 3, 5)
            + TestBanks.question("twice-one", "One again", "django", "conceptual", 3, 5);
    Map<String, byte[]> bad =
        Map.of(
            "twice-one", twice.getBytes(StandardCharsets.UTF_8),
            "not UTF-8", new byte[] {'#', ' ', (byte) 0xff},
            "deep", ">".repeat(5_000).getBytes(StandardCharsets.UTF_8));
    return bad.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> checkDocument(entry.getValue(), entry.getKey())));
  }

  private static void checkDocument(byte[] content, String words) {
    long before = commits();

    ImportReport report =
        new ImportStream()
            .document(ImportHeader.newBuilder().setDocument("bad.md").build(), content)
            .reports(admin)
            .get(0);

    assertThat(report.getCreated()).isZero();
    assertThat(report.getDiagnosticsList())
        .anySatisfy(
            found -> {
              assertThat(found.getSeverity()).isEqualTo(Severity.SEVERITY_ERROR);
              assertThat(found.getFile()).isEqualTo("bad.md");
              assertThat(found.getMessage()).contains(words);
            });
    assertThat(commits()).as("nothing changed").isEqualTo(before);
  }
}
