package dev.viva.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viva.server.Client;
import dev.viva.server.Refusal;
import dev.viva.server.TestServer;
import dev.viva.server.access.Scene.Relation;
import dev.viva.server.error.Reason;
import dev.viva.v1.GetCandidateRequest;
import dev.viva.v1.GetQuestionRequest;
import dev.viva.v1.GetServerInfoRequest;
import dev.viva.v1.Role;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every method of the API, by every role, in every relation to what it asks for: who gets an
 * answer, who is refused and how, and that nobody is told what is not for this caller. The methods
 * come from the descriptors; what is expected is written here once more, apart from the policy.
 */
final class AccessMatrixTest {
  @RegisterExtension
  static final TestServer SERVER =
      TestServer.withSeeds("django", "python", "databases", "algorithms");

  private static final Api API = new Api();
  private static Scene.Stage stage;
  private static Client admin;

  /**
   * A request for each method that takes more than a name; the braces stand for a scene's names.
   */
  private static final Map<String, String> REQUESTS =
      Map.ofEntries(
          Map.entry("AreaService/ListAreas", "{}"),
          Map.entry("BankService/ListBanks", "{}"),
          Map.entry("BankService/GetBank", "{'name':'banks/django'}"),
          Map.entry("BankService/ExportBank", "{'name':'banks/django'}"),
          Map.entry("BankService/LintBank", "{'document':'x.md','content':''}"),
          Map.entry("BankService/ListQuestions", "{}"),
          Map.entry("BankService/GetQuestion", "{'name':'questions/django-hidden-rows'}"),
          Map.entry("BankService/ListSimilarQuestions", "{'name':'questions/django-hidden-rows'}"),
          Map.entry("BankService/ImportQuestions", "{'header':{'document':'x.md'}}"),
          Map.entry(
              "BankService/UpdateQuestion",
              "{'question':{'name':'questions/django-hidden-rows','etag':'<question>',"
                  + "'minutes':7},'updateMask':'minutes'}"),
          Map.entry("BankService/RetireQuestion", "{'name':'questions/django-export-killed'}"),
          Map.entry("BankService/ActivateQuestion", "{'name':'questions/django-export-killed'}"),
          Map.entry(
              "PlanService/BuildPlan",
              "{'text':'4+ years, algorithms, 30 min','candidate':'<candidate>'}"),
          Map.entry("PlanService/ListPlans", "{'pageSize':1000,'candidate':'<candidate>'}"),
          Map.entry("PlanService/ListAlternatives", "{'name':'<plan>','position':1}"),
          Map.entry("PlanService/SwapItem", "{'name':'<plan>','position':2}"),
          Map.entry("PlanService/DropItem", "{'name':'<plan>','position':1}"),
          Map.entry("PlanService/PinQuestion", "{'name':'<plan>','question':'<planned>'}"),
          Map.entry("CandidateService/CreateCandidate", "{'candidate':{'displayName':'New'}}"),
          Map.entry("CandidateService/ListCandidates", "{'pageSize':1000}"),
          Map.entry(
              "CandidateService/UpdateCandidate",
              "{'candidate':{'name':'<candidate>','etag':'<candidate etag>','role':'dev'},"
                  + "'updateMask':'role'}"),
          Map.entry("CandidateService/ApplyRetention", "{'dryRun':true,'days':36500}"),
          Map.entry("CandidateService/EraseCandidate", "{'name':'<candidate>','reason':'asked'}"),
          Map.entry(
              "InterviewService/CreateInterview",
              "{'plan':'<free plan>','candidate':'<candidate>','panel':['<caller>']}"),
          Map.entry("InterviewService/ListInterviews", "{'pageSize':1000}"),
          Map.entry("InterviewService/StartInterview", "{'name':'<scheduled>'}"),
          Map.entry("InterviewService/MarkNoShow", "{'name':'<scheduled>'}"),
          Map.entry("InterviewService/AssignItem", "{'name':'<interview>','position':1}"),
          Map.entry("ScorecardService/ListScorecards", "{'parent':'<interview>'}"),
          Map.entry(
              "ScorecardService/RateItem", "{'name':'<card>','position':2,'rating':'RATING_GOOD'}"),
          Map.entry("ScorecardService/SetNote", "{'name':'<card>','position':2,'text':'seen'}"),
          Map.entry("ScorecardService/TrackItem", "{'name':'<card>','position':2}"),
          Map.entry(
              "ScorecardService/SubmitScorecard",
              "{'name':'<card>','recommendation':'RECOMMENDATION_NO','comment':'why',"
                  + "'markRestNotAsked':true}"),
          Map.entry("ScorecardService/AmendScorecard", "{'name':'<card>','reason':'a mistake'}"),
          Map.entry("ScorecardService/VoidScorecard", "{'name':'<card>','reason':'a mistake'}"),
          Map.entry(
              "ReportService/CompareCandidates", "{'names':['<candidate>','<second candidate>']}"),
          Map.entry("ReportService/RecordDecision", "{'name':'<candidate>','rationale':'why'}"),
          Map.entry("ReportService/ListQuestionStatistics", "{'pageSize':1000}"),
          Map.entry("ReportService/ListInterviewerStatistics", "{}"),
          Map.entry("ReportService/ListAreaStatistics", "{}"),
          Map.entry("UserService/GetSelf", "{}"),
          Map.entry("UserService/ListUsers", "{}"),
          Map.entry("UserService/CreateUser", "{'id':'<new user>','role':'ROLE_READER'}"),
          Map.entry("UserService/RevokeUser", "{'name':'users/<old user>'}"),
          Map.entry("AdminService/GetServerInfo", "{}"),
          Map.entry("AdminService/BackUp", "{}"),
          Map.entry("AuditService/ListAuditEvents", "{}"),
          Map.entry("AuditService/VerifyAudit", "{}"));

  /** What a method without a line above asks for. */
  private static String target(String method) {
    return switch (method.substring(0, method.indexOf('/'))) {
      case "PlanService" -> "<plan>";
      case "CandidateService" -> "<candidate>";
      case "InterviewService" -> "<interview>";
      case "ScorecardService" -> "<card>";
      case "ReportService" -> method.endsWith("ExportScorecard") ? "<card>" : "<candidate>";
      default -> throw new AssertionError("write a request for " + method);
    };
  }

  private static String request(String method) {
    String json = REQUESTS.get(method);
    return json == null ? "{'name':'" + target(method) + "'}" : json;
  }

  @BeforeAll
  static void people() {
    stage = new Scene.Stage(SERVER);
    admin = SERVER.admin();
    SERVER.interviewer("leaver");
  }

  // --- What is expected. ------------------------------------------------------------------------

  private enum Outcome {
    /** The policy lets it through; the state may still not allow it. */
    PASSES,
    DENIED,
    NOT_FOUND,
    BLIND
  }

  private static final Set<String> OF_ADMINISTRATORS =
      Set.of(
          "UserService/CreateUser",
          "UserService/ListUsers",
          "UserService/RevokeUser",
          "AdminService/BackUp",
          "AuditService/ListAuditEvents",
          "AuditService/VerifyAudit",
          "CandidateService/ExportCandidate",
          "CandidateService/EraseCandidate",
          "CandidateService/ApplyRetention");

  private static final Set<String> WRITING_BANKS =
      Set.of(
          "BankService/ImportQuestions",
          "BankService/UpdateQuestion",
          "BankService/RetireQuestion",
          "BankService/ActivateQuestion");

  /** Own scorecards are changed by their interviewer alone. */
  private static final Set<String> SCORING =
      Set.of(
          "ScorecardService/RateItem",
          "ScorecardService/SetNote",
          "ScorecardService/TrackItem",
          "ScorecardService/SubmitScorecard",
          "ScorecardService/AmendScorecard",
          "ScorecardService/VoidScorecard");

  /** What a scene does not outlive. */
  private static final Set<String> CHANGING_SCENES =
      API.methods().stream()
          .filter(API::isMutation)
          .filter(method -> method.matches("(ScorecardService|InterviewService)/.*|.*/Erase.*"))
          .collect(Collectors.toSet());

  private static final Set<String> READING_CARDS =
      Set.of("ScorecardService/GetScorecard", "ReportService/ExportScorecard");

  private static final Set<String> READING_PANELS =
      Set.of(
          "ReportService/GetDebrief",
          "ReportService/ExportDebrief",
          "ReportService/CompareCandidates",
          "ReportService/RecordDecision");

  private static final Set<String> WITHOUT_TARGET =
      Set.of(
          "CandidateService/CreateCandidate",
          "CandidateService/ListCandidates",
          "InterviewService/ListInterviews",
          "ReportService/ListQuestionStatistics",
          "ReportService/ListInterviewerStatistics",
          "ReportService/ListAreaStatistics");

  private static Outcome expected(String method, Role role, Relation relation) {
    if (OF_ADMINISTRATORS.contains(method)) {
      return role == Role.ROLE_ADMINISTRATOR ? Outcome.PASSES : Outcome.DENIED;
    }
    String service = method.substring(0, method.indexOf('/'));
    boolean bystander = role == Role.ROLE_HIRING_MANAGER || role == Role.ROLE_READER;
    if (WRITING_BANKS.contains(method)) {
      return bystander ? Outcome.DENIED : Outcome.PASSES;
    }
    if (List.of("AreaService", "BankService", "AdminService", "UserService").contains(service)) {
      return Outcome.PASSES;
    }
    if (role == Role.ROLE_READER) {
      return Outcome.DENIED;
    }
    if (SCORING.contains(method)) {
      return !bystander && (relation == Relation.OWN || relation == Relation.OWN_SUBMITTED)
          ? Outcome.PASSES
          : Outcome.DENIED;
    }
    if (method.equals("ReportService/RecordDecision") && role == Role.ROLE_INTERVIEWER) {
      return Outcome.DENIED;
    }
    boolean reads =
        !API.isMutation(method)
            || method.equals("ReportService/RecordDecision")
            || method.equals("InterviewService/WatchInterview");
    if (role == Role.ROLE_HIRING_MANAGER
        && (!reads || method.equals("InterviewService/WatchInterview"))) {
      return Outcome.DENIED;
    }
    if (WITHOUT_TARGET.contains(method)) {
      return Outcome.PASSES;
    }
    if (role == Role.ROLE_INTERVIEWER && !isLinked(method, service, relation)) {
      return Outcome.NOT_FOUND;
    }
    if (READING_CARDS.contains(method)) {
      return cards(role, relation, false);
    }
    return READING_PANELS.contains(method) ? cards(role, relation, true) : Outcome.PASSES;
  }

  private static boolean isLinked(String method, String service, Relation relation) {
    boolean met = relation.isOnPanel() || relation == Relation.OWN_CANDIDATE;
    boolean aboutCandidates =
        service.equals("CandidateService")
            || READING_PANELS.contains(method)
            || Set.of(
                    "PlanService/BuildPlan",
                    "PlanService/ListPlans",
                    "InterviewService/CreateInterview")
                .contains(method);
    if (aboutCandidates) {
      return met;
    }
    // The plan of every other relation is a lead's, for the candidate.
    return service.equals("PlanService") ? relation == Relation.OWN : relation.isOnPanel();
  }

  private static Outcome cards(Role role, Relation relation, boolean ofCandidate) {
    boolean complete =
        relation == Relation.PEER_OPEN
            || relation == Relation.OTHER_COMPLETE
            || relation == Relation.OWN_CANDIDATE;
    if (role == Role.ROLE_HIRING_MANAGER) {
      // A debrief of a panel that is not closed says so and shows nothing.
      return complete || ofCandidate ? Outcome.PASSES : Outcome.BLIND;
    }
    if (relation.isOnPanel()) {
      return switch (relation) {
        case OWN -> ofCandidate ? Outcome.BLIND : Outcome.PASSES;
        case OWN_SUBMITTED -> Outcome.PASSES;
        case PEER_DRAFT -> ofCandidate ? Outcome.BLIND : Outcome.NOT_FOUND;
        case PEER_SEALED, OWN_VOIDED -> Outcome.BLIND;
        default -> Outcome.PASSES;
      };
    }
    return role == Role.ROLE_ADMINISTRATOR ? Outcome.DENIED : Outcome.PASSES;
  }

  /** Whether the caller may read what the peer wrote on the scorecard. */
  private static boolean mayReadPeer(Role role, Relation relation) {
    return switch (role) {
      case ROLE_LEAD ->
          relation == Relation.PEER_OPEN
              || relation == Relation.OTHER_RUNNING
              || relation == Relation.OTHER_COMPLETE
              || relation == Relation.OWN_CANDIDATE;
      case ROLE_HIRING_MANAGER ->
          relation == Relation.PEER_OPEN
              || relation == Relation.OTHER_COMPLETE
              || relation == Relation.OWN_CANDIDATE;
      case ROLE_ADMINISTRATOR, ROLE_INTERVIEWER -> relation == Relation.PEER_OPEN;
      default -> false;
    };
  }

  // --- The matrix. ------------------------------------------------------------------------------

  @TestFactory
  Stream<DynamicTest> everyMethod_everyRole_everyRelation() {
    return API.methods().stream()
        .map(method -> DynamicTest.dynamicTest(method, () -> everyRole(method)));
  }

  private static void everyRole(String method) {
    List<String> wrong = new ArrayList<>();
    Set<String> answered = new TreeSet<>();
    Set<String> refused = new TreeSet<>();
    for (Scene.Caller caller : stage.callers()) {
      for (Relation relation : Relation.values()) {
        tryOne(method, caller, relation, wrong, answered, refused);
      }
    }
    assertThat(wrong).as(method).isEmpty();
    assertThat(answered).as("nobody gets an answer to %s: %s", method, refused).isNotEmpty();
  }

  private static void tryOne(
      String method,
      Scene.Caller caller,
      Relation relation,
      List<String> wrong,
      Set<String> answered,
      Set<String> refused) {
    Scene scene = stage.scene(caller, relation);
    String cell = method + " by " + caller.id() + " on " + relation;
    String json = filled(request(method), scene);
    long before = commits();
    String said;
    Outcome outcome;
    try {
      said = API.call(caller.client(), method, json);
      outcome = Outcome.PASSES;
      answered.add(cell);
      if (CHANGING_SCENES.contains(method)) {
        stage.spend(scene);
      }
    } catch (StatusRuntimeException e) {
      Refusal refusal = Refusal.of(e);
      said = refusal.toString();
      outcome = outcome(refusal);
      refused.add(refusal.message());
      if (commits() != before) {
        wrong.add(cell + " was refused and changed something");
      }
    }
    Outcome expected = expected(method, caller.role(), relation);
    if (outcome != expected) {
      wrong.add(cell + ": expected " + expected + ", was " + outcome + ": " + cut(said));
    }
    for (String leak : leaks(method, scene, said)) {
      wrong.add(cell + " tells " + leak + cut(said));
    }
  }

  private static String cut(String said) {
    return ": " + said.substring(0, Math.min(300, said.length()));
  }

  private static Outcome outcome(Refusal refusal) {
    if (refusal.code() == Status.Code.PERMISSION_DENIED) {
      return Outcome.DENIED;
    }
    if (refusal.code() == Status.Code.NOT_FOUND) {
      return Outcome.NOT_FOUND;
    }
    if (refusal.reason().equals(Reason.SCORECARD_BLIND.name())) {
      return Outcome.BLIND;
    }
    assertThat(refusal.code())
        .as(refusal.toString())
        .isIn(
            Status.Code.FAILED_PRECONDITION,
            Status.Code.INVALID_ARGUMENT,
            Status.Code.UNIMPLEMENTED);
    return Outcome.PASSES;
  }

  /** What an answer or a refusal says that is not for the caller. */
  private static List<String> leaks(String method, Scene scene, String said) {
    Role role = scene.caller().role();
    boolean everything =
        method.equals("CandidateService/ExportCandidate") && role == Role.ROLE_ADMINISTRATOR;
    boolean met =
        scene.relation().isOnPanel()
            || scene.relation() == Relation.OWN_CANDIDATE
            || role != Role.ROLE_INTERVIEWER && role != Role.ROLE_READER;
    List<String> leaks = new ArrayList<>();
    if (said.contains(Scene.PEER_NOTE) && !everything && !mayReadPeer(role, scene.relation())) {
      leaks.add("the peer's note");
    }
    if (said.contains(Scene.PEER_PRIVATE_NOTE) && !everything) {
      leaks.add("the peer's private note");
    }
    if (!met && said.contains(scene.interview().getCandidateDisplayName())) {
      leaks.add("the candidate's name");
    }
    // What the caller asked for may be named again in a refusal, and nowhere else.
    boolean knowsInterview = met && scene.relation() != Relation.OWN_CANDIDATE;
    if (role == Role.ROLE_INTERVIEWER
        && !knowsInterview
        && !said.startsWith("Refusal")
        && said.contains(scene.interview().getId())) {
      leaks.add("the interview");
    }
    return leaks;
  }

  // --- Nothing that is made of hidden ratings changes with them. --------------------------------

  @Test
  void hiddenRatings_changeNothingThatAnybodyElseIsTold() {
    List<String> reading =
        API.methods().stream()
            .filter(method -> !API.isMutation(method) && !OF_ADMINISTRATORS.contains(method))
            .filter(method -> !method.equals("BankService/ImportQuestions"))
            .toList();
    int compared = 0;
    for (Scene.Caller caller : stage.callers()) {
      for (Relation relation : Relation.values()) {
        if (mayReadPeer(caller.role(), relation)) {
          continue;
        }
        Scene scene = stage.scene(caller, relation);
        Map<String, String> before = answers(reading, scene);
        stage.rateAnotherWay(scene);
        Map<String, String> after = answers(reading, scene);
        stage.spend(scene);
        assertThat(after).as(caller.id() + " on " + relation).isEqualTo(before);
        compared += after.size();
      }
    }
    assertThat(compared).isPositive();
  }

  private static Map<String, String> answers(List<String> methods, Scene scene) {
    Map<String, String> answers = new TreeMap<>();
    for (String method : methods) {
      try {
        answers.put(
            method,
            API.call(scene.caller().client(), method, filled(request(method), scene))
                .replaceAll("(cursor|commit_index): \\d+", "")
                .replaceAll("last_use_time \\{[^}]*}", ""));
      } catch (StatusRuntimeException e) {
        answers.put(method, Refusal.of(e).toString());
      }
    }
    return answers;
  }

  // --- Requests. --------------------------------------------------------------------------------

  private static String filled(String request, Scene scene) {
    String json = request.replace('\'', '"');
    Map<String, Supplier<String>> values =
        Map.ofEntries(
            Map.entry("<caller>", () -> scene.caller().id()),
            Map.entry("<interview>", () -> scene.interview().getName()),
            Map.entry("<candidate>", () -> scene.interview().getCandidate()),
            Map.entry("<card>", scene::card),
            Map.entry("<plan>", () -> scene.plan().getName()),
            Map.entry(
                "<free plan>",
                () -> stage.plan(stage.lead(), "4+ years, Python, 30 min", "").getName()),
            Map.entry("<planned>", () -> scene.plan().getItems(0).getQuestion().getName()),
            Map.entry("<scheduled>", () -> stage.scheduled(scene).getName()),
            Map.entry("<second candidate>", () -> stage.secondCandidate(scene)),
            Map.entry("<question>", AccessMatrixTest::questionEtag),
            Map.entry("<candidate etag>", () -> candidateEtag(scene.interview().getCandidate())),
            Map.entry("<new user>", () -> "user-" + Client.requestId()),
            Map.entry("<old user>", () -> "leaver"));
    for (Map.Entry<String, Supplier<String>> value : values.entrySet()) {
      if (json.contains(value.getKey())) {
        json = json.replace(value.getKey(), value.getValue().get());
      }
    }
    return json;
  }

  private static String questionEtag() {
    return stage
        .lead()
        .banks()
        .getQuestion(
            GetQuestionRequest.newBuilder().setName("questions/django-hidden-rows").build())
        .getEtag();
  }

  private static String candidateEtag(String name) {
    return stage
        .lead()
        .candidates()
        .getCandidate(GetCandidateRequest.newBuilder().setName(name).build())
        .getEtag();
  }

  private static long commits() {
    return admin.server().getServerInfo(GetServerInfoRequest.getDefaultInstance()).getCommitIndex();
  }

  // --- The policy itself. -----------------------------------------------------------------------

  @Test
  void requireRules_methodWithoutARule_isRefused() {
    Set<String> methods = new TreeSet<>();
    API.methods().forEach(method -> methods.add("viva.v1." + method));
    AccessPolicy.requireRules(methods);

    methods.add("viva.v1.PlanService/StealPlan");
    assertThatThrownBy(() -> AccessPolicy.requireRules(methods)).hasMessageContaining("StealPlan");
    methods.remove("viva.v1.PlanService/StealPlan");
    methods.remove("viva.v1.PlanService/GetPlan");
    assertThatThrownBy(() -> AccessPolicy.requireRules(methods)).hasMessageContaining("GetPlan");
  }
}
