package dev.viva.server.access;

import dev.viva.server.Client;
import dev.viva.server.Journey;
import dev.viva.server.TestServer;
import dev.viva.v1.AmendScorecardRequest;
import dev.viva.v1.BuildPlanRequest;
import dev.viva.v1.CreateInterviewRequest;
import dev.viva.v1.CreateUserRequest;
import dev.viva.v1.GetScorecardRequest;
import dev.viva.v1.Interview;
import dev.viva.v1.ItemRating;
import dev.viva.v1.Plan;
import dev.viva.v1.Rating;
import dev.viva.v1.Recommendation;
import dev.viva.v1.Role;
import dev.viva.v1.ScorecardState;
import dev.viva.v1.SetNoteRequest;
import dev.viva.v1.VoidScorecardRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that a caller asks for, in one relation to the caller: an interview, its candidate, a
 * scorecard, a plan.
 *
 * @param interview the one that is asked for
 * @param plan one that no interview uses yet
 * @param card name of the scorecard
 */
record Scene(Caller caller, Relation relation, Interview interview, Plan plan, String card) {
  /** What the peer wrote on the scorecard. */
  static final String PEER_NOTE = "canary-note-peer";

  /** What the peer wrote for nobody else. */
  static final String PEER_PRIVATE_NOTE = "canary-private-peer";

  /** What stands between a caller and what is asked for. */
  enum Relation {
    /** The caller's own scorecard, of an interview that goes on. */
    OWN,
    /** The caller's own scorecard, submitted before the peer's. */
    OWN_SUBMITTED,
    /** A peer's draft. */
    PEER_DRAFT,
    /** A peer's submitted scorecard while the caller's own is a draft. */
    PEER_SEALED,
    /** A peer's submitted scorecard after the caller voided an own draft, while a third has one. */
    OWN_VOIDED,
    /** A peer's submitted scorecard after the caller's own. */
    PEER_OPEN,
    /** Another panel, of which one has submitted. */
    OTHER_RUNNING,
    /** Another panel that is done. */
    OTHER_COMPLETE,
    /** Another panel that is done, with a candidate whom the caller has interviewed. */
    OWN_CANDIDATE;

    boolean isOnPanel() {
      return switch (this) {
        case OWN, OWN_SUBMITTED, OWN_VOIDED, PEER_DRAFT, PEER_SEALED, PEER_OPEN -> true;
        case OTHER_RUNNING, OTHER_COMPLETE, OWN_CANDIDATE -> false;
      };
    }
  }

  /** A user with one role. */
  record Caller(String id, Role role, Client client) {
    boolean mayScore() {
      return role != Role.ROLE_HIRING_MANAGER && role != Role.ROLE_READER;
    }
  }

  /** The people of a server, and scenes among them. */
  static final class Stage {
    private final TestServer server;
    private final Client lead;
    private final Map<Role, Caller> callers = new EnumMap<>(Role.class);
    private final Map<String, Client> peers = new HashMap<>();
    private final Map<String, Scene> scenes = new HashMap<>();
    private final Map<String, Interview> seconds = new HashMap<>();

    Stage(TestServer server) {
      this.server = server;
      this.lead = user("stage-lead", Role.ROLE_LEAD);
      for (String peer : List.of("peer", "third")) {
        peers.put(peer, user(peer, Role.ROLE_INTERVIEWER));
      }
      for (Role role : Role.values()) {
        if (role != Role.ROLE_UNSPECIFIED && role != Role.UNRECOGNIZED) {
          String id = "the-" + role.name().substring(5).toLowerCase(java.util.Locale.ROOT);
          callers.put(
              role, new Caller(id.replace('_', '-'), role, user(id.replace('_', '-'), role)));
        }
      }
    }

    private Client user(String id, Role role) {
      return server.client(
          server
              .admin()
              .users()
              .createUser(
                  CreateUserRequest.newBuilder()
                      .setId(id)
                      .setRole(role)
                      .setRequestId(Client.requestId())
                      .build())
              .getToken());
    }

    List<Caller> callers() {
      return List.copyOf(callers.values());
    }

    Client lead() {
      return lead;
    }

    Client peer() {
      return peers.get("peer");
    }

    /** The scene of this relation, made anew where the last one is {@link #spend spent}. */
    Scene scene(Caller caller, Relation relation) {
      return scenes.computeIfAbsent(caller.id() + relation, key -> make(caller, relation));
    }

    /** Another candidate in the same relation. */
    String secondCandidate(Scene scene) {
      return seconds
          .computeIfAbsent(
              scene.caller().id() + scene.relation(),
              key -> make(scene.caller(), scene.relation()).interview())
          .getCandidate();
    }

    /** Somebody changed it. */
    void spend(Scene scene) {
      scenes.values().remove(scene);
    }

    /** A caller whose role has no scorecards is never on the panel. */
    private Scene make(Caller caller, Relation relation) {
      boolean onPanel = relation.isOnPanel() && caller.mayScore();
      String person = Journey.person();
      if (relation == Relation.OWN_CANDIDATE && caller.mayScore()) {
        submit(
            caller.id(),
            caller.client(),
            interview(person, "4+ years, Python, 30 min", caller.id()));
      }
      List<String> panel = new ArrayList<>(List.of("peer"));
      if (onPanel) {
        panel.add(0, caller.id());
      }
      if (!onPanel || relation == Relation.OWN_VOIDED) {
        panel.add("third");
      }
      Interview interview =
          interview(person, "4+ years, Django, 30 min", panel.toArray(String[]::new));
      switch (relation) {
        case OWN, OWN_SUBMITTED, PEER_DRAFT -> write("peer", peers.get("peer"), interview);
        default -> submit("peer", peers.get("peer"), interview);
      }
      if (relation == Relation.PEER_OPEN || relation == Relation.OWN_SUBMITTED) {
        if (onPanel) {
          submit(caller.id(), caller.client(), interview);
        } else {
          submit("third", peers.get("third"), interview);
        }
      }
      if (relation == Relation.OTHER_COMPLETE || relation == Relation.OWN_CANDIDATE) {
        submit("third", peers.get("third"), interview);
      }
      if (relation == Relation.OWN_VOIDED && onPanel) {
        caller
            .client()
            .scorecards()
            .voidScorecard(
                VoidScorecardRequest.newBuilder()
                    .setName(Journey.ownCard(interview))
                    .setReason("curious")
                    .setRequestId(Client.requestId())
                    .build());
      }
      boolean own = relation == Relation.OWN && caller.mayScore();
      boolean ownCard = own || relation == Relation.OWN_SUBMITTED && caller.mayScore();
      return new Scene(
          caller,
          relation,
          interview,
          plan(
              own ? caller.client() : lead,
              "4+ years, algorithms plus SQL, 60 min",
              own ? "" : person),
          Journey.card(interview, ownCard ? caller.id() : "peer"));
    }

    private Interview interview(String person, String brief, String... panel) {
      return interview(person, brief, true, List.of(panel));
    }

    /** One that is not started, with the panel of the scene. */
    Interview scheduled(Scene scene) {
      return interview(
          Journey.person(), "4+ years, Python, 30 min", false, scene.interview().getPanelList());
    }

    private Interview interview(String person, String brief, boolean start, List<String> panel) {
      return lead.interviews()
          .createInterview(
              CreateInterviewRequest.newBuilder()
                  .setPlan(plan(lead, brief, "").getName())
                  .setCandidate(person)
                  .addAllPanel(panel)
                  .setStart(start)
                  .setRequestId(Client.requestId())
                  .build());
    }

    /** A plan, for nobody in particular where {@code person} is empty. */
    Plan plan(Client author, String brief, String person) {
      return author
          .plans()
          .buildPlan(
              BuildPlanRequest.newBuilder()
                  .setText(brief)
                  .setCandidate(person)
                  .setRequestId(Client.requestId())
                  .build());
    }

    private static void write(String id, Client client, Interview interview) {
      Journey.rate(client, interview, 1, Rating.RATING_MIXED);
      note(client, interview, "canary-note-" + id, false);
      note(client, interview, "canary-private-" + id, true);
    }

    /** The peer changes the mind about everything. */
    void rateAnotherWay(Scene scene) {
      Client peer = peers.get("peer");
      String name = Journey.card(scene.interview(), "peer");
      boolean isDraft =
          peer.scorecards()
                  .getScorecard(GetScorecardRequest.newBuilder().setName(name).build())
                  .getState()
              == ScorecardState.SCORECARD_STATE_DRAFT;
      if (isDraft) {
        Journey.rate(peer, scene.interview(), 1, Rating.RATING_EXCELLENT);
        note(peer, scene.interview(), "another note", false);
        return;
      }
      peer.scorecards()
          .amendScorecard(
              AmendScorecardRequest.newBuilder()
                  .setName(name)
                  .setReason("slept on it")
                  .addRatings(
                      ItemRating.newBuilder()
                          .setPosition(1)
                          .setRating(Rating.RATING_EXCELLENT)
                          .setNote("another note"))
                  .setRecommendation(Recommendation.RECOMMENDATION_STRONG_YES)
                  .setComment("another comment")
                  .setRequestId(Client.requestId())
                  .build());
    }

    private static void note(Client client, Interview interview, String text, boolean isPrivate) {
      client
          .scorecards()
          .setNote(
              SetNoteRequest.newBuilder()
                  .setName(Journey.ownCard(interview))
                  .setText(text)
                  .setPrivate(isPrivate)
                  .setRequestId(Client.requestId())
                  .build());
    }

    private static void submit(String id, Client client, Interview interview) {
      write(id, client, interview);
      client
          .scorecards()
          .submitScorecard(Journey.submission(interview).setMarkRestNotAsked(true).build());
    }
  }
}
