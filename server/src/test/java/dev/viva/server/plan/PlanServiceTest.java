package dev.viva.server.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.Client;
import dev.viva.server.ImportStream;
import dev.viva.server.Journey;
import dev.viva.server.Refusal;
import dev.viva.server.TestBanks;
import dev.viva.server.TestServer;
import dev.viva.server.error.Reason;
import dev.viva.v1.ActivateQuestionRequest;
import dev.viva.v1.Alternative;
import dev.viva.v1.AreaShare;
import dev.viva.v1.BuildPlanRequest;
import dev.viva.v1.CreateInterviewRequest;
import dev.viva.v1.DropItemRequest;
import dev.viva.v1.ExplainPlanRequest;
import dev.viva.v1.ExportPlanRequest;
import dev.viva.v1.GetPlanRequest;
import dev.viva.v1.Interview;
import dev.viva.v1.Kind;
import dev.viva.v1.KindBound;
import dev.viva.v1.LevelRange;
import dev.viva.v1.ListAlternativesRequest;
import dev.viva.v1.ListPlansRequest;
import dev.viva.v1.ListPlansResponse;
import dev.viva.v1.ListQuestionsRequest;
import dev.viva.v1.PinQuestionRequest;
import dev.viva.v1.Plan;
import dev.viva.v1.PlanAudience;
import dev.viva.v1.PlanItem;
import dev.viva.v1.Question;
import dev.viva.v1.QuestionStatus;
import dev.viva.v1.RebuildPlanRequest;
import dev.viva.v1.RetireQuestionRequest;
import dev.viva.v1.Role;
import dev.viva.v1.SwapItemRequest;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Plans over a real server that holds some of our own banks: every hard constraint, and changes.
 */
final class PlanServiceTest {
  @RegisterExtension
  static final TestServer SERVER =
      TestServer.withSeeds("django", "devops", "python", "behavioural", "databases");

  private final Client client = SERVER.admin();

  private Plan build(Client by, UnaryOperator<BuildPlanRequest.Builder> change) {
    return by.plans()
        .buildPlan(
            change
                .apply(BuildPlanRequest.newBuilder().setText(Journey.BRIEF))
                .setRequestId(Client.requestId())
                .build());
  }

  private Plan build(UnaryOperator<BuildPlanRequest.Builder> change) {
    return build(client, change);
  }

  private Plan get(String name) {
    return client.plans().getPlan(GetPlanRequest.newBuilder().setName(name).build());
  }

  private static List<String> ids(Plan plan) {
    return plan.getItemsList().stream().map(item -> item.getQuestion().getId()).toList();
  }

  private static Refusal expectNoPlan(Runnable call) {
    return Refusal.expect(Status.Code.INVALID_ARGUMENT, Reason.NO_FEASIBLE_PLAN, call::run);
  }

  /** What must hold of every plan, whatever its brief. */
  private static void requireSound(Plan plan) {
    int opening = plan.getOpeningMinutes();
    int closing = plan.getClosingMinutes();
    int time = plan.getBrief().getMinutes() - opening - closing;
    int planned = plan.getItemsList().stream().mapToInt(PlanItem::getMinutes).sum();
    long questions =
        plan.getItemsList().stream()
            .filter(item -> item.getQuestion().getProbeOf().isEmpty())
            .count();
    assertThat(planned).isLessThanOrEqualTo(time);
    assertThat(questions).isBetween(3L, (long) Math.max(4, time / 5));
    assertThat(plan.getTotalMinutes()).isEqualTo(opening + planned + closing);
    assertThat(ids(plan)).doesNotHaveDuplicates();
    assertThat(
            plan.getItemsList().stream()
                .map(item -> item.getQuestion().getGroup())
                .filter(group -> !group.isEmpty()))
        .doesNotHaveDuplicates();
    int start = opening;
    for (PlanItem item : plan.getItemsList()) {
      Question question = item.getQuestion();
      assertThat(item.getStartMinute()).isEqualTo(start);
      assertThat(item.getMinutes()).isEqualTo(question.getMinutes());
      assertThat(item.getReason()).isNotBlank();
      assertThat(question.getStatus()).isEqualTo(QuestionStatus.QUESTION_STATUS_ACTIVE);
      assertThat(overlap(question.getLevel(), plan.getBrief().getLevel())).isTrue();
      assertThat(plan.getExcludedList()).doesNotContain(question.getId());
      start += item.getMinutes();
    }
    assertThat(ids(plan)).containsAll(plan.getPinnedList());
    for (KindBound bound : plan.getBrief().getKindsList()) {
      long found = ofKind(plan, bound.getKind());
      assertThat(found).isGreaterThanOrEqualTo(bound.getMin());
      assertThat(found).isLessThanOrEqualTo(bound.hasMax() ? bound.getMax() : Integer.MAX_VALUE);
    }
    assertThat(plan.getObjective().getPoints())
        .isGreaterThanOrEqualTo(plan.getObjective().getLowerBound());
    assertThat(
            plan.getObjective().getTermsList().stream().mapToLong(term -> term.getPoints()).sum())
        .isEqualTo(plan.getObjective().getPoints());
  }

  private static boolean overlap(LevelRange a, LevelRange b) {
    return (!a.hasMaxYears() || b.getMinYears() <= a.getMaxYears())
        && (!b.hasMaxYears() || a.getMinYears() <= b.getMaxYears());
  }

  private static long ofKind(Plan plan, Kind kind) {
    return plan.getItemsList().stream()
        .filter(item -> item.getQuestion().getKind() == kind)
        .count();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4+ years, Django plus DevOps, 60 min",
        "junior python, 30 min",
        "senior, 70% django, 30% sql, 45 minutes",
        "2-4 yrs, Django and Python, 90 min, at least one coding question",
        "mid-level databases, half an hour",
        "5 years of experience, devops, 1 hour, without behavioural questions",
        "staff, behavioural, 45 min"
      })
  void buildPlan_everyBrief_keepsTheHardConstraints(String brief) {
    Plan plan = build(request -> request.setText(brief));

    requireSound(plan);
    assertThat(get(plan.getName())).isEqualTo(plan);
    Set<String> wanted =
        plan.getBrief().getAreasList().stream().map(AreaShare::getArea).collect(Collectors.toSet());
    assertThat(plan.getItemsList())
        .allSatisfy(
            item ->
                assertThat(item.getQuestion().getAreasList())
                    .anyMatch(
                        area ->
                            wanted.stream()
                                .anyMatch(
                                    path -> area.equals(path) || area.startsWith(path + "/"))));
  }

  @Test
  void buildPlan_sameSeed_samePlan() {
    Plan one = build(request -> request.setSeed(7).setDryRun(true));
    Plan two = build(request -> request.setSeed(7).setDryRun(true));

    assertThat(ids(two)).isEqualTo(ids(one));
    assertThat(two.getObjective()).isEqualTo(one.getObjective());
  }

  @Test
  void buildPlan_dryRun_storesNothing() {
    int before = list(1000, "").getPlansCount();

    Plan plan =
        build(request -> request.setDryRun(true).setCandidate("Nobody " + Journey.person()));

    assertThat(plan.hasName()).isFalse();
    assertThat(plan.hasId()).isFalse();
    assertThat(list(1000, "").getPlansCount()).isEqualTo(before);
  }

  private ListPlansResponse list(int size, String token) {
    return client
        .plans()
        .listPlans(ListPlansRequest.newBuilder().setPageSize(size).setPageToken(token).build());
  }

  @Test
  void listPlans_pagesOfTwo_newestFirstAndAllOnce() {
    String newest = build(request -> request).getId();
    List<String> listed = new ArrayList<>();
    String token = "";
    do {
      ListPlansResponse page = list(2, token);
      page.getPlansList().forEach(plan -> listed.add(plan.getId()));
      token = page.getNextPageToken();
    } while (!token.isEmpty());

    assertThat(listed).doesNotHaveDuplicates().first().isEqualTo(newest);
  }

  @Test
  void buildPlan_kindBounds_hold() {
    Plan plan =
        build(
            request ->
                request
                    .addKinds(KindBound.newBuilder().setKind(Kind.KIND_CODING).setMin(2))
                    .addKinds(KindBound.newBuilder().setKind(Kind.KIND_DEBUGGING).setMax(1)));

    requireSound(plan);
    assertThat(ofKind(plan, Kind.KIND_CODING)).isGreaterThanOrEqualTo(2);
    assertThat(ofKind(plan, Kind.KIND_DEBUGGING)).isLessThanOrEqualTo(1);
  }

  @Test
  void buildPlan_pinnedAndExcluded_hold() {
    Plan first = build(request -> request);
    String out = ids(first).get(0);
    String in = alternatives(first, 2).get(0).getQuestion().getId();

    Plan plan = build(request -> request.addPinned(in).addExcluded(out));

    requireSound(plan);
    assertThat(ids(plan)).contains(in).doesNotContain(out);
  }

  @Test
  void buildPlan_excludedAreasAndKinds_stayOut() {
    Plan plan =
        build(request -> request.addExcludedAreas("k8s").addExcludedKinds(Kind.KIND_SCENARIO));

    requireSound(plan);
    assertThat(ofKind(plan, Kind.KIND_SCENARIO)).isZero();
    assertThat(plan.getItemsList())
        .noneMatch(
            item ->
                item.getQuestion().getAreasList().stream()
                    .anyMatch(area -> area.startsWith("devops/kubernetes")));
  }

  @Test
  void buildPlan_retiredQuestion_isNotPlanned() {
    String retired = ids(build(request -> request.setDryRun(true))).get(0);
    client
        .banks()
        .retireQuestion(
            RetireQuestionRequest.newBuilder()
                .setName("questions/" + retired)
                .setRequestId(Client.requestId())
                .build());
    try {
      assertThat(ids(build(request -> request.setDryRun(true)))).doesNotContain(retired);
    } finally {
      client
          .banks()
          .activateQuestion(
              ActivateQuestionRequest.newBuilder()
                  .setName("questions/" + retired)
                  .setRequestId(Client.requestId())
                  .build());
    }
  }

  @Test
  void buildPlan_sameCandidate_neverRepeatsAcrossAuthors() {
    String person = Journey.person();
    Client lead = SERVER.user("lead", Role.ROLE_LEAD);
    Plan ours = build(request -> request.setCandidate(person));

    Plan theirs = build(lead, request -> request.setCandidate(person));

    requireSound(theirs);
    assertThat(theirs.getCandidate()).isEqualTo(ours.getCandidate());
    assertThat(ids(theirs)).doesNotContainAnyElementsOf(ids(ours));
  }

  @Test
  void buildPlan_afterAnInterview_neverRepeatsForThatPerson() {
    Interview interview = Journey.started(client);

    Plan next = build(request -> request.setCandidate(interview.getCandidate()));

    assertThat(ids(next)).doesNotContainAnyElementsOf(ids(interview.getPlan()));
  }

  @Test
  void buildPlan_duplicateGroup_isAskedOnce() {
    String twins =
        TestBanks.bank("apis", "APIs")
            + TestBanks.question("apis-one", "One", "apis/rest", "conceptual", 3, 5)
                .replace("- topic: apis-one", "- topic: apis-one\n- group: twins")
            + TestBanks.question("apis-two", "Two", "apis/rest", "coding", 3, 9)
                .replace("- topic: apis-two", "- topic: apis-two\n- group: twins")
            + TestBanks.question("apis-three", "Three", "apis/http", "debugging", 3, 8)
            + TestBanks.question("apis-four", "Four", "apis/http", "scenario", 3, 7);
    new ImportStream().document("apis.md", twins).reports(client);

    Plan plan = build(request -> request.setText("4+ years, apis, 60 min").addPinned("apis-one"));

    requireSound(plan);
    assertThat(ids(plan)).contains("apis-one").doesNotContain("apis-two");
    expectNoPlan(
        () ->
            build(
                request ->
                    request
                        .setText("4+ years, apis, 60 min")
                        .addPinned("apis-one")
                        .addPinned("apis-two")));
  }

  @Test
  void buildPlan_impossible_saysWhyAndWhatWouldHelp() {
    Refusal refusal =
        expectNoPlan(
            () ->
                build(
                    request ->
                        request.addKinds(
                            KindBound.newBuilder().setKind(Kind.KIND_BEHAVIOURAL).setMin(3))));

    assertThat(refusal.message()).contains("behavioural").contains("gives");
  }

  @ParameterizedTest
  @CsvSource({
    "kubernets, UNKNOWN_AREA",
    "graphql, UNKNOWN_AREA",
    "'10-2 years, django', INVALID_BRIEF",
    "'django, 0 minutes', INVALID_BRIEF",
    "'80% django, 70% devops', INVALID_BRIEF"
  })
  void buildPlan_badBrief_isRefused(String brief, Reason reason) {
    Refusal.expect(
        Status.Code.INVALID_ARGUMENT, reason, () -> build(request -> request.setText(brief)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void buildPlan_weightThatIsNone_invalid(double weight) {
    Refusal.expectInvalid(
        "areas.weight",
        () ->
            build(
                request ->
                    request.addAreas(AreaShare.newBuilder().setArea("django").setWeight(weight))));
  }

  @ParameterizedTest
  @ValueSource(ints = {-5, 14, 241, Integer.MAX_VALUE})
  void buildPlan_minutesOutOfRange_invalid(int minutes) {
    Refusal.expectInvalid("minutes", () -> build(request -> request.setMinutes(minutes)));
  }

  @Test
  void buildPlan_endlessText_invalid() {
    Refusal.expectInvalid("text", () -> build(request -> request.setText("x".repeat(2_001))));
  }

  private List<Alternative> alternatives(Plan plan, int position) {
    return client
        .plans()
        .listAlternatives(
            ListAlternativesRequest.newBuilder()
                .setName(plan.getName())
                .setPosition(position)
                .build())
        .getAlternativesList();
  }

  @Test
  void swapItem_best_putsTheFirstAlternativeThereAndLeavesTheOthers() {
    Plan plan = build(request -> request);
    Alternative best = alternatives(plan, 2).get(0);

    Plan swapped = swap(plan, 2, "");

    requireSound(swapped);
    assertThat(ids(swapped)).contains(best.getQuestion().getId());
    assertThat(ids(swapped)).doesNotContain(ids(plan).get(1));
    assertThat(ids(swapped)).containsAll(others(plan, 2));
    assertThat(swapped.getObjective().getPoints() - plan.getObjective().getPoints())
        .isEqualTo(best.getPointsDifference());
  }

  @Test
  void swapItem_reasonsOfTheOthers_areThoseOfTheNewPlan() {
    Plan plan = build(request -> request.setText("5-8 years, 60% django, 40% sql, 45 min"));
    String before = alternatives(plan, 1).get(0).getQuestion().getTitle();

    Plan swapped = swap(plan, 1, "");

    assertThat(swapped.getItemsList())
        .allSatisfy(
            item ->
                assertThat(item.getReason())
                    .doesNotContain("pinned", "next best is '" + before + "'"))
        .anyMatch(item -> item.getReason().startsWith("you put it here instead of '"));
  }

  private static List<String> others(Plan plan, int position) {
    List<String> ids = new ArrayList<>(ids(plan));
    ids.remove(position - 1);
    return ids;
  }

  private Plan swap(Plan plan, int position, String question) {
    return client
        .plans()
        .swapItem(
            SwapItemRequest.newBuilder()
                .setName(plan.getName())
                .setPosition(position)
                .setQuestion(question)
                .setRequestId(Client.requestId())
                .build());
  }

  private Plan drop(Plan plan, int position) {
    return client
        .plans()
        .dropItem(
            DropItemRequest.newBuilder()
                .setName(plan.getName())
                .setPosition(position)
                .setEtag(plan.getEtag())
                .setRequestId(Client.requestId())
                .build());
  }

  private Plan pin(Plan plan, String question) {
    return client
        .plans()
        .pinQuestion(
            PinQuestionRequest.newBuilder()
                .setName(plan.getName())
                .setQuestion(question)
                .setRequestId(Client.requestId())
                .build());
  }

  private Plan rebuild(Plan plan, long seed) {
    return client
        .plans()
        .rebuildPlan(
            RebuildPlanRequest.newBuilder()
                .setName(plan.getName())
                .setSeed(seed)
                .setRequestId(Client.requestId())
                .build());
  }

  @Test
  void swapItem_givenQuestion_isPutThere() {
    Plan plan = build(request -> request);
    String wanted = alternatives(plan, 1).get(2).getQuestion().getId();

    assertThat(ids(swap(plan, 1, wanted))).contains(wanted).doesNotContain(ids(plan).get(0));
  }

  private void expectRefused(Plan plan, String question, String... words) {
    for (Runnable change :
        List.<Runnable>of(
            () -> swap(plan, 1, question),
            () -> pin(plan, question),
            () ->
                build(request -> request.setCandidate(plan.getCandidate()).addPinned(question)))) {
      assertThat(expectNoPlan(change).message()).contains(question).contains(words);
    }
  }

  @Test
  void swapItem_pinQuestion_askedOfThisPersonBefore_sayWhenAndWhere() {
    Interview before = Journey.started(client);
    String asked = before.getPlan().getItems(0).getQuestion().getId();
    Plan plan = build(request -> request.setCandidate(before.getCandidate()));

    expectRefused(
        plan, asked, "another interview with this candidate on ", before.getName().substring(11));
  }

  @Test
  void swapItem_askedByOthersOfThisPerson_saysTheDayAndNoMore() {
    Interview before = Journey.started(client);
    String asked = before.getPlan().getItems(0).getQuestion().getId();
    Client lead = SERVER.user("swapper", Role.ROLE_LEAD);
    Plan plan = build(lead, request -> request.setCandidate(before.getCandidate()));

    Refusal refusal =
        expectNoPlan(
            () ->
                lead.plans()
                    .swapItem(
                        SwapItemRequest.newBuilder()
                            .setName(plan.getName())
                            .setPosition(1)
                            .setQuestion(asked)
                            .setRequestId(Client.requestId())
                            .build()));

    assertThat(refusal.message())
        .contains("another interview with this candidate on ")
        .doesNotContain("i-");
  }

  @Test
  void swapItem_pinQuestion_plannedByAnother_saySo() {
    String person = Journey.person();
    Client lead = SERVER.user("planner", Role.ROLE_LEAD);
    Plan theirs = build(lead, request -> request.setCandidate(person));
    Plan plan = build(request -> request.setCandidate(theirs.getCandidate()));

    expectRefused(plan, ids(theirs).get(0), "planned for this candidate by another interviewer");
  }

  @Test
  void swapItem_pinQuestion_wrongLevel_saySo() {
    Plan plan =
        build(request -> request.setText("junior, django, 45 min").setCandidate(Journey.person()));
    String senior = ids(build(request -> request.setText("8+ years, django, 45 min"))).get(1);

    assertThat(expectNoPlan(() -> swap(plan, 1, senior)).message())
        .contains("'" + senior + "' does not suit 0-2 years");
    assertThat(expectNoPlan(() -> pin(plan, senior)).message())
        .contains("'" + senior + "' does not suit 0-2 years");
  }

  @Test
  void swapItem_pinQuestion_retired_saySo() {
    Plan plan = build(request -> request.setCandidate(Journey.person()));
    String other = alternatives(plan, 1).get(0).getQuestion().getId();
    client
        .banks()
        .retireQuestion(
            RetireQuestionRequest.newBuilder()
                .setName("questions/" + other)
                .setRequestId(Client.requestId())
                .build());
    try {
      expectRefused(plan, other, "is retired: 'viva question activate " + other + "'");
    } finally {
      client
          .banks()
          .activateQuestion(
              ActivateQuestionRequest.newBuilder()
                  .setName("questions/" + other)
                  .setRequestId(Client.requestId())
                  .build());
    }
  }

  @Test
  void swapItem_droppedBefore_saysHowItComesBack() {
    Plan plan = build(request -> request);
    String out = ids(plan).get(0);
    Plan dropped = drop(plan, 1);

    assertThat(expectNoPlan(() -> swap(dropped, 1, out)).message())
        .contains("'viva plan pin " + plan.getId() + " " + out + "' puts it back");
    assertThat(ids(pin(dropped, out))).contains(out);
  }

  @Test
  void swapItem_inThePlanAlready_invalid() {
    Plan plan = build(request -> request);

    Refusal.expectInvalid("question", () -> swap(plan, 1, ids(plan).get(1)));
  }

  @Test
  void swapItem_tooLongOrAgainstABound_saysByHowMuch() {
    Plan plan = build(request -> request.setText("4+ years, django, 30 min, exactly 1 coding"));
    int place = 0;
    while (plan.getItems(place).getQuestion().getKind() != Kind.KIND_CODING) {
      place++;
    }
    int coding = place + 1;
    String debugging = suitable("django", plan, Kind.KIND_DEBUGGING, 4);
    assertThat(expectNoPlan(() -> swap(plan, coding, debugging)).message())
        .contains("would have 0 coding questions, and the brief wants at least 1");
    String other = suitable("databases", plan, Kind.KIND_CODING, 15);
    int first = coding == 1 ? 2 : 1;
    assertThat(expectNoPlan(() -> swap(plan, first, other)).message())
        .containsPattern("take \\d+ minutes, \\d+ more than there are");
  }

  /** A question that suits 4+ years and is not in the plan, of at least so many minutes. */
  private String suitable(String area, Plan plan, Kind kind, int minutes) {
    return client
        .banks()
        .listQuestions(ListQuestionsRequest.newBuilder().setArea(area).setPageSize(500).build())
        .getQuestionsList()
        .stream()
        .filter(one -> one.getKind() == kind && !ids(plan).contains(one.getId()))
        .filter(one -> one.getMinutes() >= minutes && one.getProbeOf().isEmpty())
        .filter(one -> overlap(one.getLevel(), plan.getBrief().getLevel()))
        .filter(one -> one.getGroup().isEmpty())
        .map(Question::getId)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void dropItem_staysOutForGood() {
    Plan plan = build(request -> request);
    String out = ids(plan).get(0);

    Plan dropped = drop(plan, 1);
    Plan rebuilt = rebuild(dropped, 99);

    requireSound(dropped);
    assertThat(ids(dropped)).doesNotContain(out);
    assertThat(dropped.getExcludedList()).contains(out);
    assertThat(ids(rebuilt)).doesNotContain(out);
  }

  @Test
  void pinQuestion_staysInWhateverElseChanges() {
    Plan plan = build(request -> request);
    String in = alternatives(plan, 1).get(0).getQuestion().getId();

    Plan pinned = pin(plan, in);
    Plan rebuilt = rebuild(pinned, 99);

    requireSound(pinned);
    assertThat(ids(pinned)).contains(in);
    assertThat(ids(rebuilt)).contains(in);
    assertThat(rebuilt.getSeed()).isEqualTo(99);
  }

  @Test
  void dropItem_staleEtag_aborted() {
    Plan plan = build(request -> request);
    drop(plan, 1);

    Refusal.expect(Status.Code.ABORTED, Reason.STALE_REVISION, () -> drop(plan, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 99})
  void dropItem_noSuchPosition_invalid(int position) {
    Plan plan = build(request -> request);

    Refusal.expectInvalid("position", () -> drop(plan, position));
  }

  @Test
  void anyChange_onceAnInterviewUsesIt_isFrozen() {
    Plan plan = build(request -> request);
    client
        .interviews()
        .createInterview(
            CreateInterviewRequest.newBuilder()
                .setPlan(plan.getName())
                .setCandidate(Journey.person())
                .setRequestId(Client.requestId())
                .build());
    Plan frozen = get(plan.getName());

    for (Runnable change :
        List.<Runnable>of(
            () -> swap(plan, 1, ""),
            () -> drop(frozen, 1),
            () -> pin(plan, ids(plan).get(0)),
            () -> rebuild(plan, 3))) {
      Refusal.expect(Status.Code.FAILED_PRECONDITION, Reason.PLAN_FROZEN, change::run);
    }
    assertThat(get(plan.getName())).isEqualTo(frozen);
  }

  @Test
  void explainPlan_saysWhatEachPickBeat() {
    Plan plan = build(request -> request);

    var explained =
        client.plans().explainPlan(ExplainPlanRequest.newBuilder().setName(plan.getName()).build());

    assertThat(explained.getItemsCount()).isEqualTo(plan.getItemsCount());
    assertThat(explained.getItemsList())
        .allSatisfy(
            item -> {
              assertThat(item.getReason()).isNotBlank();
              assertThat(item.getBeatenList())
                  .isSortedAccordingTo(
                      (a, b) -> Long.compare(a.getPointsDifference(), b.getPointsDifference()));
            });
  }

  @Test
  void exportPlan_forTheCandidate_hasPromptsAndNoAnswers() {
    Plan plan = build(request -> request);
    String document =
        client
            .plans()
            .exportPlan(
                ExportPlanRequest.newBuilder()
                    .setName(plan.getName())
                    .setAudience(PlanAudience.PLAN_AUDIENCE_CANDIDATE)
                    .build())
            .getContent()
            .toStringUtf8();

    for (PlanItem item : plan.getItemsList()) {
      assertThat(document)
          .contains(item.getQuestion().getText().lines().findFirst().orElseThrow())
          .doesNotContain(item.getQuestion().getAnswer())
          .doesNotContain(item.getQuestion().getRubric(3));
    }
  }
}
