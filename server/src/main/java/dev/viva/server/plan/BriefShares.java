package dev.viva.server.plan;

import dev.viva.server.bank.Area;
import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Collects the areas of a brief with their shares and minutes, and turns them into parts once
 * everything was read: only then is it clear whether "30 min Django" is the length of the interview
 * or of Django's piece of it.
 */
final class BriefShares {
  /** Words for a small share. */
  static final List<String> LITTLE =
      List.of(
          "some",
          "a little",
          "little",
          "a little bit of",
          "a bit of",
          "bit of",
          "a touch of",
          "touch of",
          "light",
          "lightly",
          "a dash of",
          "a few");

  private static final List<String> MUCH =
      List.of(
          "mostly",
          "mainly",
          "primarily",
          "largely",
          "chiefly",
          "predominantly",
          "most of it",
          "heavy on",
          "emphasis on",
          "focus on",
          "focused on",
          "focusing on",
          "especially",
          "a lot of",
          "lots of",
          "strong focus on");
  private static final List<String> REST =
      List.of(
          "the rest",
          "rest",
          "the remaining",
          "remaining",
          "the remainder",
          "remainder",
          "the other half",
          "other half",
          "the rest split between",
          "rest split between",
          "the rest divided between",
          "rest divided between",
          "the rest shared between",
          "the rest between",
          "rest between");
  private static final List<String> EQUAL =
      List.of(
          "equally",
          "evenly",
          "equal parts",
          "in equal parts",
          "equal",
          "half and half",
          "fifty fifty",
          "fifty - fifty",
          "split equally",
          "split evenly",
          "equal weight",
          "equal weights",
          "equal time",
          "equal split",
          "equal shares");

  /** Divides by everything that people divide by: 2, 3, 4, 5, 6, 8, 10, 100. */
  private static final int WHOLE = 12_000;

  private static final List<String> PRIMARY =
      List.of(
          "primary",
          "main",
          "mainly",
          "mostly",
          "primarily",
          "core",
          "heavy",
          "main focus",
          "focus",
          "major");
  private static final List<String> SECONDARY =
      List.of(
          "secondary",
          "some",
          "a little",
          "light",
          "little",
          "a bit",
          "minor",
          "briefly",
          "basics");

  private static final int PERCENT = WHOLE / 100;

  /** What a share is measured in. */
  private enum Unit {
    /** In {@link #WHOLE}ths of the time. */
    SHARE,
    /** Relative to the areas around it. */
    PARTS,
    MUCH,
    LITTLE,
    REST,
    /** Says that all are the same, which they are without it too. */
    EQUAL
  }

  /** A share as read. */
  record Share(Unit unit, int value, int end) {
    boolean needsArea() {
      return unit != Unit.EQUAL;
    }

    String meaning() {
      return switch (unit) {
        case SHARE -> percent(value) + " of the time";
        case PARTS -> "weight " + value;
        case MUCH -> "most of the time";
        case LITTLE -> "a small share";
        case REST -> "what is left of the time";
        case EQUAL -> "equal shares";
      };
    }

    private static String percent(int value) {
      return String.format(java.util.Locale.ROOT, "%.0f %%", (double) value / PERCENT);
    }
  }

  private static final class Mention {
    private final String path;
    private int end;
    private Share share;
    private OptionalInt minutes = OptionalInt.empty();
    private OptionalInt min = OptionalInt.empty();
    private OptionalInt max = OptionalInt.empty();

    Mention(String path, int end) {
      this.path = path;
      this.end = end;
    }
  }

  /**
   * A duration as read.
   *
   * @param limit 1 for "at least", -1 for "at most", 0 for neither
   */
  private record Minutes(int value, int limit, Mention mention, String typed) {}

  private final BriefTokens tokens;
  private final List<Mention> mentions = new ArrayList<>();
  private final List<Minutes> durations = new ArrayList<>();
  private Share pendingShare;
  private int pendingMinutes = -1;
  private Ratio ratio;

  BriefShares(BriefTokens tokens) {
    this.tokens = tokens;
  }

  /** Areas with parts, and the length. */
  record Result(List<Brief.AreaShare> shares, int minutes) {}

  /** A share at {@code index}, to stand before its area or after it. */
  static Optional<Share> read(BriefTokens tokens, int index) {
    int equal = tokens.longest(index, EQUAL);
    if (equal > 0) {
      return Optional.of(new Share(Unit.EQUAL, 0, index + equal));
    }
    int rest = tokens.longest(index, REST);
    if (rest > 0) {
      return Optional.of(new Share(Unit.REST, 0, index + rest));
    }
    int much = tokens.longest(index, MUCH);
    if (much > 0) {
      return Optional.of(new Share(Unit.MUCH, 0, index + much));
    }
    int little = tokens.longest(index, LITTLE);
    if (little > 0) {
      return Optional.of(new Share(Unit.LITTLE, 0, index + little));
    }
    return percent(tokens, index).or(() -> fraction(tokens, index)).or(() -> times(tokens, index));
  }

  /** A share right after its area. */
  static Optional<Share> readAfter(BriefTokens tokens, int index) {
    if (tokens.is(index, "(", "[")) {
      int words = tokens.longest(index + 1, PRIMARY);
      int fewer = tokens.longest(index + 1, SECONDARY);
      if (Math.max(words, fewer) > 0 && tokens.is(index + 1 + Math.max(words, fewer), ")", "]")) {
        return Optional.of(
            new Share(
                words > fewer ? Unit.MUCH : Unit.LITTLE, 0, index + 2 + Math.max(words, fewer)));
      }
      int at = tokens.is(index + 1, "weight", "x", "×") ? index + 2 : index + 1;
      Optional<Share> inside =
          percent(tokens, at)
              .or(() -> fraction(tokens, at))
              .or(() -> times(tokens, at))
              .or(() -> parts(tokens, at));
      return inside
          .filter(share -> tokens.is(share.end(), ")") || tokens.is(share.end(), "]"))
          .map(share -> new Share(share.unit(), share.value(), share.end() + 1));
    }
    if (tokens.is(index, ":", "=", "x", "×", "*")) {
      int at = index + 1;
      return percent(tokens, at)
          .or(() -> parts(tokens, at).filter(share -> !BriefLengths.read(tokens, at).isPresent()));
    }
    if (tokens.is(index, "weight")) {
      return parts(tokens, tokens.is(index + 1, ":", "=", "of") ? index + 2 : index + 1);
    }
    // "Django x2"
    return tokens.word(index).matches("x\\d{1,3}")
        ? Optional.of(
            new Share(
                Unit.PARTS,
                positive(Integer.parseInt(tokens.word(index).substring(1)), "x"),
                index + 1))
        : Optional.empty();
  }

  private static Optional<Share> percent(BriefTokens tokens, int index) {
    Optional<BriefNumbers.Number> number = BriefNumbers.read(tokens, index);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    int sign = tokens.longest(number.get().end(), List.of("%", "percent", "per cent", "pct"));
    if (sign == 0) {
      return Optional.empty();
    }
    String typed = tokens.typed(index, number.get().end() + sign);
    double value = number.get().value();
    if (value <= 0 || value > 100) {
      throw wrong("'" + typed + "': expected more than 0 and at most 100 %");
    }
    return Optional.of(
        new Share(
            Unit.SHARE, Math.max(1, (int) Math.round(value * PERCENT)), number.get().end() + sign));
  }

  private static Optional<Share> fraction(BriefTokens tokens, int index) {
    record Phrase(String words, int share) {}
    Share longest = null;
    for (Phrase phrase :
        List.of(
            new Phrase("two thirds", 8000),
            new Phrase("two - thirds", 8000),
            new Phrase("one third", 4000),
            new Phrase("one - third", 4000),
            new Phrase("a third", 4000),
            new Phrase("third", 4000),
            new Phrase("half", 6000),
            new Phrase("one half", 6000),
            new Phrase("a half", 6000),
            new Phrase("half of it", 6000),
            new Phrase("half the time", 6000),
            new Phrase("three quarters", 9000),
            new Phrase("three - quarters", 9000),
            new Phrase("a quarter", 3000),
            new Phrase("one quarter", 3000),
            new Phrase("quarter", 3000),
            new Phrase("one fourth", 3000),
            new Phrase("a fourth", 3000),
            new Phrase("a fifth", 2400),
            new Phrase("one fifth", 2400),
            new Phrase("two fifths", 4800),
            new Phrase("three fifths", 7200),
            new Phrase("four fifths", 9600),
            new Phrase("a tenth", 1200))) {
      int length = tokens.phrase(index, phrase.words());
      if (length > 0 && (longest == null || index + length > longest.end())) {
        longest = new Share(Unit.SHARE, phrase.share(), index + length);
      }
    }
    return Optional.ofNullable(longest).or(() -> slashed(tokens, index));
  }

  private static Optional<Share> slashed(BriefTokens tokens, int index) {
    boolean slashed =
        tokens.at(index).isNumber() && tokens.is(index + 1, "/") && tokens.at(index + 2).isNumber();
    if (!slashed) {
      return Optional.empty();
    }
    double value =
        Double.parseDouble(tokens.word(index)) / Double.parseDouble(tokens.word(index + 2));
    return value > 0 && value < 1
        ? Optional.of(
            new Share(Unit.SHARE, Math.max(1, (int) Math.round(value * WHOLE)), index + 3))
        : Optional.empty();
  }

  private static Optional<Share> times(BriefTokens tokens, int index) {
    Optional<Integer> number =
        tokens.at(index).isNumber()
            ? BriefNumbers.read(tokens, index).flatMap(BriefNumbers.Number::whole)
            : Optional.empty();
    return number.isPresent() && tokens.is(index + 1, "x", "×", "*", "parts", "part")
        ? Optional.of(new Share(Unit.PARTS, positive(number.get(), "x"), index + 2))
        : Optional.empty();
  }

  private static Optional<Share> parts(BriefTokens tokens, int index) {
    if (!tokens.at(index).isNumber()) {
      return Optional.empty();
    }
    return BriefNumbers.read(tokens, index)
        .filter(number -> number.value() < 1_000)
        // Hundredths keep "1.5" exact enough; resolve() works in the same unit for all.
        .map(
            number ->
                new Share(
                    Unit.PARTS,
                    positive((int) Math.round(number.value()), "weight"),
                    number.end()));
  }

  private static int positive(int value, String what) {
    if (value < 1) {
      throw wrong("a " + what + " of " + value + ": expected 1 or more");
    }
    return value;
  }

  /** A ratio such as {@code 70/30}, {@code 50-30-20} or {@code 2:1}, and where it ends. */
  record Ratio(List<Integer> parts, int end) {}

  static Optional<Ratio> ratio(BriefTokens tokens, int index) {
    String sign = tokens.word(index + 1);
    if (!tokens.at(index).isNumber() || !List.of("/", ":", "-").contains(sign)) {
      return Optional.empty();
    }
    List<Integer> parts = new ArrayList<>();
    int at = index;
    while (tokens.at(at).isNumber()) {
      Optional<Integer> part = BriefNumbers.read(tokens, at).flatMap(BriefNumbers.Number::whole);
      if (part.isEmpty() || part.get() < 1) {
        return Optional.empty();
      }
      parts.add(part.get());
      at++;
      if (tokens.is(at, "%")) {
        at++;
      }
      if (!tokens.is(at, sign) || !tokens.at(at + 1).isNumber()) {
        break;
      }
      at++;
    }
    boolean hundred = parts.stream().mapToInt(Integer::intValue).sum() == 100;
    return parts.size() > 1 && (hundred || sign.equals(":"))
        ? Optional.of(new Ratio(parts, at))
        : Optional.empty();
  }

  /** Paths of the areas so far. */
  List<String> paths() {
    return mentions.stream().map(mention -> mention.path).toList();
  }

  void addRatio(Ratio found) {
    ratio = found;
  }

  /** Whether some area has a measured share, so that there can be a rest. */
  boolean hasMeasured() {
    boolean share =
        mentions.stream()
            .anyMatch(mention -> mention.share != null && mention.share.unit() == Unit.SHARE);
    return share || durations.stream().anyMatch(found -> found.mention() != null);
  }

  private void applyRatio() {
    if (ratio == null) {
      return;
    }
    List<Mention> open = mentions.stream().filter(mention -> mention.share == null).toList();
    if (open.size() != ratio.parts().size()) {
      throw wrong(
          "the ratio has "
              + ratio.parts().size()
              + " parts, the brief names "
              + open.size()
              + " areas");
    }
    for (int i = 0; i < open.size(); i++) {
      open.get(i).share = new Share(Unit.PARTS, ratio.parts().get(i), 0);
    }
  }

  boolean isEmpty() {
    return mentions.isEmpty();
  }

  void addArea(Area area, int index, int end) {
    Mention mention =
        mentions.stream().filter(old -> old.path.equals(area.path())).findFirst().orElse(null);
    if (mention == null) {
      mention = new Mention(area.path(), end);
      mentions.add(mention);
    } else {
      mentions.remove(mention);
      mentions.add(mention);
      mention.end = end;
    }
    if (pendingShare != null) {
      mention.share = pendingShare;
      pendingShare = null;
    }
    if (pendingMinutes >= 0) {
      Minutes pending = durations.get(pendingMinutes);
      durations.set(
          pendingMinutes, new Minutes(pending.value(), pending.limit(), mention, pending.typed()));
      pendingMinutes = -1;
    }
  }

  /** Whether the words before {@code index} are an area that has no share yet. */
  boolean followsAreaWithoutShare(int index) {
    Mention last = last();
    return last != null && isRightAfter(last, index) && last.share == null;
  }

  boolean followsAreaWithoutMinutes(int index) {
    Mention last = last();
    return last != null
        && isRightAfter(last, index)
        && durations.stream().noneMatch(old -> old.mention() == last);
  }

  /** "Django 30 min" and "Django for 30 min", but not "Django, 30 min". */
  private boolean isRightAfter(Mention mention, int index) {
    return mention.end == index
        || (mention.end == index - 1
            && tokens.is(index - 1, "(", ":", "-", "=", "for", "at", "gets", "takes"));
  }

  private Mention last() {
    return mentions.isEmpty() ? null : mentions.get(mentions.size() - 1);
  }

  void addShare(Share share, int index, boolean after, String typed) {
    if (share.unit() == Unit.EQUAL) {
      return;
    }
    if (after) {
      last().share = share;
      last().end = share.end();
    } else {
      pendingShare = share;
    }
  }

  /**
   * Notes a duration.
   *
   * @param before whether an area follows it
   */
  void addMinutes(int value, int index, int end, boolean before, int limit, String typed) {
    Mention mention = null;
    if (!before && followsAreaWithoutMinutes(index)) {
      mention = last();
      mention.end = end;
    }
    durations.add(new Minutes(value, limit, mention, typed));
    pendingMinutes = before ? durations.size() - 1 : -1;
  }

  /** What the areas and durations come to. */
  Result resolve(int defaultMinutes, List<ParsedBrief.Understood> understood) {
    applyRatio();
    int minutes = length(defaultMinutes, understood);
    return new Result(areaShares(minutes), minutes);
  }

  private int length(int defaultMinutes, List<ParsedBrief.Understood> understood) {
    List<Minutes> bounds =
        durations.stream().filter(found -> found.mention() != null && found.limit() != 0).toList();
    List<Minutes> free = durations.stream().filter(found -> found.mention() == null).toList();
    List<Minutes> attached =
        durations.stream().filter(found -> found.mention() != null && found.limit() == 0).toList();
    for (Minutes bound : bounds) {
      if (bound.limit() > 0) {
        bound.mention().min = OptionalInt.of(bound.value());
      } else {
        bound.mention().max = OptionalInt.of(bound.value());
      }
      String how = bound.limit() > 0 ? "at least " : "at most ";
      understood.add(
          new ParsedBrief.Understood(
              bound.typed(), how + bound.value() + " minutes of " + bound.mention().path));
    }
    if (free.isEmpty() && attached.size() == 1) {
      understood.add(
          new ParsedBrief.Understood(
              attached.get(0).typed(), "an interview of " + attached.get(0).value() + " minutes"));
      return attached.get(0).value();
    }
    int sum = 0;
    for (Minutes piece : attached) {
      if (piece.value() == 0) {
        throw wrong("0 minutes of " + piece.mention().path + ": expected 1 or more");
      }
      piece.mention().minutes = OptionalInt.of(piece.value());
      sum = Math.addExact(sum, piece.value());
      understood.add(
          new ParsedBrief.Understood(
              piece.typed(), piece.value() + " minutes of " + piece.mention().path));
    }
    if (free.stream().map(Minutes::value).distinct().count() > 1) {
      throw wrong(
          "the brief has two lengths: "
              + free.get(0).typed()
              + " and "
              + free.get(free.size() - 1).typed());
    }
    free.stream()
        .findFirst()
        .ifPresent(
            found ->
                understood.add(
                    new ParsedBrief.Understood(
                        found.typed(), "an interview of " + found.value() + " minutes")));
    boolean allTimed = mentions.stream().allMatch(mention -> mention.minutes.isPresent());
    int stated =
        free.isEmpty()
            ? (sum > 0 && (allTimed || sum >= defaultMinutes) ? sum : defaultMinutes)
            : free.get(0).value();
    if (sum > stated) {
      throw wrong("the areas take " + sum + " minutes, the interview has " + stated);
    }
    return stated;
  }

  private List<Brief.AreaShare> areaShares(int minutes) {
    if (!mentions.isEmpty() && mentions.stream().allMatch(mention -> mention.minutes.isPresent())) {
      return lowestTerms(
          mentions.stream()
              .map(
                  mention ->
                      new Brief.AreaShare(
                          mention.path, mention.minutes.getAsInt(), mention.min, mention.max))
              .toList());
    }
    int given = 0;
    int open = 0;
    for (Mention mention : mentions) {
      given += fixed(mention, minutes);
      open += isOpen(mention) ? 1 : 0;
    }
    if (given > WHOLE + mentions.size()) {
      throw wrong(
          "the shares add up to "
              + Math.round((double) given / PERCENT)
              + " %, expected at most 100 %");
    }
    if (open > 0 && given > 0 && given >= WHOLE - open) {
      throw wrong(
          "the shares add up to 100 % and leave nothing for "
              + mentions.stream().filter(BriefShares::isOpen).findFirst().orElseThrow().path);
    }
    List<Brief.AreaShare> shares = new ArrayList<>();
    int left = given > 0 ? (WHOLE - given) : 0;
    int relative = mentions.stream().filter(BriefShares::isOpen).mapToInt(this::relative).sum();
    for (Mention mention : mentions) {
      int parts;
      if (!isOpen(mention)) {
        parts = fixed(mention, minutes);
      } else {
        parts = given > 0 ? Math.max(1, left * relative(mention) / relative) : relative(mention);
      }
      shares.add(new Brief.AreaShare(mention.path, parts, mention.min, mention.max));
    }
    return lowestTerms(shares);
  }

  private static boolean isOpen(Mention mention) {
    return mention.minutes.isEmpty()
        && (mention.share == null || mention.share.unit() != Unit.SHARE);
  }

  private int fixed(Mention mention, int minutes) {
    if (mention.minutes.isPresent()) {
      return Math.max(1, (int) Math.round((double) mention.minutes.getAsInt() * WHOLE / minutes));
    }
    return isOpen(mention) ? 0 : mention.share.value();
  }

  private int relative(Mention mention) {
    boolean much =
        mentions.stream().anyMatch(other -> other.share != null && other.share.unit() == Unit.MUCH);
    boolean little =
        mentions.stream()
            .anyMatch(other -> other.share != null && other.share.unit() == Unit.LITTLE);
    if (mention.share == null || mention.share.unit() == Unit.REST) {
      return little && !much ? 3 : 1;
    }
    return switch (mention.share.unit()) {
      case PARTS -> mention.share.value();
      case MUCH -> 3;
      default -> 1;
    };
  }

  /** 5000 : 5000 reads better as 1 : 1. */
  private static List<Brief.AreaShare> lowestTerms(List<Brief.AreaShare> shares) {
    int divisor = shares.stream().mapToInt(Brief.AreaShare::parts).reduce(0, BriefShares::gcd);
    if (divisor <= 1) {
      return shares;
    }
    return shares.stream()
        .map(
            share ->
                new Brief.AreaShare(
                    share.area(), share.parts() / divisor, share.minMinutes(), share.maxMinutes()))
        .toList();
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  private static VivaException wrong(String message) {
    return new VivaException.Invalid(
        Reason.INVALID_BRIEF, message, List.of(new VivaException.FieldViolation("text", message)));
  }
}
