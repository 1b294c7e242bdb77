package dev.viva.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.v1.ApplyRetentionResponse;
import dev.viva.v1.Candidate;
import dev.viva.v1.CandidateFile;
import dev.viva.v1.EraseCandidateResponse;
import dev.viva.v1.Interview;
import dev.viva.v1.ListAuditEventsResponse;
import dev.viva.v1.Plan;
import dev.viva.v1.VerifyAuditResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What people may ask for, and the audit trail, as commands. */
final class PeopleCommandsTest {
  @RegisterExtension static final RunningServer SERVER = new RunningServer();

  @TempDir private Path directory;

  private Console viva() {
    return SERVER.console().at(directory);
  }

  private Candidate person(String name) {
    return viva().json(Candidate.newBuilder(), "candidate", "add", name).build();
  }

  /** A person with an interview that has a note. */
  private Interview interview(String name) {
    Plan plan =
        viva().json(Plan.newBuilder(), "plan", "4+ years, Django plus DevOps, 60 min").build();
    Interview interview =
        viva()
            .json(Interview.newBuilder(), "interview", "start", plan.getId(), "--candidate", name)
            .build();
    viva().run("note", interview.getId(), "Thinks aloud.").done();
    return interview;
  }

  private static String name() {
    return "Ada " + UUID.randomUUID();
  }

  @Test
  void candidate_exportAsTextAndJson() throws IOException {
    String name = name();
    interview(name);

    assertThat(viva().run("candidate", "export", name).done().out())
        .contains("# Everything that is held about " + name, "Thinks aloud.");
    CandidateFile file =
        viva().json(CandidateFile.newBuilder(), "candidate", "export", name).build();
    assertThat(file.getInterviewsList()).hasSize(1);
    viva().run("candidate", "export", name, "--out", "ada.md").done();
    assertThat(directory.resolve("ada.md")).content().contains("Thinks aloud.");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("ada.md"))))
        .isEqualTo("rw-------");
    assertThat(
            viva()
                .run("candidate", "export", name, "--out", "ada.md")
                .failed(ExitCode.CONFLICT)
                .err())
        .contains("--force");
    assertThat(
            viva()
                .run("candidate", "export", name, "--format", "pdf")
                .failed(ExitCode.INVALID)
                .err())
        .contains("md or json");
  }

  @Test
  void candidate_eraseAsksFirst() {
    Candidate person = person(name());

    assertThat(viva().run("candidate", "erase", person.getDisplayName()).err())
        .contains("Type " + person.getId(), "--yes");
    assertThat(viva().typing("no\n").run("candidate", "erase", person.getId()).code())
        .isEqualTo(ExitCode.USAGE.code());
    assertThat(viva().run("candidate", "show", person.getId()).done().out())
        .contains(person.getDisplayName());

    Console.Answer answer =
        viva().typing(person.getId() + "\n").run("candidate", "erase", person.getId()).done();

    assertThat(answer.out())
        .contains("erased " + person.getId(), "name, contact and role", "what remains:");
    viva().run("candidate", "show", person.getId()).failed(ExitCode.NOT_FOUND);
  }

  @Test
  void candidate_eraseTakesTheLocalCopiesAway() throws IOException {
    String name = name();
    Interview interview = interview(name);
    Path spool = SERVER.home().resolve("spool");
    Path own = Files.createDirectories(spool.resolve(interview.getId() + "_ada"));
    Files.writeString(own.resolve("changes.log"), "Thinks aloud.");
    Path other = Files.createDirectories(spool.resolve("i-other_ada"));

    EraseCandidateResponse answer =
        viva()
            .json(EraseCandidateResponse.newBuilder(), "candidate", "erase", name, "--yes")
            .build();

    assertThat(answer.getInterviewsList()).containsExactly(interview.getId());
    assertThat(own).doesNotExist();
    assertThat(other).exists();
    String id = interview.getCandidate().substring("candidates/".length());
    assertThat(viva().run("candidate", "erase", id, "--yes").done().out()).contains("1 interview");
  }

  @Test
  void candidate_holdKeepsAPerson() {
    Candidate person = person(name());

    assertThat(viva().run("candidate", "hold", person.getId()).done().out())
        .contains("under legal hold");
    assertThat(
            viva()
                .run("candidate", "erase", person.getId(), "--yes")
                .failed(ExitCode.CONFLICT)
                .err())
        .contains("legal hold");
    viva().run("candidate", "hold", person.getId(), "--lift").done();
    viva().run("candidate", "erase", person.getId(), "--yes").done();
  }

  @Test
  void candidate_retentionSaysWhoItWouldBe() {
    person(name());

    ApplyRetentionResponse answer =
        viva()
            .json(
                ApplyRetentionResponse.newBuilder(),
                "candidate",
                "retention",
                "--days",
                "1",
                "--dry-run")
            .build();

    assertThat(answer.getCandidatesList()).isEmpty();
    assertThat(answer.getDays()).isEqualTo(1);
    assertThat(viva().run("candidate", "retention", "--dry-run").failed(ExitCode.INVALID).err())
        .contains("--retention-days");
  }

  @Test
  void audit_listVerifyHead() {
    Candidate person = person(name());
    viva().run("candidate", "erase", person.getId(), "--yes", "--reason", "on request").done();

    assertThat(viva().run("audit", "list", "--on", person.getName()).done().out())
        .contains("EraseCandidate", "CreateCandidate", "OK", "127.0.0.1")
        .doesNotContain(person.getDisplayName());
    assertThat(
            viva()
                .json(ListAuditEventsResponse.newBuilder(), "audit", "list", "--action", "erase")
                .getEventsCount())
        .isPositive();
    assertThat(viva().run("audit", "list", "--since", "yesterday").failed(ExitCode.INVALID).err())
        .contains("2026-11-21");
    String head = viva().run("audit", "head").done().out().strip();
    assertThat(viva().run("audit", "verify", "--head", head).done().out()).contains("intact: ");
    assertThat(viva().json(VerifyAuditResponse.newBuilder(), "audit", "verify").getIntact())
        .isTrue();
    String other = "1:" + "0".repeat(64);
    Console.Answer answer = viva().run("audit", "verify", "--head", other);
    assertThat(answer.code()).isEqualTo(ExitCode.FAILED.code());
    assertThat(answer.out()).contains("anew");
  }

  /** A user of the server, with a directory of the person's own. */
  private Console user(String role) {
    String id = "u" + UUID.randomUUID().toString().substring(0, 8);
    String token = viva().run("user", "add", id, "--role", role).done().out().strip();
    return viva().with("VIVA_TOKEN", token).with("USER_ID", id);
  }

  private String plan(Console by, String... more) {
    List<String> words = new ArrayList<>(List.of("plan", "4+ years, Django plus DevOps, 45 min"));
    words.addAll(List.of(more));
    return by.json(Plan.newBuilder(), words.toArray(String[]::new)).getId();
  }

  /** An interview of somebody else's panel, with a submitted scorecard. */
  private Interview ofOthers(Console interviewer, String person) {
    Interview interview =
        interviewer
            .json(
                Interview.newBuilder(),
                "interview",
                "start",
                plan(interviewer),
                "--candidate",
                person)
            .build();
    interviewer.run("score", interview.getId(), "1", "3", "--note", "Thinks aloud.").done();
    interviewer
        .run(
            "submit",
            interview.getId(),
            "--recommend",
            "yes",
            "--comment",
            "Fine.",
            "--rest-not-asked")
        .done();
    return interview;
  }

  @Test
  void administrator_seesOthersScorecardsWithAReasonAlone() {
    Console interviewer = user("interviewer");
    String person = name();
    Interview interview = ofOthers(interviewer, person);
    String id = interview.getId();
    String who = interview.getPanel(0);
    List<List<String>> looks =
        List.of(
            List.of("scorecard", "show", id, "--interviewer", who),
            List.of("scorecard", "export", id, "--interviewer", who),
            List.of("debrief", person),
            List.of("debrief", person, "--format", "md"));
    int number = 0;
    for (List<String> look : looks) {
      for (List<String> noReason : List.of(look, with(look, "--reason", " "))) {
        Console.Answer refused = viva().run(noReason.toArray(String[]::new));
        assertThat(refused.out() + refused.err()).doesNotContain("Thinks aloud.", "Fine.", "3.00");
      }
      String reason = "a complaint, number " + ++number;
      assertThat(viva().run(with(look, "--reason", reason).toArray(String[]::new)).done().out())
          .as(String.join(" ", look))
          .containsAnyOf("Thinks aloud.", "Fine.", "3.00");
      assertThat(interviewer.run("interview", "show", id).done().out()).contains(reason);
      assertThat(viva().run("audit", "list", "--on", interview.getName()).done().out())
          .contains(reason);
    }
  }

  private static List<String> with(List<String> words, String... more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of(more));
    return all;
  }

  @Test
  void interviewCancel_keepsTheReason() {
    String interview =
        viva()
            .json(Interview.newBuilder(), "interview", "start", plan(viva()), "--candidate", name())
            .getId();

    viva().run("interview", "cancel", interview, "--because", "the role is filled").done();

    assertThat(viva().run("interview", "show", interview).done().out())
        .contains("the role is filled");
  }

  @Test
  void amend_withoutAReason_isUsageAndKeepsItOtherwise() {
    String id = ofOthers(viva(), name()).getId();

    viva().run("amend", id, "--comment", "Better.").failed(ExitCode.USAGE);
    viva().run("amend", id, "--comment", "Better.", "--because", "I mixed two up").done();

    assertThat(viva().run("scorecard", "export", id).done().out()).contains("I mixed two up");
  }

  @Test
  void plan_forNameAndAddress_isForOnePersonWhoeverAsks() {
    String called = name() + " <" + UUID.randomUUID() + "@example.org>";
    Console one = user("interviewer");
    Console two = user("interviewer");

    Plan first =
        one.json(Plan.newBuilder(), "plan", "Django, 30 min", "--candidate", called).build();
    Plan second =
        two.json(Plan.newBuilder(), "plan", "Django, 30 min", "--candidate", called).build();

    assertThat(second.getCandidate()).isEqualTo(first.getCandidate());
    assertThat(
            two.run("candidate", "add", "Other", "--email", "n/a").failed(ExitCode.INVALID).err())
        .contains("ada@example.org");
    assertThat(
            two.run(
                    "candidate",
                    "add",
                    "Other",
                    "--email",
                    called.substring(called.indexOf('<') + 1, called.length() - 1))
                .failed(ExitCode.CONFLICT)
                .err())
        .contains(first.getCandidate().substring("candidates/".length()));
  }

  @Test
  void score_onAScaleThatIsNotOurs_isRefused() {
    String id = interview(name()).getId();

    for (String rating : List.of("0", "5", "2147483647", "-1", "unspecified")) {
      assertThat(viva().run("score", id, "1", "--", rating).failed(ExitCode.INVALID).err())
          .contains("1 (poor)", "4 (excellent)");
    }
  }
}
