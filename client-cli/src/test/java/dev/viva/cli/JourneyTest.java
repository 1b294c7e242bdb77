package dev.viva.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.viva.v1.Interview;
import dev.viva.v1.Plan;
import dev.viva.v1.Scorecard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The journey of the README: a bank becomes a plan, a plan an interview, that a scorecard. */
final class JourneyTest {
  @RegisterExtension static final RunningServer SERVER = new RunningServer();

  @TempDir private Path directory;

  @Test
  void journey_fromBankToScorecard() throws IOException {
    Console viva = SERVER.console().at(directory);

    assertThat(viva.run("import", RunningServer.SEEDS.toString()).done().out())
        .contains("algorithms", "python");
    Plan plan =
        viva.json(Plan.newBuilder(), "plan", "4+ years, Django plus DevOps, 60 min").build();
    assertThat(plan.getItemsCount()).isBetween(3, 18);
    Interview interview =
        viva.json(
                Interview.newBuilder(),
                "interview",
                "start",
                plan.getId(),
                "--candidate",
                "Ada Lovelace")
            .build();
    String id = interview.getId();
    assertThat(viva.run("score", id, "1", "3", "--note", "found the loop").done().out())
        .contains("saved: 1 of " + plan.getItemsCount(), "score 3.00");
    assertThat(viva.run("score", id, "2", "4", "--note", "led the way").done().out())
        .contains("saved: 2 of");
    viva.run("note", id, "2", "and asked why").done();
    viva.run("note", id, "calm, asked good questions").done();
    viva.run("note", id, "--private", "too kind?").done();
    viva.run("interview", "finish", id).done();

    Scorecard submitted =
        viva.json(
                Scorecard.newBuilder(),
                "submit",
                id,
                "--recommend",
                "yes",
                "--comment",
                "solid on data",
                "--rest-not-asked")
            .build();
    assertThat(submitted.getRatings(1).getNote()).isEqualTo("led the way\nand asked why");
    assertThat(viva.run("interview", "show", id).done().out()).contains("complete");

    viva.run("scorecard", "export", id, "--out", "ada.md").done();
    String markdown = Files.readString(directory.resolve("ada.md"));
    assertThat(markdown)
        .contains("Ada Lovelace", "Yes", "solid on data", "found the loop", "and asked why");
    JsonObject report =
        JsonParser.parseString(viva.run("scorecard", "export", id, "--format", "json").done().out())
            .getAsJsonObject();
    assertThat(report.get("candidate").getAsString()).isEqualTo("Ada Lovelace");
    assertThat(report.get("state").getAsString()).isEqualTo("SCORECARD_STATE_SUBMITTED");

    viva.run("amend", id, "--because", "mixed up two answers", "--rating", "1=2").done();
    assertThat(viva.run("scorecard", "show", id).done().out()).contains("amended", "2 mixed");
  }
}
