package dev.viva.server.plan;

import dev.viva.server.bank.Area;
import dev.viva.server.bank.AreaTree;
import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a brief into atoms, from left to right: at each word the first of the rules that fits, the
 * more specific ones first, and areas by their longest name.
 */
final class BriefScanner {
  private static final int LONGEST = 4_000;
  private static final String N = "(" + Numbers.PATTERN + ")";
  private static final String YEARS =
      "\\s*-?(?:years?|yrs?|yoe|y|ys|year's|years')(?:\\s*-?(?:old|long))?";
  private static final String EXPERIENCE =
      "(?:\\s*(?:of\\s+|in\\s+)?(?:relevant\\s+|professional\\s+|hands-on\\s+|work\\s+|working\\s+|industry\\s+|total\\s+)*(?:experiences?|exp\\b\\.?|xp|yoe))?";
  private static final String TO = "\\s*(?:-+|to|till|until|through|up\\s+to|\\.\\.+)\\s*";
  private static final String MIN = "\\s*-?(?:minutes?|mins?|min\\.|m|')";
  private static final String HOUR = "\\s*-?(?:hours?|hrs?|hr\\.|h)";
  private static final String LEAST =
      "(?:at\\s+least|at\\s+minimum|(?:a\\s+)?minimum(?:\\s+of)?|min\\.?(?:\\s+of)?|no\\s+(?:less|fewer)\\s+than|not\\s+(?:less|fewer)\\s+than|>=|\u2265|from)";
  private static final String MOST =
      "(?:at\\s+most|at\\s+maximum|(?:a\\s+)?maximum(?:\\s+of)?|max\\.?(?:\\s+of)?|no\\s+more\\s+than|not\\s+more\\s+than|up\\s+to|<=|\u2264)";
  private static final String NOUN =
      "(?:\\s*-?\\s*(?:questions?|exercises?|problems?|tasks?|challenges?|puzzles?|rounds?|items?|ones?|qs|based\\s+questions?|interview\\s+questions?|style\\s+questions?|type\\s+questions?))";
  private static final String KIND =
      "((?:live[ -]?)?coding|code|programming|conceptual|concepts?|theory|theoretical|knowledge|scenarios?(?:-based)?|situational|system[s]?[ -]design|design"
          + "|debugging|debug|bug[ -]?hunt(?:ing)?|troubleshooting|behaviou?ral|behaviou?r)";

  private static final Map<Pattern, Function<BriefScanner, @Nullable BriefAtom>> RULES =
      new LinkedHashMap<>();

  private static void rule(String pattern, Function<BriefScanner, @Nullable BriefAtom> make) {
    RULES.put(Pattern.compile("(?:" + pattern + ")(?![\\p{L}\\p{N}_])"), make);
  }

  /** A rule that may end in the middle of a word or in a sign. */
  private static void signRule(String pattern, Function<BriefScanner, @Nullable BriefAtom> make) {
    RULES.put(Pattern.compile("(?:" + pattern + ")"), make);
  }

  static {
    // Experience.
    rule(
        "(?:between|from)\\s+"
            + N
            + "(?:"
            + YEARS
            + ")?\\s*(?:and|to|-)\\s*"
            + N
            + YEARS
            + EXPERIENCE,
        s -> s.years(1, 2));
    rule(N + "(?:" + YEARS + ")?" + TO + N + YEARS + EXPERIENCE, s -> s.years(1, 2));
    signRule(
        "(?:at\\s+least\\s+)?" + N + "\\s*\\+" + YEARS + "(?![\\p{L}\\p{N}])" + EXPERIENCE,
        s -> s.yearsFrom(1));
    signRule(N + YEARS + "\\s*\\+" + EXPERIENCE, s -> s.yearsFrom(1));
    rule("(?:more\\s+than|over|above|>)\\s*" + N + YEARS + EXPERIENCE, s -> s.yearsFrom(1));
    rule(LEAST + "\\s*" + N + "\\s*\\+?" + YEARS + EXPERIENCE, s -> s.yearsFrom(1));
    rule(N + "\\s+(?:or|and)\\s+(?:more|above|up)" + YEARS + EXPERIENCE, s -> s.yearsFrom(1));
    rule(
        N
            + YEARS
            + EXPERIENCE
            + "\\s*(?:,\\s*)?(?:or\\s+more|and\\s+(?:more|up|above|over)|or\\s+(?:above|over)|plus|minimum|min|at\\s+least|upwards?)",
        s -> s.yearsFrom(1));
    rule(
        "(?:less\\s+than|under|below|fewer\\s+than|<)\\s*" + N + YEARS + EXPERIENCE,
        s -> s.yearsBelow(1));
    rule(MOST + "\\s*" + N + YEARS + EXPERIENCE, s -> s.yearsTo(1));
    rule(
        N + YEARS + EXPERIENCE + "\\s+(?:or\\s+less|or\\s+fewer|at\\s+most|maximum|max)",
        s -> s.yearsTo(1));
    rule(
        "(?:about|around|roughly|approximately|circa|~|ca\\.?)?\\s*" + N + YEARS + EXPERIENCE,
        s -> s.yearsAbout(1));
    rule(N + "(?:\\s*-?months?)\\s+(?:of\\s+)?(?:experience|exp)", s -> s.months(1));
    // Kinds with numbers.
    rule(
        "(?:between\\s+)?" + N + "\\s*(?:-|to|or|and)\\s*" + N + "\\s+" + KIND + NOUN + "?",
        s -> s.kind(3, s.number(1), s.number(2)));
    rule(LEAST + "\\s+(?:" + N + "|an?)\\s+" + KIND + NOUN + "?", s -> s.kind(2, s.number(1), -1));
    rule(MOST + "\\s+(?:" + N + "|an?)\\s+" + KIND + NOUN + "?", s -> s.kind(2, 0, s.number(1)));
    rule(
        "(?:less|fewer)\\s+than\\s+" + N + "\\s+" + KIND + NOUN + "?",
        s -> s.kind(2, 0, s.number(1) - 1));
    rule("more\\s+than\\s+" + N + "\\s+" + KIND + NOUN + "?", s -> s.kind(2, s.number(1) + 1, -1));
    rule(
        "(?:exactly|precisely|only|just|x)\\s*(?:"
            + N
            + "|an?|a\\s+single)\\s+"
            + KIND
            + NOUN
            + "?",
        s -> s.kind(2, s.number(1), s.number(1)));
    rule(N + "(?:\\s*\\+|\\s+or\\s+more)\\s*" + KIND + NOUN + "?", s -> s.kind(2, s.number(1), -1));
    rule(
        N + "\\s*(?:x\\s*)?" + KIND + NOUN + "?(?:\\s+(?:minimum|min|at\\s+least))",
        s -> s.kind(2, s.number(1), -1));
    rule(
        N + "\\s*(?:x\\s*)?" + KIND + NOUN + "?(?:\\s+(?:maximum|max|at\\s+most|tops))",
        s -> s.kind(2, 0, s.number(1)));
    rule("(?:(?:a|one)\\s+single\\s+)" + KIND + NOUN + "?", s -> s.kind(1, 1, 1));
    rule(N + "\\s*(?:x\\s*)?" + KIND + NOUN + "?", s -> s.kind(2, s.number(1), s.number(1)));
    rule(KIND + NOUN + "?\\s*(?:x|:|=)\\s*(\\d{1,2})", s -> s.kind(1, s.number(2), s.number(2)));
    rule(
        "(?:only|just|purely|exclusively)\\s+"
            + KIND
            + "(?:\\s*(?:and|or|,|&|\\+|/)\\s*"
            + KIND
            + ")?"
            + NOUN
            + "?",
        s -> s.only(1, 2));
    rule(
        KIND + "(?:\\s*(?:and|or|,|&|\\+|/)\\s*" + KIND + ")?" + NOUN + "?\\s+only",
        s -> s.only(1, 2));
    // Out with.
    signRule(
        "(?:but\\s+)?(?:no|without|w/o|except(?:\\s+for)?|excluding|exclude|excl\\.?|skip(?:ping)?|avoid(?:ing)?|minus|not|omit(?:ting)?|leave\\s+out|leaving\\s+out|nothing\\s+(?:on|about)|other\\s+than|drop|zero|sans|don't\\s+(?:ask|want)|do\\s+not\\s+ask)\\s+(?:any\\s+|the\\s+|all\\s+|questions?\\s+(?:about|on)\\s+|about\\s+|on\\s+)?",
        BriefScanner::without);
    signRule("w/(?=[\\s\\p{L}])", s -> new BriefAtom.Filler(s.text()));
    // Lengths.
    rule(
        "(?:an?|one|1)"
            + HOUR
            + "\\s+and\\s+(?:a\\s+)?(?:half|1/2)(?:\\s+an\\s+hour)?(?:\\s*-?long)?|hour\\s+and\\s+a\\s+half|(?:one|1)\\s+and\\s+(?:a\\s+)?half\\s+hours?|1\\s*\u00bd"
            + HOUR,
        s -> s.minutes(90, 0));
    rule(N + HOUR + "\\s+and\\s+(?:a\\s+)?half", s -> s.minutes((int) (60 * s.value(1)) + 30, 0));
    rule(N + "\\s+and\\s+a\\s+half\\s+hours?", s -> s.minutes((int) (60 * s.value(1)) + 30, 0));
    rule("(?:an?|one|1)" + HOUR + "\\s+and\\s+(?:a\\s+)?quarter", s -> s.minutes(75, 0));
    rule(
        "three[ -]quarters\\s+of\\s+an\\s+hour|3/4\\s+(?:of\\s+an\\s+)?hour|\u00be\\s*(?:of\\s+an\\s+)?hour",
        s -> s.minutes(45, 0));
    rule(
        "(?:a\\s+)?half(?:\\s+an|\\s+of\\s+an|-an|\\s+a)?[ -]hour|1/2\\s*"
            + HOUR
            + "|\u00bd\\s*"
            + HOUR,
        s -> s.minutes(30, 0));
    rule("(?:a\\s+)?quarter\\s+of\\s+an\\s+hour|(?:a\\s+)?quarter[ -]hour", s -> s.minutes(15, 0));
    rule(
        N + HOUR + "\\s*(?:and\\s+|,\\s*|:)?" + N + MIN,
        s -> s.minutes((int) (60 * s.value(1)) + s.number(2), 0));
    rule(
        "(\\d{1,2})" + HOUR + "\\s*([0-5]\\d)(?!\\s*[%x])",
        s -> s.minutes(60 * s.number(1) + s.number(2), 0));
    rule(
        "(?:an?|one)" + HOUR + "\\s*(?:and\\s+)?" + N + "(?:" + MIN + ")",
        s -> s.minutes(60 + s.number(1), 0));
    rule(
        "(\\d{1,2}):([0-5]\\d)(?:" + HOUR + ")?",
        s -> s.minutes(60 * s.number(1) + s.number(2), 0));
    rule(LEAST + "\\s+" + N + MIN, s -> s.minutes(s.number(1), 1));
    rule(
        "(?:" + MOST + "|under|less\\s+than|within)\\s+" + N + MIN,
        s -> s.minutes(s.number(1), -1));
    rule(
        N + "(?:" + MIN + ")?" + TO + N + MIN,
        s -> s.number(2) < s.number(1) ? null : s.minutes(s.number(2), 0));
    rule(N + MIN + "(?:\\s*-?long)?", s -> s.minutes((int) Math.round(s.value(1)), 0));
    rule("(\\d+),(\\d)" + HOUR, s -> s.minutes(60 * s.number(1) + 6 * s.number(2), 0));
    rule(N + HOUR + "(?:\\s*-?long)?", s -> s.minutes((int) Math.round(60 * s.value(1)), 0));
    rule("an?" + HOUR + "(?:\\s*-?long)?|hour(?:\\s*-?long)?", s -> s.minutes(60, 0));
    // Weights.
    signRule(
        "(\\d{1,3})\\s*%?\\s*[/:-]\\s*(\\d{1,3})\\s*%?\\s*[/:-]\\s*(\\d{1,3})\\s*%?(?![\\d\\p{L}])",
        s -> s.split(3));
    signRule("(\\d{2,3})\\s*%?\\s*[/:-]\\s*(\\d{2,3})\\s*%?(?![\\d\\p{L}%])", s -> s.split(2));
    signRule(
        "(-?\\d{1,4}(?:\\.\\d+)?)\\s*(?:%|percent(?:age)?|per\\s+cent|pct)(?:\\s+of\\s+(?:the\\s+)?(?:time|questions|interview))?",
        s -> s.weight(s.value(1), true));
    rule("(?:two|2)[ -]thirds?|2/3", s -> s.weight(200 / 3.0, true));
    rule("(?:(?:one|a|1)[ -])?third|1/3", s -> s.weight(100 / 3.0, true));
    rule("(?:three|3)[ -]quarters?|3/4", s -> s.weight(75, true));
    rule("(?:(?:one|a|1)[ -])?quarter|1/4", s -> s.weight(25, true));
    rule("(?:(?:one|a|the|1|other)[ -](?:other[ -])?)?half|1/2", s -> s.weight(50, true));
    rule(
        "(?:(?:one|two|three|four|1|2|3|4)[ -])fifths?",
        s -> s.weight(20 * Numbers.whole(s.matcher.group().split("[ -]", -1)[0]), true));
    rule("the\\s+(?:rest|remainder)(?:\\s+(?:on|in|for|is))?", s -> new BriefAtom.Filler(s.text()));
    signRule(
        "\\(\\s*(?:x\\s*)?(\\d{1,3})\\s*(?:x|parts?)?\\s*\\)", s -> s.weight(s.value(1), false));
    rule(
        "x\\s*(\\d{1,3})|(?:=|:|\\*)\\s*(\\d{1,3})",
        s -> s.weight(s.value(s.matcher.group(1) != null ? 1 : 2), false));
    rule("(\\d{1,3})\\s*[x*](?=\\s)", s -> s.weight(s.value(1), false));
    rule(
        N + "\\s*parts?(?:\\s+of)?|(?:a|one)\\s+part(?:\\s+of)?",
        s -> s.weight(s.matcher.group(1) == null ? 1 : s.value(1), false));
    rule(
        "mostly|mainly|primarily|predominantly|largely|chiefly|heavy\\s+on|heavily|(?:with\\s+)?(?:a\\s+)?(?:strong\\s+|main\\s+|heavy\\s+)?(?:focus|emphasis)(?:\\s+(?:is\\s+)?on)|focus(?:ed|ing|sed)?(?:\\s+on)?|emphasi[sz](?:e|ing)|lots\\s+of|a\\s+lot\\s+of|deep|especially|strong(?:\\s+(?:in|on))?",
        s -> new BriefAtom.Emphasis(s.text(), 3));
    rule(
        "a\\s+(?:little|bit|touch|dash|pinch|few)(?:\\s+bit)?(?:\\s+of)?|little|light(?:ly)?(?:\\s+on)?|bit\\s+of|some|basic|basics\\s+of|a\\s+small\\s+amount\\s+of|touching(?:\\s+on)?|brief(?:ly)?|slight(?:ly)?",
        s -> new BriefAtom.Emphasis(s.text(), 1));
    // Level names.
    rule(
        "(?:entry[ -]?level|entry|junior|jr\\.?|jnr|graduates?|new\\s+grads?|grads?|interns?|internship|freshers?|trainee|beginner)(?:[ -]level)?",
        s -> s.named(0, 2));
    rule("(?:mid(?:dle)?(?:[ -]?weight)?|intermediate|medior)(?:[ -]?level)?", s -> s.named(2, 5));
    rule("(?:seniors?|sr\\.?|snr)(?:[ -]?level)?", s -> s.named(5, 8));
    rule(
        "(?:staff|principal|distinguished|expert)(?:[ -]?level)?",
        s -> s.named(8, LevelRange.NO_LIMIT));
    // Numbers that can only be years.
    signRule("\\(?\\s*(\\d{1,2})\\s*\\+(?!\\s*\\+)(?![\\d\\p{L}])\\s*\\)?", s -> s.yearsFrom(1));
    signRule("\\(\\s*(\\d{1,2})" + TO + "(\\d{1,2})\\s*\\)", s -> s.years(1, 2));
    // Kinds without a number.
    rule(
        "(?:(?:include|including|with|want|need)\\s+)?an?\\s+" + KIND + NOUN + "?",
        s -> s.kindWanted(1));
    rule(KIND + NOUN, s -> s.kindWanted(1));
    rule(
        "((?:live[ -]?)?coding|conceptual|theory|theoretical|scenarios?(?:-based)?|situational|design)",
        s -> s.kindWanted(1));
  }

  private static final Set<String> FILLERS =
      new HashSet<>(
          List.of(
              ("a an the and or of for in on to with w/ plus also then as well at is are be i we need needs needed want wants would like please me my our us give make build create plan plans prepare"
                      + " schedule set up hire hiring interview interviews interviewing interviewer screen screening session sessions call calls chat round rounds loop phone onsite on-site remote video technical tech"
                      + " technically question questions q qs about around roughly approximately circa developer developers dev devs engineer engineers engineering programmer programmers coder software backend"
                      + " back-end back end frontend front-end full stack full-stack fullstack web person people candidate candidates someone somebody guy role roles position job jobs level levels seniority experience"
                      + " experienced exp years year minutes minute min mins hours hour long length lasting total duration time who has have having knows know knowing that this which will can should must using use used"
                      + " from by it its they their he she his her topics topic area areas covering cover covers coverage skills skill stack good solid nice great new our team looking look find get ask asking asks"
                      + " test both each every all any more most mix mixture blend balanced balance equal equally equals even evenly parts part split between among divided roughly about ok just only include"
                      + " includes including included next today tomorrow monday tuesday wednesday thursday friday week general standard typical normal usual regular short quick full complete one let's lets"
                      + " do doing done hi hello thanks thank you kind kinds type types style based per side server-side serverside applicant hires rest remainder something anything everything stuff things weight weights weighted worth half-day"
                      + " ideally preferably maybe perhaps possibly probably very really too so but if there here than like such specialist consultant contractor analyst background exam assessment"
                      + " years' whole entire applying app apps application applications project projects company startup work works working professional professionals")
                  .split("\\s+")));

  private final String original;
  private final String words;
  private final AreaTree areas;
  private final List<BriefAtom> atoms = new ArrayList<>();
  private Matcher matcher = Pattern.compile("").matcher("");
  private int at;
  private int end;

  BriefScanner(String original, AreaTree areas) {
    if (original.length() > LONGEST) {
      throw new VivaException.Invalid(
          Reason.INVALID_BRIEF,
          "the brief has " + original.length() + " characters, expected " + LONGEST + " at most",
          List.of());
    }
    this.original = original;
    this.areas = areas;
    StringBuilder same = new StringBuilder();
    for (int i = 0; i < original.length(); i++) {
      same.append(plain(original.charAt(i)));
    }
    words = same.toString();
  }

  /**
   * The same character in lower case, with typographic dashes, blanks and quotes as plain ones, so
   * that positions stay.
   */
  private static char plain(char c) {
    if ((c >= '\u2010' && c <= '\u2015') || c == '\u2212' || c == '\ufe58' || c == '\uff0d') {
      return '-';
    }
    if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
      return ' ';
    }
    if (c == '\u2018' || c == '\u2019' || c == '\u02bc') {
      return '\'';
    }
    return c == '\uff0b' ? '+' : Character.toLowerCase(c);
  }

  List<BriefAtom> scan() {
    while (at < words.length()) {
      if (words.charAt(at) == ' ') {
        at++;
        continue;
      }
      BriefAtom atom = next();
      atoms.add(atom);
      at = Math.max(end, at + 1);
    }
    return atoms;
  }

  private BriefAtom next() {
    boolean begins = at == 0 || !isWord(words.charAt(at - 1)) || !isWord(words.charAt(at));
    if (begins) {
      int areaEnd = areaEnd(at);
      for (Map.Entry<Pattern, Function<BriefScanner, @Nullable BriefAtom>> rule :
          RULES.entrySet()) {
        matcher = rule.getKey().matcher(words);
        matcher.region(at, words.length()).useTransparentBounds(true).useAnchoringBounds(false);
        if (matcher.lookingAt() && matcher.end() > at) {
          end = matcher.end();
          // A longer name of an area beats a rule: "design patterns", "mid" in nothing longer.
          if (areaEnd > end) {
            continue;
          }
          BriefAtom atom = rule.getValue().apply(this);
          if (atom != null) {
            return atom;
          }
        }
      }
      if (areaEnd > at && !isFillerHere(areaEnd)) {
        end = areaEnd;
        Area area = resolve(words.substring(at, areaEnd)).orElseThrow();
        return new BriefAtom.Named(text(), area);
      }
    }
    char c = words.charAt(at);
    if (!isWord(c)) {
      end = at + 1;
      return ",;:/+&|()[]{}.!?-*=<>\"'`~_@#$%^\\".indexOf(c) >= 0 || !Character.isLetterOrDigit(c)
          ? new BriefAtom.Separator(text())
          : new BriefAtom.Unknown(text());
    }
    end = wordEnd(at);
    String word = words.substring(at, end);
    if (FILLERS.contains(word)) {
      return word.equals("and") || word.equals("plus") || word.equals("or") || word.equals("with")
          ? new BriefAtom.Separator(text())
          : new BriefAtom.Filler(text());
    }
    return new BriefAtom.Unknown(text());
  }

  /** "hiring a senior developer" does not ask about hiring. */
  private boolean isFillerHere(int areaEnd) {
    String name = words.substring(at, areaEnd);
    if (name.equals("rest") && atoms.stream().anyMatch(atom -> atom instanceof BriefAtom.Weight)) {
      Matcher next =
          Pattern.compile("\\s+(?:is\\s+|on\\s+|for\\s+|in\\s+)?(?=[\\p{L}])")
              .matcher(words)
              .region(areaEnd, words.length());
      return next.lookingAt() && areaEnd(next.end()) > 0;
    }
    if (!Set.of(
            "hiring",
            "interviewing",
            "lead",
            "leading",
            "platform",
            "ops",
            "quality",
            "production",
            "writing",
            "processes")
        .contains(name)) {
      return false;
    }
    Matcher after =
        Pattern.compile(
                "\\s+(?:for|an?|someone|somebody|the|our|senior|junior|mid|staff|dev|devs|developers?|engineers?|\\d).*")
            .matcher(words);
    return after.region(areaEnd, words.length()).matches()
        && (name.equals("hiring")
            || name.equals("interviewing")
            || name.startsWith("lead")
            || name.equals("platform"))
        && !(name.startsWith("lead") && words.startsWith(" an", areaEnd));
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private int wordEnd(int from) {
    int i = from;
    while (i < words.length()
        && (isWord(words.charAt(i))
            || ("-'/.+#".indexOf(words.charAt(i)) >= 0
                && i + 1 < words.length()
                && isWord(words.charAt(i + 1))
                && i > from
                && "-'".indexOf(words.charAt(i)) >= 0))) {
      i++;
    }
    return Math.max(i, from + 1);
  }

  /** Where the longest name of an area that begins here ends, -1 for none. */
  private int areaEnd(int from) {
    if (!isWord(words.charAt(from))) {
      return -1;
    }
    int best = -1;
    int count = 0;
    int i = from;
    while (i < words.length() && count <= areas.longestName() + 1) {
      int stop = i;
      while (stop < words.length() && isWord(words.charAt(stop))) {
        stop++;
      }
      if (resolve(words.substring(from, stop)).isPresent()) {
        best = stop;
      }
      count++;
      i = stop;
      int gap = i;
      while (gap < words.length()
          && (words.charAt(gap) == ' ' || "-/&._'".indexOf(words.charAt(gap)) >= 0)) {
        gap++;
      }
      if (gap == i || gap - i > 3 || gap >= words.length() || !isWord(words.charAt(gap))) {
        break;
      }
      i = gap;
    }
    return best;
  }

  /** By name, or as a child of an area that was named before: "Django without forms". */
  private Optional<Area> resolve(String typed) {
    Optional<Area> found = areas.resolve(typed);
    for (int i = atoms.size() - 1; i >= 0 && found.isEmpty(); i--) {
      if (atoms.get(i) instanceof BriefAtom.Named named) {
        found = areas.resolve(named.area().path() + "/" + typed);
      }
    }
    return found;
  }

  private String text() {
    return original.substring(at, end).strip();
  }

  // ---- what the rules make

  private double value(int group) {
    String text = matcher.group(group);
    return text == null
        ? 1
        : text.startsWith("-") ? -Numbers.value(text.substring(1)) : Numbers.value(text.strip());
  }

  private int number(int group) {
    return (int) Math.min(1_000_000, value(group));
  }

  private @Nullable BriefAtom years(int from, int to) {
    if (number(from) > number(to) && matcher.group().matches("[a-z]+-[a-z]+\\s.*")) {
      // "Twenty-five years" is no range.
      return null;
    }
    return level(number(from), number(to));
  }

  private BriefAtom yearsFrom(int group) {
    return level(number(group), LevelRange.NO_LIMIT);
  }

  private BriefAtom yearsBelow(int group) {
    return level(0, Math.max(0, number(group) - 1));
  }

  private BriefAtom yearsTo(int group) {
    return level(0, number(group));
  }

  private BriefAtom yearsAbout(int group) {
    return level(number(group), number(group));
  }

  private BriefAtom months(int group) {
    return level(number(group) / 12, number(group) / 12);
  }

  private BriefAtom level(int from, int to) {
    if (from > 60 || (to > 60 && to != LevelRange.NO_LIMIT)) {
      throw invalid("'" + text() + "': years of experience go from 0 to 60");
    }
    if (from > to) {
      throw invalid(
          "'"
              + text()
              + "': "
              + from
              + " is more than "
              + to
              + "; did you mean "
              + to
              + "-"
              + from
              + " years?");
    }
    return new BriefAtom.Level(text(), new LevelRange(from, to), false);
  }

  private BriefAtom named(int from, int to) {
    if (end < words.length() && words.charAt(end) == '+') {
      end++;
      return new BriefAtom.Level(text(), LevelRange.atLeast(from), true);
    }
    return new BriefAtom.Level(text(), new LevelRange(from, to), true);
  }

  private BriefAtom minutes(int minutes, int bound) {
    return new BriefAtom.Minutes(text(), minutes, bound);
  }

  private BriefAtom weight(double value, boolean percent) {
    return new BriefAtom.Weight(text(), value, percent);
  }

  private @Nullable BriefAtom split(int count) {
    List<Integer> values = new ArrayList<>();
    int sum = 0;
    for (int group = 1; group <= count; group++) {
      values.add(number(group));
      sum += number(group);
    }
    return sum == 100 || sum == 99 || (count == 3 && sum <= 12) || matcher.group().contains("%")
        ? new BriefAtom.Split(text(), values)
        : null;
  }

  private @Nullable BriefAtom kind(int group, int min, int max) {
    Kind kind = kindOf(matcher.group(group));
    if (min < 0 || min > 50 || max > 50) {
      throw invalid("'" + text() + "': a plan holds 18 questions at most");
    }
    return new BriefAtom.Bound(text(), kind, min, max);
  }

  private @Nullable BriefAtom kindWanted(int group) {
    String word = matcher.group(group);
    if (word.contains("system") && !matcher.group().startsWith("a")) {
      return null;
    }
    return new BriefAtom.Bound(text(), kindOf(word), 1, -1);
  }

  private BriefAtom only(int first, int second) {
    EnumSet<Kind> kinds = EnumSet.of(kindOf(matcher.group(first)));
    if (matcher.group(second) != null) {
      kinds.add(kindOf(matcher.group(second)));
    }
    return new BriefAtom.Only(text(), List.copyOf(kinds));
  }

  static Kind kindOf(String word) {
    if (word.contains("design")) {
      return Kind.DESIGN;
    }
    if (word.startsWith("behav")) {
      return Kind.BEHAVIOURAL;
    }
    if (word.contains("debug") || word.startsWith("bug") || word.startsWith("troubl")) {
      return Kind.DEBUGGING;
    }
    if (word.startsWith("scenario") || word.startsWith("situation")) {
      return Kind.SCENARIO;
    }
    return word.contains("cod") || word.startsWith("program") ? Kind.CODING : Kind.CONCEPTUAL;
  }

  /**
   * After "no": kinds and areas, as long as they go on. "No system design" means the kind and the
   * area.
   */
  private @Nullable BriefAtom without() {
    List<Kind> kinds = new ArrayList<>();
    Set<Area> out = new LinkedHashSet<>();
    int from = end;
    int done = -1;
    Pattern kindPattern = Pattern.compile(KIND + "(" + NOUN + ")?(?![\\p{L}\\p{N}_])");
    Pattern more =
        Pattern.compile(
            "(\\s*(?:,|/|&|\\+)?\\s*(?:or|and|nor|,|/|&|\\+)\\s*(?:no\\s+|any\\s+|without\\s+)?)");
    boolean comma = false;
    while (from < words.length()) {
      Matcher kind = kindPattern.matcher(words).region(from, words.length());
      int areaEnd = areaEnd(from);
      boolean isKind = kind.lookingAt() && kind.end() >= areaEnd;
      if (isKind && (!comma || kind.group(2) == null)) {
        kinds.add(kindOf(kind.group(1)));
        if (kind.group(2) == null || kind.group(1).contains("system")) {
          areas.resolve(kind.group(1)).ifPresent(out::add);
        }
        done = kind.end();
      } else if (areaEnd > from && !comma) {
        out.add(resolve(words.substring(from, areaEnd)).orElseThrow());
        Matcher noun =
            Pattern.compile(NOUN + "(?![\\p{L}])").matcher(words).region(areaEnd, words.length());
        done = noun.lookingAt() ? noun.end() : areaEnd;
      } else {
        break;
      }
      Matcher next = more.matcher(words).region(done, words.length());
      if (!next.lookingAt()) {
        break;
      }
      // "no docker, django": a comma alone does not carry the "no" on, unless an "or" or a "no"
      // comes with it.
      boolean carries =
          next.group().contains("or")
              || next.group().contains("no")
              || next.group().contains("and")
              || next.group().contains("/")
              || next.group().contains("&");
      if (!carries) {
        break;
      }
      from = next.end();
    }
    if (done < 0) {
      return null;
    }
    end = done;
    return new BriefAtom.Without(text(), kinds, List.copyOf(out));
  }

  private static VivaException.Invalid invalid(String message) {
    return new VivaException.Invalid(
        Reason.INVALID_BRIEF, message, List.of(new VivaException.FieldViolation("text", message)));
  }

  /** The nearest word that would be understood; empty where none is near. */
  static Optional<String> suggestion(String word, AreaTree areas) {
    String lower = word.toLowerCase(Locale.ROOT);
    for (String known :
        List.of(
            "years",
            "minutes",
            "hours",
            "junior",
            "senior",
            "staff",
            "principal",
            "coding",
            "conceptual",
            "scenario",
            "design",
            "debugging",
            "behavioural",
            "questions",
            "without",
            "mostly",
            "exactly",
            "between",
            "experience")) {
      if (lower.length() > 3 && near(lower, known)) {
        return Optional.of(known);
      }
    }
    return areas.suggest(word).map(Area::name);
  }

  /** Whether one slip makes one of the other: a letter more, less, other, or two swapped. */
  private static boolean near(String a, String b) {
    int prefix = 0;
    while (prefix < a.length() && prefix < b.length() && a.charAt(prefix) == b.charAt(prefix)) {
      prefix++;
    }
    String restA = a.substring(prefix);
    String restB = b.substring(prefix);
    if (restA.isEmpty() || restB.isEmpty()) {
      return Math.abs(restA.length() - restB.length()) <= 1;
    }
    boolean swapped =
        restA.length() > 1
            && restB.length() > 1
            && restA.charAt(0) == restB.charAt(1)
            && restA.charAt(1) == restB.charAt(0)
            && restA.substring(2).equals(restB.substring(2));
    return swapped
        || restA.substring(1).equals(restB.substring(1))
        || restA.substring(1).equals(restB)
        || restA.equals(restB.substring(1));
  }
}
