package dev.viva.server.plan;

import dev.viva.server.bank.Area;
import dev.viva.server.bank.AreaTree;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Words of a brief that carry no constraint, and words that turn one round. */
final class BriefFillers {
  /** Words after which something is left out. */
  static final List<String> NEGATIONS =
      List.of(
          "no",
          "not",
          "without",
          "w / o",
          "wo",
          "except",
          "except for",
          "excluding",
          "exclude",
          "excludes",
          "skip",
          "skipping",
          "avoid",
          "avoiding",
          "minus",
          "but no",
          "but not",
          "and no",
          "leave out",
          "leaving out",
          "other than",
          "apart from",
          "nothing about",
          "nothing on",
          "omit",
          "omitting",
          "zero",
          "not any",
          "don't ask",
          "do not ask",
          "don't ask about",
          "do not ask about",
          "ignore",
          "drop",
          "rather not");

  private static final Set<String> WORDS =
      Set.copyOf(
          List.of(
              ("a an the and plus also as well too then of in on with w for to at by from into about around approximately approx roughly circa ca or but it is are be "
                      + "was will would should shall can could may might must i we me my our us you your he she they them their his her this that these those there here "
                      + "interview interviews interviewing interviewer session sessions round rounds screen screening call chat meeting onsite phone video plan plans build make "
                      + "create give prepare generate do run hold have has having had get need needs want wants wanted looking like please kindly let's lets we're we've i'm i've he's she's who's "
                      + "developer developers dev devs engineer engineers engineering programmer programmers coder backend frontend fullstack full stack back front end "
                      + "software web candidate candidates person people someone somebody applicant applicants hire position role roles job opening who whose which what "
                      + "knows know known knowing worked works working work using used use familiar versed skilled experienced experience exp yoe years year level levels "
                      + "question questions qs q topics topic areas area subjects subject things stuff skills skill set technical tech technology technologies stack "
                      + "focus focused focusing emphasis cover covers covering covered touching touch including include includes incl both each total long length duration lasting "
                      + "lasts time minutes minute hour hours half good strong solid great general overall some any everything anything all more most mostly only just balanced balance mix mixed quick short exposure basics deep dive "
                      + "split between among across around side sides bit little lot lots so if when because since per via up team company project projects "
                      + "guy guys folks specialist specialists professional expertise background profile one two new our next tomorrow today standard regular normal "
                      + "type kind kinds style based related oriented heavy centric minded etc")
                  .split(" ")));

  /** What is suggested for a slip in a word that is no area. */
  private static final AreaTree VOCABULARY =
      AreaTree.of(
          Stream.of(
                  "conceptual",
                  "coding",
                  "scenario",
                  "design",
                  "debugging",
                  "behavioural",
                  "junior",
                  "mid-level",
                  "senior",
                  "staff",
                  "principal",
                  "years",
                  "minutes",
                  "hour",
                  "without",
                  "exactly",
                  "at least",
                  "at most",
                  "mostly",
                  "questions")
              .map(word -> new Area(word, word, List.of()))
              .toList());

  private BriefFillers() {}

  static boolean isFiller(BriefTokens tokens, int index) {
    return WORDS.contains(tokens.word(index)) || isHiring(tokens, index);
  }

  /** "We are hiring a …" says why there is an interview; "hiring" alone is an area. */
  private static boolean isHiring(BriefTokens tokens, int index) {
    return tokens.is(index, "hiring", "interviewing", "lead")
        && (tokens.is(index + 1, "a", "an", "for", "our", "the", "new", "someone", "candidates")
            || tokens.is(index - 1, "are", "is", "am", "we're", "i'm", "be", "keep"));
  }

  /** Index after what carries no constraint at {@code index}. */
  static int skip(BriefTokens tokens, int index) {
    BriefTokens.Token token = tokens.at(index);
    boolean sign = !token.isWord() && !token.isNumber();
    return sign || isFiller(tokens, index) ? index + 1 : index;
  }

  static Optional<String> suggest(String word) {
    return VOCABULARY.suggest(word).map(Area::path);
  }
}
