package dev.viva.server;

import dev.viva.v1.BuildPlanRequest;
import dev.viva.v1.CreateInterviewRequest;
import dev.viva.v1.Interview;
import dev.viva.v1.Plan;
import dev.viva.v1.PlanItem;
import dev.viva.v1.RateItemRequest;
import dev.viva.v1.Rating;
import dev.viva.v1.Recommendation;
import dev.viva.v1.Scorecard;
import dev.viva.v1.SubmitScorecardRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** The steps of the main journey that many tests begin with. */
public final class Journey {
  public static final String BRIEF = "4+ years, Django plus DevOps, 60 min";

  private static final Path SEEDS = Path.of("../seeds/banks");

  private Journey() {}

  /** The text of one of our own banks. */
  public static String seed(String bank) {
    try {
      return Files.readString(SEEDS.resolve(bank + ".md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Imports some of our own banks. */
  public static void importSeeds(Client client, List<String> banks) {
    ImportStream stream = new ImportStream();
    for (String bank : banks) {
      stream.document(bank + ".md", seed(bank));
    }
    stream.reports(client);
  }

  /** A plan for {@link #BRIEF}. */
  public static Plan plan(Client client) {
    return client
        .plans()
        .buildPlan(
            BuildPlanRequest.newBuilder().setText(BRIEF).setRequestId(Client.requestId()).build());
  }

  /** A name that nobody has yet. */
  public static String person() {
    return "Ada " + UUID.randomUUID();
  }

  /** An interview with a new person that is not started. */
  public static Interview scheduled(Client client, String... panel) {
    return create(client, false, panel);
  }

  /** An interview with a new person that goes on. */
  public static Interview started(Client client, String... panel) {
    return create(client, true, panel);
  }

  private static Interview create(Client client, boolean start, String... panel) {
    return client
        .interviews()
        .createInterview(
            CreateInterviewRequest.newBuilder()
                .setPlan(plan(client).getName())
                .setCandidate(person())
                .addAllPanel(List.of(panel))
                .setStart(start)
                .setRequestId(Client.requestId())
                .build());
  }

  /** Name of the caller's own scorecard. */
  public static String ownCard(Interview interview) {
    return card(interview, "-");
  }

  public static String card(Interview interview, String interviewer) {
    return interview.getName() + "/scorecards/" + interviewer;
  }

  public static Scorecard rate(Client client, Interview interview, int position, Rating rating) {
    return client
        .scorecards()
        .rateItem(
            RateItemRequest.newBuilder()
                .setName(ownCard(interview))
                .setPosition(position)
                .setRating(rating)
                .setRequestId(Client.requestId())
                .build());
  }

  public static void rateAll(Client client, Interview interview) {
    for (PlanItem item : interview.getPlan().getItemsList()) {
      rate(client, interview, item.getPosition(), Rating.RATING_GOOD);
    }
  }

  /** Rates everything and submits. */
  public static Scorecard submit(Client client, Interview interview) {
    rateAll(client, interview);
    return client.scorecards().submitScorecard(submission(interview).build());
  }

  public static SubmitScorecardRequest.Builder submission(Interview interview) {
    return SubmitScorecardRequest.newBuilder()
        .setName(ownCard(interview))
        .setRecommendation(Recommendation.RECOMMENDATION_YES)
        .setComment("Solid on data, learns fast.")
        .setRequestId(Client.requestId());
  }
}
