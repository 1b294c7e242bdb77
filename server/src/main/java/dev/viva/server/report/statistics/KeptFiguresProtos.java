package dev.viva.server.report.statistics;

import dev.viva.server.rpc.Codecs;
import dev.viva.server.store.Codec;
import dev.viva.store.v1.KeptInterviewer;
import dev.viva.store.v1.KeptPairs;
import dev.viva.store.v1.KeptQuestion;
import dev.viva.store.v1.KeptSums;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Kept figures as a message, and back. */
public final class KeptFiguresProtos {
  public static final Codec<KeptFigures> FIGURES =
      Codecs.of(
          dev.viva.store.v1.KeptFigures.parser(),
          KeptFiguresProtos::encode,
          KeptFiguresProtos::decode);

  private KeptFiguresProtos() {}

  private static dev.viva.store.v1.KeptFigures encode(KeptFigures figures) {
    dev.viva.store.v1.KeptFigures.Builder encoded = dev.viva.store.v1.KeptFigures.newBuilder();
    figures
        .questions()
        .forEach(
            (id, question) ->
                encoded.addQuestions(
                    KeptQuestion.newBuilder()
                        .setQuestion(id)
                        .addAllAreas(question.areas())
                        .setAsked(question.asked())
                        .setRatings(encode(question.ratings()))
                        .setSeconds(encode(question.seconds()))
                        .setPairs(
                            KeptPairs.newBuilder()
                                .setX(encode(question.pairs().x()))
                                .setY(encode(question.pairs().y()))
                                .setProducts(question.pairs().products()))));
    figures
        .raters()
        .forEach(
            (id, rater) ->
                encoded.addInterviewers(
                    KeptInterviewer.newBuilder()
                        .setInterviewer(id)
                        .setScorecards(rater.scorecards())
                        .setMissing(rater.missing())
                        .setRatings(encode(rater.ratings()))
                        .setDifferences(encode(rater.differences()))
                        .setHours(encode(rater.hours()))));
    return encoded.build();
  }

  private static KeptSums encode(Sums sums) {
    return KeptSums.newBuilder()
        .setCount(sums.count())
        .setSum(sums.sum())
        .setSquares(sums.squares())
        .build();
  }

  private static KeptFigures decode(dev.viva.store.v1.KeptFigures message) {
    Map<String, KeptFigures.OfQuestion> questions = new TreeMap<>();
    for (KeptQuestion question : message.getQuestionsList()) {
      questions.put(
          question.getQuestion(),
          new KeptFigures.OfQuestion(
              Set.copyOf(question.getAreasList()),
              question.getAsked(),
              decode(question.getRatings()),
              decode(question.getSeconds()),
              new Sums.Pairs(
                  decode(question.getPairs().getX()),
                  decode(question.getPairs().getY()),
                  question.getPairs().getProducts())));
    }
    Map<String, KeptFigures.OfRater> raters = new TreeMap<>();
    for (KeptInterviewer rater : message.getInterviewersList()) {
      raters.put(
          rater.getInterviewer(),
          new KeptFigures.OfRater(
              rater.getScorecards(),
              rater.getMissing(),
              decode(rater.getRatings()),
              decode(rater.getDifferences()),
              decode(rater.getHours())));
    }
    return new KeptFigures(questions, raters);
  }

  private static Sums decode(KeptSums sums) {
    return new Sums(sums.getCount(), sums.getSum(), sums.getSquares());
  }
}
