package dev.viva.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.cli.output.Texts;
import dev.viva.v1.Candidate;
import dev.viva.v1.Interview;
import dev.viva.v1.ListCandidatesResponse;
import dev.viva.v1.Plan;
import dev.viva.v1.Scorecard;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reaches a terminal: foreign text is inert, tables fit, colour is for terminals only. */
final class TerminalTest {
  @RegisterExtension static final RunningServer SERVER = new RunningServer();

  private static final String ESCAPE = "\u001b";
  private static final String HOSTILE =
      ESCAPE + "[2J" + ESCAPE + "]0;owned\u0007 \u202eevil\u202c \u2066x\u2069 \u009b31m end";

  private final Console viva = SERVER.console();

  private static void requireInert(String shown) {
    assertThat(shown.replaceAll("[^\\p{Cntrl}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]|\n", ""))
        .as(shown)
        .isEmpty();
  }

  @Test
  void notes_withEscapeSequences_areInertInEveryViewAndKeptInJson() {
    Plan plan = viva.json(Plan.newBuilder(), "plan", "4+ years, django, 45 min").build();
    Interview interview =
        viva.json(
                Interview.newBuilder(),
                "interview",
                "start",
                plan.getId(),
                "--candidate",
                "\u202eevil name")
            .build();
    String id = interview.getId();
    viva.run("score", id, "1", "3", "--note", HOSTILE).done();
    viva.run("note", id, HOSTILE).done();

    for (String[] command :
        List.of(
            new String[] {"scorecard", "show", id},
            new String[] {"scorecard", "export", id},
            new String[] {"interview", "show", id},
            new String[] {"interview", "list"},
            new String[] {"candidate", "list"},
            new String[] {"candidate", "show", interview.getCandidate()})) {
      requireInert(viva.run(command).done().out());
    }
    assertThat(viva.json(Scorecard.newBuilder(), "scorecard", "show", id).getRatings(0).getNote())
        .isEqualTo(HOSTILE);
  }

  @Test
  void errors_withEscapeSequences_areInert() {
    requireInert(viva.run("bank", "show", HOSTILE).err());
    requireInert(viva.run("question", "list", "--area", HOSTILE).err());
    requireInert(viva.run("interview", "start", HOSTILE).err());
    requireInert(viva.run(HOSTILE).err());
    requireInert(viva.run("plan", "senior", "--kind", HOSTILE).err());
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80})
  void tables_wideCharacters_fitTheTerminal(int width) {
    viva.run("candidate", "add", "李小龍李小龍李小龍李小龍", "--role", "工程師 " + "x".repeat(80)).done();
    viva.run("candidate", "add", "e\u0301 👩‍💻 Zoë", "--role", "Engineer").done();
    Console narrow = viva.with("COLUMNS", String.valueOf(width));

    for (String[] command :
        List.of(
            new String[] {"candidate", "list"},
            new String[] {"question", "show", "django-four-changes"},
            new String[] {"plan", "4+ years, Django plus DevOps, 60 min", "--dry-run"},
            new String[] {"bank", "list"})) {
      assertThat(narrow.run(command).done().out().lines())
          .allSatisfy(line -> assertThat(Texts.width(line)).as(line).isLessThanOrEqualTo(width));
    }
  }

  @Test
  void tables_narrow_keepIdsWhole() {
    Candidate added =
        viva.json(Candidate.newBuilder(), "candidate", "add", "Long " + "name ".repeat(30)).build();

    assertThat(viva.with("COLUMNS", "40").run("candidate", "list").done().out())
        .contains(added.getId());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "plan --help", "bank list", "plan senior,django"})
  void pipe_hasNoEscapeCodes(String line) {
    Console.Answer answer = viva.run(line.split(" "));

    assertThat(answer.out() + answer.err()).doesNotContain(ESCAPE);
  }

  @Test
  void terminal_hasColourUnlessSwitchedOff() {
    Console terminal = viva.onTerminal();

    assertThat(terminal.run("--help").out()).contains(ESCAPE);
    assertThat(terminal.with("NO_COLOR", "1").run("--help").out()).doesNotContain(ESCAPE);
    assertThat(terminal.with("TERM", "dumb").run("--help").out()).doesNotContain(ESCAPE);
  }

  @Test
  void json_onATerminal_isOneDocumentAndStderrIsSilent() {
    Console.Answer answer = viva.onTerminal().run("candidate", "list", "-o", "json").done();

    answer.into(ListCandidatesResponse.newBuilder());
    assertThat(answer.err()).isEmpty();
  }
}
