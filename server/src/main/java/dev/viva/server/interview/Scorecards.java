package dev.viva.server.interview;

import dev.viva.server.bank.QuestionUsage;
import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.Caller;
import dev.viva.server.rpc.Names;
import dev.viva.server.rpc.Texts;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.ReadTx;
import dev.viva.server.store.Store;
import dev.viva.server.store.Table;
import dev.viva.server.store.WriteTx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** The scorecards: rate, note, submit, amend; and who may read them. */
public final class Scorecards {
  /** {@code interview/interviewer}. */
  public static final Table<Scorecard> SCORECARDS =
      new Table<>(
          "scorecards",
          ScorecardProtos.SCORECARD,
          (tx, key, card) -> tx.subject(Interviews.INTERVIEWS, card.interview()));

  private static final int LONGEST_SPENT_SECONDS = 24 * 3600;

  private final Store store;

  public Scorecards(Store store) {
    this.store = store;
  }

  /**
   * Which scorecard, and who asks for it.
   *
   * @param interview id or prefix of an id
   * @param interviewer id of the user whose it is
   */
  record Key(String interview, String interviewer, Caller caller) {
    private static final int LONGEST_KEY = 300;

    /**
     * Reads {@code interviews/{interview}/scorecards/{interviewer}}; {@code -} stands for the
     * caller.
     */
    static Key of(String name, Caller caller) {
      String[] parts = name.split("/", -1);
      if (parts.length != 4
          || !parts[0].equals("interviews")
          || !parts[2].equals("scorecards")
          || parts[1].isEmpty()
          || parts[3].isEmpty()
          || name.length() > LONGEST_KEY
          || name.chars().anyMatch(Character::isISOControl)) {
        throw new VivaException.Invalid(
            "name",
            "'"
                + Texts.shown(name)
                + "' is not of the form interviews/{interview}/scorecards/{interviewer}");
      }
      return new Key(parts[1], parts[3].equals("-") ? caller.user() : parts[3], caller);
    }
  }

  /** A scorecard with its scores. */
  public record Scored(Scorecard scorecard, ScoreSummary summary) {
    /** What does not fit together, for a person to judge; see {@link Mismatch}. */
    public List<String> warnings() {
      return scorecard.isSubmitted()
          ? Mismatch.between(scorecard.recommendation(), summary)
          : List.of();
    }
  }

  /** A scorecard with its scores and the interview that it belongs to. */
  public record InContext(Scored scored, Interview interview, Candidate candidate) {}

  static void open(WriteTx tx, String interview, String interviewer, List<String> questions) {
    put(tx, Scorecard.open(interview, interviewer, questions));
  }

  private static Scorecard put(WriteTx tx, Scorecard scorecard) {
    Scorecard revised = scorecard.withRevision(tx.index());
    tx.put(SCORECARDS, scorecard.interview() + "/" + scorecard.interviewer(), revised);
    return revised;
  }

  static Scorecard get(ReadTx tx, Interview interview, String interviewer) {
    interview.requireMember(interviewer);
    return tx.find(SCORECARDS, interview.id() + "/" + interviewer).orElseThrow().value();
  }

  /** Whether every scorecard of the panel is submitted or counts no more. */
  static boolean allIn(ReadTx tx, Interview interview) {
    return interview.panel().stream()
        .map(interviewer -> get(tx, interview, interviewer))
        .allMatch(card -> card.state() != Scorecard.State.DRAFT);
  }

  /** Refuses where somebody is done already: a plan does not change under a frozen scorecard. */
  static void requireDrafts(ReadTx tx, Interview interview) {
    for (String interviewer : interview.panel()) {
      Scorecard.State state = get(tx, interview, interviewer).state();
      if (state != Scorecard.State.DRAFT) {
        throw new VivaException.WrongState(
            Reason.WRONG_STATE,
            "the scorecard of "
                + interviewer
                + " is "
                + state.name().toLowerCase(Locale.ROOT)
                + ": the plan changes no more");
      }
    }
  }

  /** Questions that somebody skipped and nobody asked. */
  static List<String> skipped(ReadTx tx, Interview interview) {
    return interview.panel().stream()
        .flatMap(interviewer -> get(tx, interview, interviewer).items().stream())
        .filter(item -> item.rating() == Rating.NOT_ASKED && !item.isTouched())
        .map(Scorecard.Item::question)
        .distinct()
        .toList();
  }

  /** Planned minutes that the question being asked has left; 0 where it is rated. */
  static long minutesOfCurrent(ReadTx tx, Interview interview, Instant now) {
    return interview.panel().stream()
        .flatMap(interviewer -> get(tx, interview, interviewer).items().stream())
        .filter(item -> item.asked().isPresent())
        .max(Comparator.comparing(item -> item.asked().orElseThrow()))
        .filter(item -> item.rating() == Rating.UNRATED)
        .map(item -> minutesLeft(interview, item, now))
        .orElse(0L);
  }

  private static long minutesLeft(Interview interview, Scorecard.Item item, Instant now) {
    int index = interview.plan().questionIds().indexOf(item.question());
    long spent = Duration.between(item.asked().orElseThrow(), now).toMinutes();
    return index < 0
        ? 0
        : Math.max(0, interview.plan().items().get(index).minutes() - Math.max(0, spent));
  }

  /** Takes over a changed plan in every draft of the interview. */
  static void follow(WriteTx tx, Interview interview) {
    for (String interviewer : interview.panel()) {
      Scorecard card = get(tx, interview, interviewer);
      if (card.state() == Scorecard.State.DRAFT) {
        put(tx, card.follow(interview.plan().questionIds()));
      }
    }
  }

  Scored rate(
      Mutation mutation, Key key, String etag, Place place, Rating rating, Optional<String> note) {
    Optional<String> checked = note.map(text -> Texts.note("note", text, Texts.MAX_NOTE));
    return change(
        mutation,
        key,
        etag,
        (tx, target) -> {
          target.interview().requireScoring();
          int position = place.in(target.interview());
          Scorecard rated =
              target
                  .card()
                  .change(
                      position,
                      item -> {
                        Scorecard.Item noted = checked.map(item::annotate).orElse(item);
                        boolean first = rating.wasAsked() && noted.asked().isEmpty();
                        return (first ? noted.askedAt(tx.now()) : noted).rate(rating);
                      });
          if (rating.wasAsked()) {
            QuestionUsage.record(
                tx, rated.items().get(position - 1).question(), target.interview().id());
          }
          return rated;
        });
  }

  /**
   * Sets or appends to a note.
   *
   * @param place of the question, or the whole interview
   */
  record NewNote(Place place, String text, boolean append, boolean isPrivate) {
    String onto(String old) {
      String joined = append && !old.isEmpty() ? old + "\n" + text : text;
      return Texts.note("text", joined, Texts.MAX_NOTE);
    }
  }

  Scored annotate(Mutation mutation, Key key, String etag, NewNote note) {
    if (note.isPrivate() && !note.place().isWhole()) {
      throw new VivaException.Invalid(
          "private", "only a note on the whole interview can be private");
    }
    return change(
        mutation,
        key,
        etag,
        (tx, target) -> {
          Scorecard card = target.card();
          if (note.isPrivate()) {
            return card.annotatePrivately(note.onto(card.privateNote()));
          }
          target.interview().requireScoring();
          if (note.place().isWhole()) {
            return card.annotate(note.onto(card.note()));
          }
          return card.change(
              note.place().in(target.interview()), item -> item.annotate(note.onto(item.note())));
        });
  }

  /** What happened to a question; an empty value leaves what is there. */
  record Track(
      Place place,
      Optional<Instant> asked,
      OptionalInt spentSeconds,
      Optional<Boolean> bookmarked) {
    Scorecard.Item onto(Scorecard.Item item) {
      return new Scorecard.Item(
          item.question(),
          item.rating(),
          item.note(),
          asked.or(item::asked),
          spentSeconds.orElse(item.spentSeconds()),
          bookmarked.orElse(item.bookmarked()));
    }
  }

  Scored track(Mutation mutation, Key key, String etag, Track track) {
    int spent = track.spentSeconds().orElse(0);
    if (spent < 0 || spent > LONGEST_SPENT_SECONDS) {
      throw new VivaException.Invalid(
          "spent_seconds", "is " + spent + ", expected 0 to " + LONGEST_SPENT_SECONDS);
    }
    return change(
        mutation,
        key,
        etag,
        (tx, target) -> {
          target.interview().requireScoring();
          return target.card().change(track.place().in(target.interview()), track::onto);
        });
  }

  Scored submit(
      Mutation mutation,
      Key key,
      String etag,
      Recommendation recommendation,
      String comment,
      boolean markRest) {
    String checked = Texts.note("comment", comment, Texts.MAX_NOTE);
    return change(
        mutation,
        key,
        etag,
        (tx, target) -> {
          target.interview().requireScoring();
          Scorecard card = markRest ? target.card().markRestNotAsked() : target.card();
          return card.submit(recommendation, checked, tx.now());
        });
  }

  /** What an amendment changes; an empty value leaves what is there. */
  record Amendment(
      String reason,
      Map<Integer, Scorecard.Item> items,
      Optional<Recommendation> recommendation,
      Optional<String> comment) {
    Amendment {
      items = new TreeMap<>(items);
    }
  }

  Scored amend(Mutation mutation, Key key, String etag, Amendment amendment) {
    String reason = Texts.requiredNote("reason", amendment.reason(), Texts.MAX_NOTE);
    Optional<String> comment =
        amendment.comment().map(text -> Texts.note("comment", text, Texts.MAX_NOTE));
    return change(
        mutation,
        key,
        etag,
        (tx, target) -> {
          Scorecard card = target.card();
          List<Scorecard.Item> items = new ArrayList<>(card.items());
          amendment
              .items()
              .forEach(
                  (position, item) -> {
                    target.interview().requirePosition(position);
                    Scorecard.Item old = items.get(position - 1);
                    String note =
                        item.note().isEmpty()
                            ? old.note()
                            : Texts.note("ratings.note", item.note(), Texts.MAX_NOTE);
                    Rating rating = item.rating() == Rating.UNRATED ? old.rating() : item.rating();
                    items.set(position - 1, old.annotate(note).rate(rating));
                  });
          return card.amend(
              items,
              amendment.recommendation().orElse(card.recommendation()),
              comment.orElse(card.comment()),
              reason,
              tx.now());
        });
  }

  Scored voidIt(Mutation mutation, Key key, String reason) {
    String checked = Texts.requiredNote("reason", reason, Texts.MAX_NOTE);
    return change(mutation, key, "", (tx, target) -> target.card().voidIt(checked, tx.now()));
  }

  private record Target(Interview interview, Scorecard card) {}

  private Scored change(
      Mutation mutation, Key key, String etag, BiFunction<WriteTx, Target, Scorecard> change) {
    Scorecard changed =
        store.write(
            mutation,
            ScorecardProtos.SCORECARD,
            tx -> {
              Interview interview = Interviews.get(tx, key.interview(), key.caller());
              Scorecard card = get(tx, interview, key.interviewer());
              Names.requireFresh("the scorecard", etag, card.revision());
              Scorecard result = put(tx, change.apply(tx, new Target(interview, card)));
              completeIfLast(tx, interview, result);
              return result;
            });
    return store.read(tx -> scored(Interviews.get(tx, changed.interview(), key.caller()), changed));
  }

  private static void completeIfLast(WriteTx tx, Interview interview, Scorecard card) {
    boolean open =
        interview.state() == Interview.State.IN_PROGRESS
            || interview.state() == Interview.State.AWAITING_FEEDBACK;
    if (open && card.state() != Scorecard.State.DRAFT && allIn(tx, interview)) {
      Interviews.put(tx, interview.complete(tx.now()));
    }
  }

  /** Every scorecard of an interview, drafts too; for the candidate's own export only. */
  public static List<Scored> everyOne(ReadTx tx, Interview interview) {
    return interview.panel().stream()
        .map(interviewer -> scored(interview, get(tx, interview, interviewer)))
        .toList();
  }

  static Scored scored(Interview interview, Scorecard card) {
    return new Scored(card, ScoreSummary.of(interview.plan(), card.items()));
  }

  /** A scorecard as {@code caller} may see it. */
  public InContext get(String name, Caller caller) {
    Key key = Key.of(name, caller);
    InContext found = store.read(tx -> get(tx, key, caller));
    Looks.keep(store, caller, List.of(found.interview()));
    return found;
  }

  private static InContext get(ReadTx tx, Key key, Caller caller) {
    Interview interview = Interviews.get(tx, key.interview(), caller);
    Scorecard card = SeenCards.require(tx, interview, key.interviewer(), caller);
    Candidate candidate =
        tx.find(Candidates.CANDIDATES, interview.candidate()).orElseThrow().value();
    return new InContext(scored(interview, card), interview, candidate);
  }

  List<Scored> list(String interviewId, Caller caller) {
    Interview looked = store.read(tx -> Interviews.get(tx, interviewId, caller));
    Looks.keep(store, caller, List.of(looked));
    return store.read(
        tx -> {
          Interview interview = Interviews.get(tx, interviewId, caller);
          return interview.panel().stream()
              .map(interviewer -> SeenCards.find(tx, interview, interviewer, caller))
              .flatMap(Optional::stream)
              .map(card -> scored(interview, card))
              .toList();
        });
  }
}
