package dev.viva.server.plan;

import dev.viva.server.bank.Area;
import dev.viva.server.bank.AreaTree;
import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the atoms of a brief together: which weight and which minutes belong to which area, what
 * contradicts what.
 */
final class BriefBuilder {
  private static final int DEFAULT_MINUTES = 60;
  private static final int PARTS = 3_000;

  private final String words;
  private final List<BriefAtom> atoms;
  private final AreaTree areas;
  private final Set<String> areasWithQuestions;
  private final List<BriefParser.Understood> understood = new ArrayList<>();
  private final List<BriefParser.NotUnderstood> notUnderstood = new ArrayList<>();

  /** Wanted areas in the order named, each with what was said of it. */
  private final Map<String, Wish> wishes = new LinkedHashMap<>();

  /** For each atom, by its place, the area that it belongs to. */
  private final Map<Integer, Wish> owners = new HashMap<>();

  private static final class Wish {
    final Area area;
    double percent = -1;
    double parts = -1;
    int grade;
    int minutes = -1;
    int least = -1;
    int most = -1;

    Wish(Area area) {
      this.area = area;
    }

    boolean weighted() {
      return percent >= 0 || parts >= 0 || minutes >= 0;
    }
  }

  BriefBuilder(
      String words, List<BriefAtom> atoms, AreaTree areas, Set<String> areasWithQuestions) {
    this.words = words;
    this.atoms = atoms;
    this.areas = areas;
    this.areasWithQuestions = areasWithQuestions;
  }

  BriefParser.ParsedBrief build() {
    LevelRange level = level();
    Map<Kind, int[]> bounds = kinds();
    Set<Kind> noKinds = excludedKinds(bounds);
    Set<String> noAreas = excludedAreas();
    wishes(noAreas);
    attach();
    int minutes = minutes();
    List<Brief.AreaShare> shares = shares(minutes);
    unknown();
    describe(shares);
    List<Brief.KindBound> kindBounds = new ArrayList<>();
    bounds.forEach(
        (kind, bound) ->
            kindBounds.add(
                new Brief.KindBound(
                    kind,
                    bound[0],
                    bound[1] < 0 ? OptionalInt.empty() : OptionalInt.of(bound[1]))));
    Brief brief =
        new Brief(
            words, level, shares, minutes, kindBounds, List.copyOf(noAreas), List.copyOf(noKinds));
    return new BriefParser.ParsedBrief(brief, understood, notUnderstood);
  }

  private static VivaException.Invalid invalid(String message) {
    return new VivaException.Invalid(
        Reason.INVALID_BRIEF, message, List.of(new VivaException.FieldViolation("text", message)));
  }

  private static VivaException.Invalid unknownArea(String message) {
    return new VivaException.Invalid(
        Reason.UNKNOWN_AREA, message, List.of(new VivaException.FieldViolation("text", message)));
  }

  // ---- level

  /**
   * Numbers beat names; several names span a range ("mid to senior"); several numbers must hold
   * together.
   */
  private LevelRange level() {
    LevelRange numbers = null;
    LevelRange names = null;
    for (BriefAtom atom : atoms) {
      if (!(atom instanceof BriefAtom.Level level)) {
        continue;
      }
      LevelRange years = level.years();
      if (level.named()) {
        names = names == null ? years : span(names, years);
      } else if (numbers == null) {
        numbers = years;
      } else if (!numbers.overlaps(years)) {
        throw invalid("'" + level.text() + "' contradicts " + Words.of(numbers));
      } else {
        numbers =
            new LevelRange(
                Math.max(numbers.minYears(), years.minYears()),
                Math.min(numbers.maxYears(), years.maxYears()));
      }
    }
    return numbers != null ? numbers : names != null ? names : LevelRange.ANY;
  }

  private static LevelRange span(LevelRange a, LevelRange b) {
    return new LevelRange(
        Math.min(a.minYears(), b.minYears()), Math.max(a.maxYears(), b.maxYears()));
  }

  // ---- kinds

  private Map<Kind, int[]> kinds() {
    Map<Kind, int[]> bounds = new EnumMap<>(Kind.class);
    for (BriefAtom atom : atoms) {
      if (!(atom instanceof BriefAtom.Bound bound)) {
        continue;
      }
      int[] both = bounds.computeIfAbsent(bound.kind(), key -> new int[] {0, -1});
      both[0] = Math.max(both[0], bound.min());
      if (bound.max() >= 0) {
        both[1] = both[1] < 0 ? bound.max() : Math.min(both[1], bound.max());
      }
      if (both[1] >= 0 && both[0] > both[1]) {
        throw invalid(
            "'"
                + bound.text()
                + "': at least "
                + both[0]
                + " and at most "
                + both[1]
                + " "
                + Words.of(bound.kind())
                + " contradict each other");
      }
    }
    return bounds;
  }

  private Set<Kind> excludedKinds(Map<Kind, int[]> bounds) {
    Set<Kind> out = EnumSet.noneOf(Kind.class);
    EnumSet<Kind> only = EnumSet.noneOf(Kind.class);
    for (BriefAtom atom : atoms) {
      if (atom instanceof BriefAtom.Without without) {
        out.addAll(without.kinds());
      } else if (atom instanceof BriefAtom.Only allowed) {
        only.addAll(allowed.kinds());
      }
    }
    if (!only.isEmpty()) {
      out.addAll(EnumSet.complementOf(only));
    }
    for (Kind kind : out) {
      int[] bound = bounds.get(kind);
      if (bound != null && bound[0] > 0) {
        throw invalid("the brief asks for " + Words.of(kind) + " questions and excludes them");
      }
      bounds.remove(kind);
    }
    if (out.size() == Kind.values().length) {
      throw invalid("the brief excludes every kind of question");
    }
    return out;
  }

  // ---- areas

  private Set<String> excludedAreas() {
    Set<String> out = new LinkedHashSet<>();
    for (BriefAtom atom : atoms) {
      if (atom instanceof BriefAtom.Without without) {
        without.areas().forEach(area -> out.add(area.path()));
      }
    }
    return out;
  }

  private void wishes(Set<String> excluded) {
    for (int i = 0; i < atoms.size(); i++) {
      if (!(atoms.get(i) instanceof BriefAtom.Named named)) {
        continue;
      }
      Area area = named.area();
      for (String out : excluded) {
        if (Area.covers(out, area.path())) {
          throw invalid("the brief asks for " + area.name() + " and excludes it");
        }
      }
      if (areasWithQuestions.stream().noneMatch(area::covers)) {
        throw unknownArea(
            "no active question is about " + area.name() + " ('" + named.text() + "')");
      }
      owners.put(i, wishes.computeIfAbsent(area.path(), path -> new Wish(area)));
    }
  }

  // ---- what belongs to an area

  /**
   * Gives weights and minutes to the area beside them: to the one before if that is how the brief
   * does it, else to the one after.
   */
  private void attach() {
    boolean after = weightsFollow(false);
    for (int i = 0; i < atoms.size(); i++) {
      BriefAtom atom = atoms.get(i);
      if (atom instanceof BriefAtom.Weight weight) {
        Wish wish = beside(i, after);
        wish = wish == null || wish.weighted() ? beside(i, !after) : wish;
        if (wish != null && !wish.weighted()) {
          if (weight.value() < 0 || (weight.percent() && weight.value() > 100)) {
            throw invalid(
                "'" + weight.text() + "' of " + wish.area.name() + ": expected 0 to 100 %");
          }
          if (weight.percent()) {
            wish.percent = weight.value();
          } else {
            wish.parts = weight.value();
          }
          owners.put(i, wish);
        }
      } else if (atom instanceof BriefAtom.Emphasis emphasis) {
        Wish wish = beside(i, false);
        if (wish != null) {
          wish.grade = emphasis.grade();
          owners.put(i, wish);
        }
      }
    }
    attachMinutes();
    split();
  }

  /** Whether weights come after their areas ("Django 70%") rather than before ("70% Django"). */
  private boolean weightsFollow(boolean minutes) {
    for (int i = 0; i < atoms.size(); i++) {
      BriefAtom atom = atoms.get(i);
      if (atom instanceof BriefAtom.Named) {
        return true;
      }
      boolean weight =
          minutes ? atom instanceof BriefAtom.Minutes : atom instanceof BriefAtom.Weight;
      if (weight && beside(i, false) != null) {
        return false;
      }
    }
    return true;
  }

  /**
   * The area next to atom {@code i}: before it where {@code before}, else after; only fillers and
   * brackets may lie between.
   */
  private @Nullable Wish beside(int i, boolean before) {
    int step = before ? -1 : 1;
    for (int k = i + step; k >= 0 && k < atoms.size(); k += step) {
      BriefAtom atom = atoms.get(k);
      if (atom instanceof BriefAtom.Named) {
        return owners.get(k);
      }
      boolean between =
          atom instanceof BriefAtom.Filler
              || atom instanceof BriefAtom.Emphasis
              || (atom instanceof BriefAtom.Separator separator
                  && "()[]:-=~\"'".contains(separator.text()));
      if (!between) {
        return null;
      }
    }
    return null;
  }

  /**
   * One length alone is the interview's, unless it is said of an area by "at least" or "at most";
   * of several, those beside areas are theirs.
   */
  private void attachMinutes() {
    long lengths = atoms.stream().filter(atom -> atom instanceof BriefAtom.Minutes).count();
    boolean follow = weightsFollow(true);
    for (int i = 0; i < atoms.size(); i++) {
      if (!(atoms.get(i) instanceof BriefAtom.Minutes length)) {
        continue;
      }
      Wish wish = beside(i, follow);
      wish = wish == null || wish.minutes >= 0 ? beside(i, !follow) : wish;
      if (wish == null) {
        continue;
      }
      if (length.bound() > 0) {
        wish.least = length.minutes();
      } else if (length.bound() < 0) {
        wish.most = length.minutes();
      } else if (lengths > 1 && wish.minutes < 0) {
        wish.minutes = length.minutes();
      } else {
        continue;
      }
      owners.put(i, wish);
    }
    releaseTheWhole();
  }

  /**
   * "60 min Django, 15 min of it SQL" and "60 min Django and SQL, at most 15 min SQL": the only
   * length that covers the rest is the interview's.
   */
  private void releaseTheWhole() {
    List<Wish> timed = wishes.values().stream().filter(wish -> wish.minutes >= 0).toList();
    boolean anyFree = false;
    for (int i = 0; i < atoms.size(); i++) {
      anyFree |=
          atoms.get(i) instanceof BriefAtom.Minutes length
              && length.bound() == 0
              && !owners.containsKey(i);
    }
    if (timed.size() == 1 && !anyFree) {
      Wish wish = timed.get(0);
      for (int i = 0; i < atoms.size(); i++) {
        if (atoms.get(i) instanceof BriefAtom.Minutes length && length.bound() == 0) {
          owners.remove(i, wish);
        }
      }
      wish.minutes = -1;
    }
  }

  private void split() {
    for (int i = 0; i < atoms.size(); i++) {
      if (!(atoms.get(i) instanceof BriefAtom.Split split)) {
        continue;
      }
      List<Wish> all = List.copyOf(wishes.values());
      if (split.values().size() != all.size()) {
        throw invalid(
            "'"
                + split.text()
                + "' has "
                + split.values().size()
                + " weights for "
                + Words.count(all.size(), "area"));
      }
      for (int k = 0; k < all.size(); k++) {
        all.get(k).percent = split.values().get(k);
      }
    }
  }

  // ---- length and shares

  private int minutes() {
    int length = -1;
    for (int i = 0; i < atoms.size(); i++) {
      if (!(atoms.get(i) instanceof BriefAtom.Minutes minutes) || owners.containsKey(i)) {
        continue;
      }
      if (length >= 0 && length != minutes.minutes()) {
        throw invalid("'" + minutes.text() + "' contradicts " + length + " minutes");
      }
      length = minutes.minutes();
    }
    int sum = 0;
    boolean all = !wishes.isEmpty();
    for (Wish wish : wishes.values()) {
      sum += Math.max(0, wish.minutes);
      all &= wish.minutes >= 0;
    }
    if (length < 0) {
      length = sum == 0 ? DEFAULT_MINUTES : all ? sum : Math.max(DEFAULT_MINUTES, sum);
    }
    if (length < 15 || length > 240) {
      throw invalid("an interview of " + length + " minutes: expected 15 to 240");
    }
    if (sum > length) {
      throw invalid("the areas take " + sum + " of " + length + " minutes");
    }
    return length;
  }

  private List<Brief.AreaShare> shares(int minutes) {
    double percent = 0;
    int open = 0;
    int timed = 0;
    boolean graded = false;
    for (Wish wish : wishes.values()) {
      percent += Math.max(0, wish.percent);
      timed += Math.max(0, wish.minutes);
      open += wish.weighted() ? 0 : 1;
      graded |= wish.grade > 0;
    }
    if (percent > 100.5) {
      throw invalid("the weights add up to " + Math.round(percent) + " %");
    }
    boolean byMinutes = timed > 0;
    List<Brief.AreaShare> shares = new ArrayList<>();
    for (Wish wish : wishes.values()) {
      double parts;
      if (byMinutes) {
        parts =
            wish.minutes >= 0
                ? wish.minutes
                : Math.max(1, (minutes - timed) / (double) Math.max(1, open));
      } else if (percent > 0) {
        parts = wish.percent >= 0 ? wish.percent : (100 - percent) / Math.max(1, open);
      } else if (wish.parts >= 0) {
        parts = wish.parts;
      } else {
        parts = graded ? grade(wish) : 1;
      }
      if (parts <= 0.001 && wish.percent != 0 && wish.parts != 0) {
        throw invalid("the weights leave nothing for " + wish.area.name());
      }
      if (parts > 0.001) {
        shares.add(share(wish, parts, minutes));
      }
    }
    if (shares.isEmpty() && !wishes.isEmpty()) {
      throw invalid("the weights add up to 0 %");
    }
    return simplest(shares);
  }

  /** "Mostly" is three times "some"; an area without either lies between. */
  private double grade(Wish wish) {
    boolean mostly = wishes.values().stream().anyMatch(one -> one.grade == 3);
    if (wish.grade == 3) {
      return 3.0 * Math.max(1, wishes.size() - 1);
    }
    return mostly || wish.grade == 1 ? 1 : 2;
  }

  private static Brief.AreaShare share(Wish wish, double parts, int minutes) {
    if (wish.least > minutes || (wish.most >= 0 && wish.least > wish.most)) {
      throw invalid("at least " + wish.least + " minutes of " + wish.area.name() + " do not fit");
    }
    return new Brief.AreaShare(
        wish.area.path(),
        (int) Math.max(1, Math.round(parts * PARTS)),
        wish.least < 0 ? OptionalInt.empty() : OptionalInt.of(wish.least),
        wish.most < 0 ? OptionalInt.empty() : OptionalInt.of(wish.most));
  }

  /** The same shares in the smallest whole parts. */
  private static List<Brief.AreaShare> simplest(List<Brief.AreaShare> shares) {
    long divisor = 0;
    for (Brief.AreaShare share : shares) {
      long a = divisor;
      long b = share.parts();
      while (b != 0) {
        long rest = a % b;
        a = b;
        b = rest;
      }
      divisor = a;
    }
    long by = Math.max(1, divisor);
    return shares.stream()
        .map(
            share ->
                new Brief.AreaShare(
                    share.area(),
                    (int) (share.parts() / by),
                    share.minMinutes(),
                    share.maxMinutes()))
        .toList();
  }

  // ---- what was not understood

  /**
   * A near miss where nothing else was understood between two separators must be a slip: that is an
   * error, not a remark.
   */
  private void unknown() {
    int from = 0;
    for (int i = 0; i <= atoms.size(); i++) {
      if (i == atoms.size() || atoms.get(i) instanceof BriefAtom.Separator) {
        unknown(from, i);
        from = i + 1;
      }
    }
  }

  private void unknown(int from, int to) {
    List<BriefAtom.Unknown> unknown = new ArrayList<>();
    boolean anything = false;
    for (int i = from; i < to; i++) {
      BriefAtom atom = atoms.get(i);
      if (atom instanceof BriefAtom.Unknown word) {
        unknown.add(word);
      }
      boolean weight = atom instanceof BriefAtom.Weight || atom instanceof BriefAtom.Emphasis;
      boolean means =
          atom instanceof BriefAtom.Named
              || atom instanceof BriefAtom.Bound
              || atom instanceof BriefAtom.Only
              || atom instanceof BriefAtom.Without;
      anything |= means || (weight && owners.containsKey(i));
    }
    for (BriefAtom.Unknown word : unknown) {
      Optional<String> suggestion = BriefScanner.suggestion(word.text(), areas);
      boolean area =
          suggestion.isPresent() && areas.suggest(word.text()).map(Area::name).equals(suggestion);
      if (area && !anything) {
        throw unknownArea(
            "no area is called '" + word.text() + "'; did you mean " + suggestion.get() + "?");
      }
      if (wishes.isEmpty()
          && !anything
          && unknown.size() == 1
          && suggestion.isEmpty()
          && word.text().length() > 2) {
        throw unknownArea("no area is called '" + word.text() + "', and the brief names no other");
      }
      notUnderstood.add(new BriefParser.NotUnderstood(word.text(), suggestion.orElse("")));
    }
  }

  // ---- what was

  private void describe(List<Brief.AreaShare> shares) {
    double sum = shares.stream().mapToInt(Brief.AreaShare::parts).sum();
    boolean weighted = shares.stream().map(Brief.AreaShare::parts).distinct().count() > 1;
    for (int i = 0; i < atoms.size(); i++) {
      BriefAtom atom = atoms.get(i);
      Wish owner = owners.get(i);
      String meaning = meaning(atom, owner, shares, sum, weighted);
      if (!meaning.isEmpty()) {
        understood.add(new BriefParser.Understood(atom.text(), meaning));
      } else if (atom instanceof BriefAtom.Weight && owner == null) {
        notUnderstood.add(new BriefParser.NotUnderstood(atom.text(), ""));
      }
    }
  }

  private String meaning(
      BriefAtom atom,
      @Nullable Wish wish,
      List<Brief.AreaShare> shares,
      double sum,
      boolean weighted) {
    if (atom instanceof BriefAtom.Level level) {
      return Words.of(level.years()) + " of experience";
    }
    if (atom instanceof BriefAtom.Minutes length) {
      String of = wish == null ? " in all" : " of " + wish.area.name();
      String bound =
          length.bound() > 0 && wish != null
              ? "at least "
              : length.bound() < 0 && wish != null ? "at most " : "";
      return bound + Words.count(length.minutes(), "minute") + of;
    }
    if (atom instanceof BriefAtom.Named named) {
      for (Brief.AreaShare share : shares) {
        if (share.area().equals(named.area().path())) {
          return "area "
              + named.area().name()
              + " ("
              + share.area()
              + ")"
              + (weighted ? ", " + Math.round(100 * share.parts() / sum) + " % of the time" : "");
        }
      }
      return "area " + named.area().name() + ", no time";
    }
    if (atom instanceof BriefAtom.Bound bound) {
      String kind =
          Words.of(bound.kind())
              + " question"
              + (Math.max(bound.min(), bound.max()) == 1 ? "" : "s");
      return bound.max() < 0
          ? "at least " + bound.min() + " " + kind
          : bound.min() == bound.max()
              ? "exactly " + bound.min() + " " + kind
              : bound.min() == 0
                  ? "at most " + bound.max() + " " + kind
                  : bound.min() + " to " + bound.max() + " " + kind;
    }
    if (atom instanceof BriefAtom.Only only) {
      return "only "
          + String.join(" and ", only.kinds().stream().map(Words::of).toList())
          + " questions";
    }
    if (atom instanceof BriefAtom.Without without) {
      List<String> out = new ArrayList<>();
      without.kinds().forEach(kind -> out.add("no " + Words.of(kind) + " questions"));
      without.areas().forEach(area -> out.add("nothing from " + area.name()));
      return String.join(", ", out);
    }
    if (atom instanceof BriefAtom.Weight && wish != null) {
      return "weight of " + wish.area.name();
    }
    if (atom instanceof BriefAtom.Emphasis emphasis && wish != null) {
      return (emphasis.grade() == 3 ? "more" : "less") + " of " + wish.area.name();
    }
    return atom instanceof BriefAtom.Split ? "weights of the areas in the order named" : "";
  }
}
