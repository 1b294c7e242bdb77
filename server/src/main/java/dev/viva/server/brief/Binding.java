package dev.viva.server.brief;

import dev.viva.server.brief.Piece.Aside;
import dev.viva.server.brief.Piece.Count;
import dev.viva.server.brief.Piece.Duration;
import dev.viva.server.brief.Piece.Figure;
import dev.viva.server.brief.Piece.Ratio;
import dev.viva.server.brief.Piece.Share;
import dev.viva.server.brief.Piece.Sign;
import dev.viva.server.brief.Piece.Subject;
import dev.viva.server.brief.Piece.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the area that each share, duration and number of a brief belongs to: a number to the area
 * right before it unless that has one ("Django 70%"), else to the one after it ("70% Django"); a
 * word to the area after it ("mostly Django"), else to the one before ("Django mostly").
 */
final class Binding {
  private final List<Piece> pieces;
  private final Tokens tokens;
  private final Neighbours neighbours;
  private final List<Mention> mentions = new ArrayList<>();
  private final Map<Subject, Mention> bySubject = new HashMap<>();
  private final List<Duration> lengths = new ArrayList<>();
  private final List<Duration> ofKinds = new ArrayList<>();
  private final List<Duration> everyArea = new ArrayList<>();
  private final List<Share> everyShare = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();
  private final List<Aside> asides = new ArrayList<>();
  private final List<Share> left = new ArrayList<>();
  private final List<Ratio> ratios = new ArrayList<>();

  Binding(List<Piece> pieces, Tokens tokens) {
    this.pieces = pieces;
    this.tokens = tokens;
    this.neighbours = new Neighbours(pieces, tokens);
    mention();
    bind();
    spread();
    settle();
  }

  private void mention() {
    Subject last = null;
    for (Piece piece : pieces) {
      if (piece instanceof Subject subject) {
        String path = subject.area().path();
        boolean coordinated = last != null && neighbours.areCoordinated(last, subject);
        Mention mention =
            mentions.stream()
                .filter(old -> old.path().equals(path))
                .findFirst()
                .orElseGet(() -> added(new Mention(path, coordinated)));
        bySubject.put(subject, mention);
        last = subject;
      }
    }
  }

  private Mention added(Mention mention) {
    mentions.add(mention);
    return mention;
  }

  private void bind() {
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (piece instanceof Share share) {
        bind(share, i);
      } else if (piece instanceof Duration duration) {
        bind(duration, i);
      } else if (piece instanceof Figure figure) {
        figures.add(figure);
        ofNumber(i).ifPresent(mention -> mention.give(figure));
      } else if (piece instanceof Ratio ratio) {
        ratios.add(ratio);
      } else if (piece instanceof Aside aside) {
        asides.add(aside);
      }
    }
  }

  private void bind(Duration duration, int at) {
    if (duration.each()) {
      everyArea.add(duration);
      return;
    }
    Optional<Mention> mention = isOfInterview(duration, at) ? Optional.empty() : ofNumber(at);
    if (mention.isPresent()) {
      mention.get().give(duration);
    } else {
      (neighbours.isOfKind(at) ? ofKinds : lengths).add(duration);
    }
  }

  /** "10 min of SQL in a 60 min Django interview": the second one is the length. */
  private boolean isOfInterview(Duration duration, int at) {
    boolean longest =
        pieces.stream()
            .noneMatch(
                piece ->
                    piece instanceof Duration other
                        && !other.equals(duration)
                        && other.minutes() >= duration.minutes());
    boolean measured =
        pieces.stream()
            .anyMatch(
                piece ->
                    piece instanceof Share
                        || piece instanceof Duration other && !other.equals(duration));
    return longest
        && measured
        && tokens.is(pieces.get(at).from() - 1, "a", "an", "our", "the")
        && neighbours
            .after(at, false)
            .filter(area -> tokens.is(area.to(), "interview", "call", "screen", "screening"))
            .isPresent();
  }

  private void bind(Share share, int at) {
    if (share.unit() == Unit.EQUAL) {
      return;
    }
    if (share.each()) {
      everyShare.add(share);
      return;
    }
    if (share.heading()) {
      head(share, at);
      return;
    }
    boolean word = share.inWords() || share.unit() == Unit.REST;
    Optional<Mention> mention = word ? ofWord(share, at) : ofNumber(at);
    if (mention.isPresent()) {
      mention.get().give(share);
    } else {
      neighbours.before(at).map(bySubject::get).ifPresent(old -> refuseSecond(old, share));
      left.add(share);
    }
  }

  private void refuseSecond(Mention mention, Share share) {
    Share old = mention.share();
    boolean both = mention.hasFixedShare() && share.unit() == Unit.SHARE;
    if (both && old != null && old.value() != share.value()) {
      throw Faults.wrong(
          "the brief gives "
              + mention.path()
              + " two shares: "
              + tokens.typed(old.from(), old.to())
              + " and "
              + tokens.typed(share.from(), share.to()));
    }
  }

  private Optional<Mention> ofNumber(int at) {
    Optional<Mention> before =
        neighbours.before(at).map(bySubject::get).filter(mention -> !mention.isMeasured());
    return before.isPresent()
        ? before
        : neighbours.after(at, true).map(bySubject::get).filter(mention -> !mention.isMeasured());
  }

  private Optional<Mention> ofWord(Share share, int at) {
    String typed = tokens.typed(share.from(), share.to()).toLowerCase(Locale.ROOT);
    boolean suffix = typed.startsWith("-") || Emphasis.onlyAfter(typed);
    Optional<Mention> after =
        suffix
            ? Optional.empty()
            : neighbours.after(at, share.unit() == Unit.REST).map(bySubject::get);
    Optional<Mention> before = neighbours.before(at).map(bySubject::get);
    return after
        .filter(mention -> !mention.isMeasured())
        .or(() -> before.filter(mention -> !mention.isMeasured()));
  }

  /** "Nice to have: Docker, AWS." gives every area up to the end of the list its share. */
  private void head(Share share, int at) {
    boolean lines = tokens.endsLine(share.to());
    boolean any = false;
    for (int i = at + 1; i < pieces.size() && !endsList(i, lines); i++) {
      Mention mention = pieces.get(i) instanceof Subject subject ? bySubject.get(subject) : null;
      if (mention != null && mention.share() == null) {
        mention.give(share);
        any = true;
      }
    }
    if (!any) {
      left.add(share);
    }
  }

  /** Whether the list under a heading ends at piece {@code at}, at the latest at the next one. */
  private boolean endsList(int at, boolean lines) {
    Piece piece = pieces.get(at);
    boolean heading =
        (piece instanceof Share share && share.heading())
            || (at + 1 < pieces.size()
                && isSign(pieces.get(at + 1), ":")
                && !(piece instanceof Subject));
    boolean line = !lines && tokens.at(piece.from()).newLine();
    return heading || line || isSign(piece, ".") || isSign(piece, ";");
  }

  private boolean isSign(Piece piece, String sign) {
    return piece instanceof Sign && tokens.is(piece.from(), sign);
  }

  /** "Mostly Django and SQL": the word is that of both. "20 min each": of all without. */
  private void spread() {
    for (int i = 1; i < mentions.size(); i++) {
      Mention mention = mentions.get(i);
      Share before = mentions.get(i - 1).share();
      boolean passesOn =
          before != null && before.inWords() && !isBehind(before, mentions.get(i - 1));
      if (mention.isCoordinated() && passesOn && mention.share() == null) {
        mention.give(before);
      }
    }
    List<Mention> open = mentions.stream().filter(found -> !found.isMeasured()).toList();
    if (open.isEmpty()) {
      ofKinds.addAll(everyArea);
      left.addAll(everyShare);
    } else {
      open.forEach(mention -> everyArea.forEach(mention::give));
      open.forEach(mention -> everyShare.forEach(mention::give));
    }
  }

  /** "A 45 min coding interview" is that long, where nothing else is. */
  private void settle() {
    boolean others =
        !lengths.isEmpty() || mentions.stream().anyMatch(mention -> mention.minutes() != null);
    if (!others && ofKinds.size() == 1) {
      lengths.addAll(ofKinds);
      ofKinds.clear();
    }
  }

  /** Whether a piece stands behind its area: "Django mostly", "Django 30 min". */
  boolean isBehind(Piece piece, Mention mention) {
    return bySubject.entrySet().stream()
        .anyMatch(entry -> entry.getValue() == mention && entry.getKey().to() <= piece.from());
  }

  /** The areas in the order named, each once. */
  List<Mention> mentions() {
    return mentions;
  }

  /** Durations that belong to no area. */
  List<Duration> lengths() {
    return lengths;
  }

  /** Durations of a kind of questions, which no plan has. */
  List<Duration> ofKinds() {
    return ofKinds;
  }

  List<Aside> asides() {
    return asides;
  }

  List<Ratio> ratios() {
    return ratios;
  }

  /** Numbers that say nothing by themselves, bound or not. */
  List<Figure> figures() {
    return figures;
  }

  /** Shares that belong to no area. */
  List<Share> left() {
    return left;
  }

  /** The count of a kind right after the piece: "mostly coding", "50% coding". */
  Optional<Count> countAfter(Piece piece) {
    int next = pieces.indexOf(piece) + 1;
    return next < pieces.size() && pieces.get(next) instanceof Count count
        ? Optional.of(count)
        : Optional.empty();
  }
}
