package dev.viva.server.brief;

import dev.viva.server.bank.Area;
import dev.viva.server.brief.Piece.Ratio;
import dev.viva.server.brief.Piece.Share;
import dev.viva.server.brief.Piece.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** Turns the shares and minutes of the areas of a brief into parts of the whole. */
final class Balance {
  /** Divides by everything that people divide by: 2, 3, 4, 5, 6, 8, 10, 100. */
  static final int WHOLE = 12_000;

  static final int PERCENT = WHOLE / 100;

  /** Minutes are counted in sixtieths, so that two or three areas can share them. */
  private static final int MINUTE = 60;

  /** Parts are counted in hundredths. */
  private static final int PART = 100;

  private final List<Mention> mentions;
  private final Minutes minutes;

  /** Shares of areas that share one number: "50% Django and SQL, 50% DevOps". */
  private final Map<Mention, Integer> split = new HashMap<>();

  Balance(List<Mention> mentions, Minutes minutes) {
    this.mentions = new ArrayList<>(mentions);
    this.minutes = minutes;
  }

  /** Gives the parts of a ratio to the areas without a share, in order. */
  static void apply(Ratio ratio, List<Mention> mentions) {
    List<Mention> open =
        mentions.stream()
            .filter(mention -> mention.share() == null && mention.minutes() == null)
            .toList();
    if (open.size() != ratio.parts().size()) {
      throw Faults.wrong(
          "the ratio has "
              + ratio.parts().size()
              + " parts, the brief names "
              + Words.count(open.size(), "area"));
    }
    for (int i = 0; i < open.size(); i++) {
      int parts = Math.min(1_000_000, ratio.parts().get(i)) * PART;
      open.get(i).give(new Share(ratio.from(), ratio.to(), Unit.PARTS, parts, false, false));
    }
  }

  /** What a share says. */
  static String meaning(Share share) {
    return switch (share.unit()) {
      case SHARE ->
          String.format(Locale.ROOT, "%.0f %% of the time", (double) share.value() / PERCENT);
      case PARTS -> "weight " + plain((double) share.value() / PART);
      case MUCH -> "most of the time";
      case LITTLE -> "a small share";
      case REST -> "what is left of the time";
      case EQUAL -> "equal shares";
    };
  }

  private static String plain(double value) {
    return value == Math.rint(value)
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, "%.1f", value);
  }

  List<Brief.AreaShare> shares() {
    if (minutes.areAllTimed()) {
      return lowestTerms(
          mentions.stream()
              .map(
                  mention ->
                      share(mention, Math.toIntExact(Math.round(minutes.of(mention) * MINUTE))))
              .toList());
    }
    splitShares();
    leaveOutParents();
    int given = mentions.stream().mapToInt(this::fixed).sum();
    List<Mention> open = mentions.stream().filter(this::isOpen).toList();
    if (given > WHOLE + mentions.size()) {
      throw Faults.wrong(
          "the shares add up to "
              + Math.round((double) given / PERCENT)
              + " %, expected at most 100 %");
    }
    if (!open.isEmpty() && given > 0 && given >= WHOLE - open.size()) {
      throw Faults.wrong("the shares add up to 100 % and leave nothing for " + open.get(0).path());
    }
    int whole = given == 0 ? minutes.forQuestions() * MINUTE : WHOLE;
    Map<Mention, Integer> bound =
        new Limits(minutes, whole, this::relative).of(open, whole - given);
    int left = whole - given - bound.values().stream().mapToInt(Integer::intValue).sum();
    boolean plain = given == 0 && bound.isEmpty();
    long relative =
        open.stream()
            .filter(mention -> !bound.containsKey(mention))
            .mapToLong(this::relative)
            .sum();
    List<Brief.AreaShare> shares = new ArrayList<>();
    for (Mention mention : mentions) {
      if (!isOpen(mention)) {
        shares.add(share(mention, fixed(mention)));
      } else if (bound.containsKey(mention)) {
        shares.add(share(mention, bound.get(mention)));
      } else {
        int own = relative(mention);
        int parts = plain ? own : (int) ((long) Math.max(0, left) * own / relative);
        shares.add(share(mention, parts));
      }
    }
    return lowestTerms(shares);
  }

  /** "DevOps (AWS 50%, Docker 50%)": an area whose parts have all the time has none of its own. */
  private void leaveOutParents() {
    int given = mentions.stream().mapToInt(this::fixed).sum();
    if (given < WHOLE - mentions.size()) {
      return;
    }
    List<Mention> parents =
        mentions.stream()
            .filter(this::isOpen)
            .filter(
                open ->
                    mentions.stream()
                        .filter(Mention::hasFixedShare)
                        .anyMatch(part -> Area.covers(open.path(), part.path())))
            .toList();
    mentions.removeAll(parents);
  }

  private Brief.AreaShare share(Mention mention, int parts) {
    OptionalInt least = minutes.least(mention);
    return new Brief.AreaShare(mention.path(), Math.max(1, parts), least, minutes.most(mention));
  }

  private boolean isOpen(Mention mention) {
    return minutes.of(mention) == 0 && !mention.hasFixedShare() && !split.containsKey(mention);
  }

  private int fixed(Mention mention) {
    if (split.containsKey(mention)) {
      return split.get(mention);
    }
    double own = minutes.of(mention);
    if (own > 0) {
      return Math.max(1, (int) Math.round(own * WHOLE / minutes.length()));
    }
    Share share = mention.share();
    return share != null && mention.hasFixedShare() ? share.value() : 0;
  }

  /** Where the numbers leave nothing for an area joined to one that has a share, they share it. */
  private void splitShares() {
    int given = mentions.stream().mapToInt(this::fixed).sum();
    long open = mentions.stream().filter(this::isOpen).count();
    if (open == 0 || given < WHOLE - 2 * mentions.size()) {
      return;
    }
    List<List<Mention>> groups = groups(mentions, Mention::hasFixedShare);
    for (List<Mention> group : groups) {
      int whole = fixed(group.get(0));
      group.forEach(mention -> split.put(mention, Math.max(1, whole / group.size())));
    }
  }

  /** Areas with something, each with those without that "and" joins to it; only real groups. */
  static List<List<Mention>> groups(
      List<Mention> mentions, java.util.function.Predicate<Mention> has) {
    List<List<Mention>> groups = new ArrayList<>();
    List<Mention> group = null;
    for (Mention mention : mentions) {
      if (has.test(mention)) {
        group = new ArrayList<>(List.of(mention));
        groups.add(group);
      } else if (group != null && mention.isCoordinated() && mention.share() == null) {
        group.add(mention);
      } else {
        group = null;
      }
    }
    return groups.stream().filter(found -> found.size() > 1).toList();
  }

  /** How an area without a share of the whole compares with the others. */
  private int relative(Mention mention) {
    boolean much = has(Unit.MUCH);
    boolean little = has(Unit.LITTLE);
    boolean between = mentions.stream().anyMatch(Balance::isPlain);
    Share share = mention.share();
    if (share != null && share.unit() == Unit.PARTS) {
      return share.value();
    }
    if (isPlain(mention)) {
      return little ? (much ? 2 : 3) * PART : PART;
    }
    boolean most = share != null && share.unit() == Unit.MUCH;
    return most ? (little && between ? 4 : 3) * PART : PART;
  }

  private boolean has(Unit unit) {
    return mentions.stream()
        .map(Mention::share)
        .anyMatch(share -> share != null && share.unit() == unit);
  }

  private static boolean isPlain(Mention mention) {
    Share share = mention.share();
    return share == null || share.unit() == Unit.REST;
  }

  /** 5000 : 5000 reads better as 1 : 1. */
  private static List<Brief.AreaShare> lowestTerms(List<Brief.AreaShare> shares) {
    int divisor = shares.stream().mapToInt(Brief.AreaShare::parts).reduce(0, Balance::gcd);
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
}
