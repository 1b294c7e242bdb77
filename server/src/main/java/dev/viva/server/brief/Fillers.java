package dev.viva.server.brief;

import java.util.Set;

/** Words of a brief that carry no constraint. */
final class Fillers {
  private static final Set<String> WORDS =
      Set.of(
          """
          a ability able about across after afternoon afterwards against aim aims all \
          allocated allot along alongside also altogether among amongst amount amounts an \
          and another any anyone anything app applicant applicants application \
          applications approx approximately apps architect are area areas around as ask \
          asked asking assess assessing assessment assume assumes assuming at atleast \
          availability available back backend background balance balanced balancing based \
          basic basics be because before begin beginning besides between big bit bits \
          block bonus book both brief bring brings budget build building builds built but \
          by c ca call can candidate candidate's candidates care centric certainly chap \
          chat check checking cheers circa coder colleague combination combined combo \
          comfortable commercial company compared confident consist consisting consultant \
          contain containing contractor cope core could couple cover covered covering \
          covers create current currently cv deal dealing deals dedicated deep deeply \
          definitely deliver description dev develop developed developer developers \
          developing devoted devs different dig digging director discuss discussing dive \
          divide divided do doing domain domains draft duration e each eg else emphasis \
          emphasise emphasize end ending ends eng engg engineer engineering engineers \
          enough equal equally especially etc etcetera eu evaluate evaluating even evenly \
          every everyone everything exactly excellent exp experience experienced expertise \
          explore exploring exposure external fairly familiar familiarity few field fill \
          filling final finally first firstly fluent focus focused focuses focusing \
          focussed folk folks follow followed following for format freelancer friday from \
          front frontend full fullstack fundamentals g general generate get gets give \
          given giving goal goals goes good got grade great guide guidelines guy guys h \
          had handle handles handling hands has have haves having he he's head heavy hello \
          her here hey hi highly hire his hold hopefully hoping hour hours how hr hrs \
          hybrid i i'd i'll i'm i've ideally ie if important in inc incl include included \
          includes including individual industry initial internal interview interviewer \
          interviewers interviewing interviews into intro introduction introductions is \
          ish it it's its jd job just key kind kindly kinds kit kits know knowing \
          knowledge known knows lady large largely last lasting lastly lasts later leader \
          leaders least length let's lets level levels like little loads long look looking \
          loop lot lots love loves lvl main mainly maintain maintained maintaining major \
          make man manager many max maximum may maybe me meet meeting mention might min \
          minded mine minimum mins minute minutes mix mixed mixture mock monday more \
          morning most mostly much multiple must musts my native need needed needs new \
          next nice normal notes now of off ok okay on one only onsite open opening \
          optional optionally or oriented other others otherwise our out over overall \
          overview own panel part particular particularly parts past people per percentage \
          perhaps person phone phonescreen plain plan planning plans please pls plus plz \
          portion position positions possible possibly practical precisely prefer \
          preferably preferred preferring prepare pretty previous primarily primary prior \
          priorities prioritise prioritize priority pro probe probing product professional \
          proficiency proficient profile programmer programmers project projects \
          proportion proportions pros proven put q qs qualification qualifications \
          question questions quick quite quiz range rather ratio ready really recent \
          recently regular related relevant remote req require required requirement \
          requirements requires requisition reserve reserved responsibilities responsible \
          resume role roles rough roughly round rounds run same scale schedule screen \
          screener screening script search seasoned second secondly section sections see \
          seek seeking seniority session sessions set several shall share shared shares \
          she she's ship shipped shipping short should side sides simply since sized skill \
          skilled skills skillset slot small so software solely solid some somebody \
          someone something somewhat sound speak speaker spec specialist specialists \
          specific specifically spend spent split stack stacks standard start starting \
          startup strong strongly stuff style subject subjects sure sw take takes talk \
          talking team teams tech technical technically technologies technology than thank \
          thanks that that's the their theirs them then there there's these they they're \
          thing things think thinking third thirdly this thorough those through throughout \
          throw thrown thursday tier time timebox timeboxed title to today together \
          tomorrow tonight too tool tooling tools topic topics tops total touch touches \
          touching tuesday two type typical uk under understanding up upto us use used \
          uses using usual vacancy various versed versus very via video vs w want wanted \
          wants was way we we'd we'll we're we've web wednesday week weigh weight weighted \
          weighting weights well what whatever when where whereas which while who's whose \
          wide will with within woman work worked working works worry worth would wrapup \
          write writing written year years yes yoe you you're your yours yrs zoom"""
              .split("\\s+"));

  /** Names of other subjects, whose parts mean something else. */
  private static final Phrases OTHER_SUBJECTS =
      Phrases.of(
          "machine learning",
          "deep learning",
          "reinforcement learning",
          "e - learning",
          "data science",
          "data engineering",
          "data analysis",
          "big data",
          "computer vision",
          "react native",
          "spring boot",
          "ruby on rails",
          "node js",
          "vue js",
          "next js",
          "ui / ux",
          "ux / ui",
          "asp .net",
          "visual basic",
          "power bi",
          "e - commerce",
          "mobile development",
          "game development",
          "embedded systems",
          "take - home",
          "take home",
          "take - home assignment",
          "brain teasers",
          "brain - teasers",
          "trick questions",
          "smart contracts",
          "language models",
          "large language models",
          "prompt engineering",
          "several years",
          "a few years",
          "few years",
          "many years",
          "some years");

  /** Phrases that carry no constraint, though their words might. */
  private static final Phrases PHRASES =
      Phrases.of(
          "q & a",
          "q and a",
          "wrap - up",
          "m / f / d",
          "m / w / d",
          "f / m / d",
          "m / f / x",
          "f / m / x",
          "h / f",
          "m / f",
          "to test",
          "will test",
          "should test",
          "test their",
          "test his",
          "test her",
          "test them",
          "test on",
          "test for",
          "test knowledge",
          "test the",
          "testing their",
          "testing his",
          "testing her",
          "testing for",
          "testing knowledge",
          "as soon as possible",
          "years old",
          "not only",
          "not just");

  private static final Phrases EACH =
      Phrases.of(
          "each",
          "each on",
          "each for",
          "each of",
          "for each",
          "for each of",
          "on each",
          "on each of",
          "of each",
          "apiece",
          "per topic",
          "per area",
          "per subject",
          "per section",
          "a piece",
          "for every topic",
          "per technology");

  private Fillers() {}

  static boolean isFiller(Tokens tokens, int index) {
    String word = tokens.word(index);
    String owner = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
    return WORDS.contains(owner)
        || WORDS.contains(word)
        || isHiring(tokens, index)
        || isGoing(tokens, index);
  }

  /** "Go deep into Django"; "Go" alone is a language. */
  private static boolean isGoing(Tokens tokens, int index) {
    return tokens.is(index, "go", "going", "goes")
        && tokens.is(
            index + 1, "with", "into", "over", "deep", "deeper", "for", "easy", "through", "to",
            "beyond", "further", "on", "heavy", "light");
  }

  /** "We are hiring a …" says why there is an interview; "hiring" alone is an area. */
  private static boolean isHiring(Tokens tokens, int index) {
    return tokens.is(index, "hiring", "interviewing", "recruiting", "building", "leading")
        && (tokens.is(
                index + 1,
                "a",
                "an",
                "for",
                "our",
                "the",
                "new",
                "someone",
                "candidates",
                "senior",
                "junior",
                "manager")
            || tokens.is(
                index - 1, "are", "is", "am", "we're", "i'm", "be", "keep", "currently", "now"));
  }

  /** Index after what carries no constraint at {@code index}. */
  static int skip(Tokens tokens, int index) {
    return isFiller(tokens, index) ? index + 1 : index;
  }

  /** How many tokens at {@code index} are a phrase that carries no constraint. */
  static int phrase(Tokens tokens, int index) {
    boolean order = tokens.is(index, "test") && tokens.at(index).newLine();
    return order && tokens.at(index + 1).isWord() ? 1 : PHRASES.longest(tokens, index);
  }

  /** How many tokens at {@code index} name something that no area is. */
  static int otherSubject(Tokens tokens, int index) {
    return OTHER_SUBJECTS.longest(tokens, index);
  }

  /** How many tokens at {@code index} say "each". */
  static int each(Tokens tokens, int index) {
    return EACH.longest(tokens, index);
  }
}
