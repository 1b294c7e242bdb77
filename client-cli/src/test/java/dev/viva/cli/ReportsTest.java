package dev.viva.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.v1.CompareCandidatesResponse;
import dev.viva.v1.Debrief;
import dev.viva.v1.Decision;
import dev.viva.v1.Interview;
import dev.viva.v1.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports from the command line: exports, debrief, decision, comparison, statistics. */
final class ReportsTest {
  @RegisterExtension static final RunningServer SERVER = new RunningServer();

  private static String interview;

  @TempDir private Path directory;

  private Console viva() {
    return SERVER.console().at(directory);
  }

  @BeforeAll
  static void twoPeople() {
    interview = judged("Mara Lindqvist", "4");
    judged("Lin Chen", "2");
  }

  private static String judged(String candidate, String rating) {
    Console viva = SERVER.console();
    Plan plan = viva.json(Plan.newBuilder(), "plan", "mid Django, 45 min").build();
    String id =
        viva.json(
                Interview.newBuilder(),
                "interview",
                "start",
                plan.getId(),
                "--candidate",
                candidate)
            .getId();
    viva.run("score", id, "1", rating, "--note", "evidence of it").done();
    viva.run(
            "submit",
            id,
            "--recommend",
            "strong-yes",
            "--comment",
            "seen enough",
            "--rest-not-asked")
        .done();
    return id;
  }

  @ParameterizedTest
  @ValueSource(strings = {"md", "html", "pdf", "json", "csv"})
  void export_writesEveryFormatAndNeverOver(String format) throws IOException {
    String[] scorecard = {
      "scorecard", "export", interview, "--format", format, "--profile", "manager", "--out", "s"
    };
    viva().run(scorecard).done();
    viva().run(scorecard).failed(ExitCode.CONFLICT);
    viva().run("debrief", "Mara Lindqvist", "--format", format, "--out", "d").done();
    assertThat(Files.size(directory.resolve("s"))).isPositive();
    assertThat(Files.size(directory.resolve("d"))).isPositive();
  }

  @Test
  void export_unknownProfile_isRefused() {
    assertThat(
            viva()
                .run("scorecard", "export", interview, "--profile", "boss")
                .failed(ExitCode.INVALID)
                .err())
        .contains("full, manager, candidate, audit");
  }

  @Test
  void submit_saysWhatDoesNotFit() {
    Console viva = viva();
    Plan plan = viva.json(Plan.newBuilder(), "plan", "mid Django, 45 min").build();
    String id =
        viva.json(
                Interview.newBuilder(),
                "interview",
                "start",
                plan.getId(),
                "--candidate",
                "Odd One")
            .getId();
    viva.run("score", id, "1", "1", "--note", "nothing at all").done();
    assertThat(
            viva.run(
                    "submit", id, "--recommend", "strong-yes", "--comment", "x", "--rest-not-asked")
                .done()
                .err())
        .contains("note: Strong yes, although the mean rating is 1.00 of 4");
  }

  @Test
  void debrief_showsThePanelWithBars() {
    assertThat(viva().run("debrief", "Mara Lindqvist").done().out())
        .contains("Mara Lindqvist", "1 for, 0 against", "██████████", "strong-yes", "AREA");
    assertThat(viva().json(Debrief.newBuilder(), "debrief", "Mara Lindqvist").getScore())
        .isEqualTo(4.0);
  }

  @Test
  void decide_recordsWithWhatIsKnown() {
    Decision decision =
        viva()
            .json(
                Decision.newBuilder(),
                "decide",
                "Mara Lindqvist",
                "hire",
                "--because",
                "the best answer of the year",
                "--with",
                "ada,lou")
            .build();
    assertThat(decision.getParticipantsList()).containsExactly("ada", "lou");
    assertThat(decision.getKnown(0).getScore()).isEqualTo(4.0);
    assertThat(viva().run("debrief", "Mara Lindqvist").done().out())
        .contains("Decision: hire, by ada, lou", "the best answer of the year");
    viva().run("decide", "Lin Chen", "maybe", "--because", "x").failed(ExitCode.INVALID);
    viva().run("decide", "Nobody At All", "hire", "--because", "x").failed(ExitCode.NOT_FOUND);
  }

  @Test
  void compare_setsCandidatesSideBySide() {
    CompareCandidatesResponse answer =
        viva()
            .json(
                CompareCandidatesResponse.newBuilder(),
                "candidate",
                "compare",
                "Mara Lindqvist",
                "Lin Chen")
            .build();
    assertThat(answer.getCandidatesCount()).isEqualTo(2);
    assertThat(viva().run("candidate", "compare", "Mara Lindqvist", "Lin Chen").done().out())
        .contains("SAME AREAS", "Mara Lindqvist", "Lin Chen");
    viva().run("candidate", "compare", "Lin Chen", "Lin Chen").failed(ExitCode.INVALID);
  }

  @Test
  void stats_haveATableEach() {
    assertThat(viva().run("stats", "questions").done().out()).contains("FACILITY", "DISCR.");
    assertThat(viva().run("stats", "questions", "--since", "2020-01-01").done().out())
        .contains("DRIFT");
    viva().run("stats", "questions", "--since", "yesterday").failed(ExitCode.INVALID);
    assertThat(viva().run("stats", "interviewers").done().out()).contains("SEVERITY", "ada");
    assertThat(viva().run("stats", "areas").done().out()).contains("NEVER ASKED", "django");
  }
}
