package dev.viva.server.access;

import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.Caller;
import dev.viva.server.rpc.Role;
import dev.viva.server.rpc.StatedReason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who may do what: the one place that decides. {@link Authentication} asks it about the role before
 * every call, features ask it about each thing that they read, change, count or name in an answer.
 * What a role may not do is refused ({@code PERMISSION_DENIED}); a thing out of a caller's reach is
 * not there ({@code NOT_FOUND}), in lists, searches and error texts as well.
 *
 * <p>A server does not start with a method that has no line here, or a line that has no method.
 */
public final class AccessPolicy {
  /** Each method with the reach of each role; {@link Reach} says what the words mean. */
  private static final String TABLE =
      """
      method                                     administrator  lead    hiring-manager  interviewer  reader

      AreaService/ListAreas                      all            all     all             all          all
      BankService/ListBanks                      all            all     all             all          all
      BankService/GetBank                        all            all     all             all          all
      BankService/ExportBank                     all            all     all             all          all
      BankService/LintBank                       all            all     all             all          all
      BankService/ListQuestions                  all            all     all             all          all
      BankService/GetQuestion                    all            all     all             all          all
      BankService/ListSimilarQuestions           all            all     all             all          all
      BankService/ImportQuestions                all            all     -               all          -
      BankService/UpdateQuestion                 all            all     -               all          -
      BankService/RetireQuestion                 all            all     -               all          -
      BankService/ActivateQuestion               all            all     -               all          -

      PlanService/BuildPlan                      all            all     -               linked       -
      PlanService/GetPlan                        all            all     all             linked       -
      PlanService/ListPlans                      all            all     all             linked       -
      PlanService/ListAlternatives               all            all     all             linked       -
      PlanService/ExplainPlan                    all            all     all             linked       -
      PlanService/ExportPlan                     all            all     all             linked       -
      PlanService/SwapItem                       all            all     -               own          -
      PlanService/DropItem                       all            all     -               own          -
      PlanService/PinQuestion                    all            all     -               own          -
      PlanService/RebuildPlan                    all            all     -               own          -

      CandidateService/CreateCandidate           all            all     -               linked       -
      CandidateService/GetCandidate              all            all     all             linked       -
      CandidateService/ListCandidates            all            all     all             linked       -
      CandidateService/UpdateCandidate           all            all     -               linked       -
      CandidateService/ExportCandidate           all            -       -               -            -
      CandidateService/EraseCandidate            all            -       -               -            -
      CandidateService/ApplyRetention            all            -       -               -            -

      InterviewService/CreateInterview           all            all     -               linked       -
      InterviewService/GetInterview              all            all     all             linked       -
      InterviewService/ListInterviews            all            all     all             linked       -
      InterviewService/StartInterview            all            all     -               linked       -
      InterviewService/FinishInterview           all            all     -               linked       -
      InterviewService/CancelInterview           all            all     -               linked       -
      InterviewService/MarkNoShow                all            all     -               linked       -
      InterviewService/AssignItem                all            all     -               linked       -
      InterviewService/ReplanInterview           all            all     -               linked       -
      InterviewService/WatchInterview            all            all     -               linked       -

      ScorecardService/GetScorecard              linked         all     closed          linked       -
      ScorecardService/ListScorecards            linked         all     closed          linked       -
      ScorecardService/RateItem                  own            own     -               own          -
      ScorecardService/SetNote                   own            own     -               own          -
      ScorecardService/TrackItem                 own            own     -               own          -
      ScorecardService/SubmitScorecard           own            own     -               own          -
      ScorecardService/AmendScorecard            own            own     -               own          -
      ScorecardService/VoidScorecard             own            own     -               own          -

      ReportService/ExportScorecard              linked         all     closed          linked       -
      ReportService/GetDebrief                   linked         all     closed          linked       -
      ReportService/ExportDebrief                linked         all     closed          linked       -
      ReportService/CompareCandidates            linked         all     closed          linked       -
      ReportService/RecordDecision               linked         all     closed          -            -
      ReportService/ListQuestionStatistics       linked         all     closed          linked       -
      ReportService/ListInterviewerStatistics    linked         all     closed          linked       -
      ReportService/ListAreaStatistics           linked         all     closed          linked       -

      UserService/GetSelf                        own            own     own             own          own
      UserService/CreateUser                     all            -       -               -            -
      UserService/ListUsers                      all            -       -               -            -
      UserService/RevokeUser                     all            -       -               -            -

      AdminService/GetServerInfo                 all            all     all             all          all
      AdminService/BackUp                        all            -       -               -            -
      AuditService/ListAuditEvents               all            -       -               -            -
      AuditService/VerifyAudit                   all            -       -               -            -
      """;

  private static final String PACKAGE = "viva.v1.";
  private static final Set<String> LOOKS =
      Set.of(
          PACKAGE + "ScorecardService/GetScorecard",
          PACKAGE + "ScorecardService/ListScorecards",
          PACKAGE + "ReportService/ExportScorecard",
          PACKAGE + "ReportService/GetDebrief",
          PACKAGE + "ReportService/ExportDebrief");
  private static final Map<String, Map<Role, Reach>> RULES = parse(TABLE);

  private AccessPolicy() {}

  private static Map<String, Map<Role, Reach>> parse(String table) {
    List<String[]> rows =
        table.lines().filter(line -> !line.isBlank()).map(line -> line.split("\\s+")).toList();
    List<Role> roles = new ArrayList<>();
    String[] head = rows.get(0);
    for (int i = 1; i < head.length; i++) {
      roles.add(Role.valueOf(head[i].toUpperCase(Locale.ROOT).replace('-', '_')));
    }
    Map<String, Map<Role, Reach>> rules = new HashMap<>();
    for (String[] row : rows.subList(1, rows.size())) {
      Map<Role, Reach> reaches = new EnumMap<>(Role.class);
      for (int i = 0; i < roles.size(); i++) {
        reaches.put(roles.get(i), Reach.of(row[i + 1]));
      }
      if (rules.put(PACKAGE + row[0], reaches) != null) {
        throw new IllegalStateException("two access rules for " + row[0]);
      }
    }
    return rules;
  }

  /**
   * Checks that the rules are about just these methods.
   *
   * @param methods full names, such as {@code viva.v1.PlanService/BuildPlan}
   * @throws IllegalStateException where a method has no rule, or a rule no method
   */
  public static void requireRules(Collection<String> methods) {
    Set<String> lacking = new TreeSet<>(methods);
    lacking.removeAll(RULES.keySet());
    Set<String> left = new TreeSet<>(RULES.keySet());
    left.removeAll(methods);
    if (!lacking.isEmpty() || !left.isEmpty()) {
      throw new IllegalStateException(
          "AccessPolicy has no rule for " + lacking + " and rules for unknown methods " + left);
    }
  }

  /** How far the caller reaches with the method of the call. */
  public static Reach reach(Caller caller) {
    return RULES.getOrDefault(caller.method(), Map.of()).getOrDefault(caller.role(), Reach.NONE);
  }

  /**
   * Refuses a call that the caller's role does not allow.
   *
   * @throws VivaException.NotAllowed naming the roles that may
   */
  static void requireAllowed(Caller caller) {
    if (reach(caller) != Reach.NONE) {
      return;
    }
    String may =
        RULES.getOrDefault(caller.method(), Map.of()).entrySet().stream()
            .filter(rule -> rule.getValue() != Reach.NONE)
            .map(rule -> rule.getKey().spoken())
            .collect(Collectors.joining(" or "));
    throw new VivaException.NotAllowed(
        "you are "
            + caller.role().spoken()
            + "; "
            + caller.method().substring(caller.method().indexOf('/') + 1)
            + " needs "
            + (may.isEmpty() ? "a rule that nobody made" : may));
  }

  /** Whether people of this role have scorecards of their own. */
  static boolean mayScore(Role role) {
    return RULES.get(PACKAGE + "ScorecardService/RateItem").get(role) != Reach.NONE;
  }

  /** Whether the caller may know of an interview with this panel. */
  public static boolean seesInterview(Caller caller, Collection<String> panel) {
    return seesAll(caller, "InterviewService/GetInterview") || panel.contains(caller.user());
  }

  /**
   * Whether the caller may know of a candidate.
   *
   * @param linked whether the caller added the candidate, or is on a panel that meets the candidate
   */
  public static boolean seesCandidate(Caller caller, boolean linked) {
    return seesAll(caller, "CandidateService/GetCandidate") || linked;
  }

  /**
   * Whether the caller may know of a plan.
   *
   * @param author id of the user who made it
   * @param forNobody whether it is for no candidate and no interview yet
   * @param onPanel whether the caller is on the panel of its interview
   */
  public static boolean seesPlan(Caller caller, String author, boolean forNobody, boolean onPanel) {
    return seesAll(caller, "PlanService/GetPlan") || caller.is(author) || forNobody || onPanel;
  }

  /** What a caller may read is the same whatever method names it. */
  private static boolean seesAll(Caller caller, String reading) {
    return RULES.get(PACKAGE + reading).get(caller.role()) == Reach.ALL;
  }

  /** Refuses a change of a plan that the caller sees but did not make. */
  public static void requireMayChangePlan(Caller caller, String author) {
    if (reach(caller) == Reach.OWN && !caller.is(author)) {
      throw new VivaException.NotAllowed(
          "only '" + author + "', who made this plan, may change it: build your own");
    }
  }

  /** Refuses an interview that an interviewer makes for others. */
  public static void requireMayConvene(Caller caller, Collection<String> panel) {
    if (reach(caller) == Reach.LINKED && !panel.contains(caller.user())) {
      throw new VivaException.NotAllowed(
          "an interviewer makes interviews with a panel that the interviewer is on; a lead or an"
              + " administrator makes them for others");
    }
  }

  /** Whether the caller may say how long a candidate's data is kept. */
  public static void requireMayHold(Caller caller) {
    if (reach(caller) != Reach.ALL) {
      throw new VivaException.NotAllowed("only a lead or an administrator may change legal_hold");
    }
  }

  /**
   * Whether an administrator says why this call has to show scorecards of panels that the
   * administrator is not on. The panel sees that it was done, see {@code interview.Looks}.
   */
  public static boolean isLook(Caller caller) {
    return caller.role() == Role.ADMINISTRATOR
        && LOOKS.contains(caller.method())
        && !StatedReason.current().isBlank();
  }

  /** Whether scorecards of an interview with this panel are within reach of the call at all. */
  public static boolean reachesCards(Caller caller, Collection<String> panel) {
    return reach(caller).compareTo(Reach.LINKED) > 0
        || panel.contains(caller.user())
        || isLook(caller);
  }

  /** What a caller is shown of a scorecard. */
  public enum CardView {
    /** All of it: it is the caller's own. */
    OWN,
    /** All but the private note. */
    SHOWN,
    /** Nothing until the caller's own is submitted, or the interview complete without it. */
    SEALED,
    /** Nothing until every scorecard of the panel is. */
    NOT_CLOSED,
    /** Nothing at all: it is a draft. */
    DRAFT,
    /** Nothing: an administrator who is not on the panel. */
    NOT_ON_PANEL
  }

  /**
   * What decides about a scorecard.
   *
   * @param onPanel whether the caller is on the panel
   * @param ownIsPending whether the caller's own scorecard of this interview was never submitted
   *     and the interview is not complete: voiding a draft opens no other
   * @param isDraft whether the scorecard is a draft
   * @param complete whether the interview is complete
   */
  public record CardFacts(
      String interviewer,
      boolean onPanel,
      boolean ownIsPending,
      boolean isDraft,
      boolean complete) {}

  /** What the caller is shown of a scorecard: of it, and of everything that is made of it. */
  public static CardView card(Caller caller, CardFacts card) {
    if (caller.is(card.interviewer())) {
      return CardView.OWN;
    }
    if (!card.onPanel() && reach(caller) == Reach.CLOSED && !card.complete()) {
      return CardView.NOT_CLOSED;
    }
    if (card.isDraft()) {
      return CardView.DRAFT;
    }
    if (card.onPanel()) {
      return card.ownIsPending() ? CardView.SEALED : CardView.SHOWN;
    }
    return reach(caller) == Reach.LINKED && !isLook(caller)
        ? CardView.NOT_ON_PANEL
        : CardView.SHOWN;
  }
}
