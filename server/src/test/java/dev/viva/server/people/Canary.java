package dev.viva.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.Client;
import dev.viva.server.Journey;
import dev.viva.v1.AmendScorecardRequest;
import dev.viva.v1.BuildPlanRequest;
import dev.viva.v1.Candidate;
import dev.viva.v1.CreateCandidateRequest;
import dev.viva.v1.CreateInterviewRequest;
import dev.viva.v1.Interview;
import dev.viva.v1.Plan;
import dev.viva.v1.RateItemRequest;
import dev.viva.v1.Rating;
import dev.viva.v1.RecordDecisionRequest;
import dev.viva.v1.SetNoteRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A person about whom everything that can be said is said in words that are nowhere else. */
public final class Canary {
  /** In every text about the person. */
  public static final String WORD = "Zaunkoenigin";

  private Canary() {}

  /** The person with two interviews, a plan for nobody that names the person, and a decision. */
  public static Candidate in(Client client) {
    Candidate person =
        client
            .candidates()
            .createCandidate(
                CreateCandidateRequest.newBuilder()
                    .setCandidate(
                        Candidate.newBuilder()
                            .setDisplayName("Ada " + WORD)
                            .setEmail(address())
                            .setRole("Head of " + WORD))
                    .setRequestId(Client.requestId())
                    .build());
    scored(client, interview(client, person, ""));
    scored(client, interview(client, person, person.getName()));
    plan(client, person.getName());
    client
        .reports()
        .recordDecision(
            RecordDecisionRequest.newBuilder()
                .setName(person.getName())
                .setHire(true)
                .setRationale("Because " + WORD)
                .setRequestId(Client.requestId())
                .build());
    return person;
  }

  /** Nobody else's. */
  private static String address() {
    return WORD + "." + UUID.randomUUID() + "@example.org";
  }

  /** A plan whose words name the person: the last word is not understood, but kept. */
  private static Plan plan(Client client, String candidate) {
    return client
        .plans()
        .buildPlan(
            BuildPlanRequest.newBuilder()
                .setText(Journey.BRIEF + ", " + WORD)
                .setCandidate(candidate)
                .setRequestId(Client.requestId())
                .build());
  }

  private static Interview interview(Client client, Candidate person, String planFor) {
    return client
        .interviews()
        .createInterview(
            CreateInterviewRequest.newBuilder()
                .setPlan(plan(client, planFor).getName())
                .setCandidate(person.getName())
                .setStart(true)
                .setRequestId(Client.requestId())
                .build());
  }

  private static void scored(Client client, Interview interview) {
    client
        .scorecards()
        .rateItem(
            RateItemRequest.newBuilder()
                .setName(Journey.ownCard(interview))
                .setPosition(1)
                .setRating(Rating.RATING_MIXED)
                .setNote("A note on " + WORD)
                .setRequestId(Client.requestId())
                .build());
    note(client, interview, true);
    note(client, interview, false);
    Journey.submit(client, interview);
    client
        .scorecards()
        .amendScorecard(
            AmendScorecardRequest.newBuilder()
                .setName(Journey.ownCard(interview))
                .setReason("I mistook " + WORD)
                .setComment("In the end " + WORD)
                .setRequestId(Client.requestId())
                .build());
  }

  private static void note(Client client, Interview interview, boolean isPrivate) {
    client
        .scorecards()
        .setNote(
            SetNoteRequest.newBuilder()
                .setName(Journey.ownCard(interview))
                .setText("On the whole " + WORD)
                .setPrivate(isPrivate)
                .setRequestId(Client.requestId())
                .build());
  }

  /** Looks at every byte of every file below {@code directory}. */
  public static void assertNowhereIn(Path directory) throws IOException {
    assertThat(filesWith(directory, WORD)).isEmpty();
  }

  static List<Path> filesWith(Path directory, String word) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (holds(Files.readAllBytes(file), word)) {
          found.add(file);
        }
      }
    }
    return found;
  }

  public static boolean holds(byte[] bytes, String word) {
    return new String(bytes, StandardCharsets.ISO_8859_1).contains(word)
        || new String(bytes, StandardCharsets.UTF_16LE).contains(word)
        || new String(bytes, StandardCharsets.UTF_16BE).contains(word);
  }
}
