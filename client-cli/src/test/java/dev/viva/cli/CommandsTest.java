package dev.viva.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.viva.v1.Candidate;
import dev.viva.v1.ExplainPlanResponse;
import dev.viva.v1.ImportReport;
import dev.viva.v1.Interview;
import dev.viva.v1.ListAlternativesResponse;
import dev.viva.v1.ListAreasResponse;
import dev.viva.v1.ListBanksResponse;
import dev.viva.v1.ListCandidatesResponse;
import dev.viva.v1.ListInterviewsResponse;
import dev.viva.v1.ListPlansResponse;
import dev.viva.v1.ListQuestionsResponse;
import dev.viva.v1.ListUsersResponse;
import dev.viva.v1.Plan;
import dev.viva.v1.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Every command does its work, for people and for programs. */
final class CommandsTest {
  @RegisterExtension static final RunningServer SERVER = new RunningServer();

  private static final String BRIEF = "4+ years, Django plus DevOps, 60 min";
  private static final String QUESTION = "django-four-changes";

  @TempDir private Path directory;

  private Console viva() {
    return SERVER.console().at(directory);
  }

  private Plan plan() {
    return viva().json(Plan.newBuilder(), "plan", BRIEF).build();
  }

  private static String person() {
    return "Ada " + UUID.randomUUID();
  }

  private Interview interview() {
    return viva()
        .json(Interview.newBuilder(), "interview", "start", plan().getId(), "--candidate", person())
        .build();
  }

  @Test
  void interviewAssign_showsWhoAsks_andTakesItBack() {
    String id =
        viva()
            .json(
                Interview.newBuilder(),
                "interview",
                "start",
                plan().getId(),
                "--candidate",
                person(),
                "--panel",
                "ada,bob")
            .build()
            .getId();
    assertThat(viva().run("interview", "assign", id, "1", "3", "--to", "bob").done().out())
        .contains("ASKS")
        .contains("bob")
        .contains("anybody");
    Interview back = viva().json(Interview.newBuilder(), "interview", "assign", id, "1").build();
    assertThat(back.getAssignmentsList()).extracting(one -> one.getPosition()).containsExactly(3);
    assertThat(viva().run("interview", "assign", id, "1", "--to", "carla").err())
        .contains("its panel is ada, bob");
  }

  @Test
  void submit_withNothing_saysAllThatIsMissingAtOnce() {
    String id = interview().getId();
    viva().run("score", id, "1", "4").done();
    assertThat(viva().run("submit", id).err())
        .contains("question 1 is rated EXCELLENT without a note")
        .contains("question 2 is not rated")
        .contains("the recommendation is missing")
        .contains("the comment is missing");
  }

  private static JsonObject json(Console.Answer answer) {
    return JsonParser.parseString(answer.done().out()).getAsJsonObject();
  }

  @Test
  void import_again_changesNothing() {
    String file = RunningServer.SEEDS + "/django.md";

    assertThat(viva().run("import", file).done().out())
        .startsWith("DOCUMENT")
        .contains("django.md");
    JsonObject report = json(viva().run("import", file, "-o", "json"));

    assertThat(report.keySet())
        .contains("created", "updated", "unchanged", "duplicates", "diagnostics");
    assertThat(report.get("created").getAsInt()).isZero();
    assertThat(report.get("unchanged").getAsInt()).isPositive();
  }

  @Test
  void import_dash_readsStdin() {
    ImportReport report =
        viva()
            .typing(
                "# Python interview questions\n\n1. What is a generator?\n2. What is a GIL?\n3. What is a slot?\n")
            .json(ImportReport.newBuilder(), "import", "-", "--bank", "typed", "--dry-run")
            .build();

    assertThat(report.getDocument()).isEqualTo("stdin");
    assertThat(report.getQuestionsCount()).isEqualTo(3);
  }

  @Test
  void import_directory_takesItsDocumentsOnly() throws IOException {
    Files.copy(RunningServer.SEEDS.resolve("django.md"), directory.resolve("a.md"));
    Files.writeString(directory.resolve("b.png"), "no text");

    assertThat(viva().run("import", ".", "--dry-run").done().out())
        .contains("a.md")
        .doesNotContain("b.png");
  }

  @Test
  void bank_listShowExport() throws IOException {
    assertThat(viva().run("bank", "list").done().out()).contains("django", "devops");
    assertThat(viva().json(ListBanksResponse.newBuilder(), "bank", "list").getBanksCount())
        .isGreaterThanOrEqualTo(2);
    assertThat(viva().run("bank", "show", "djan").done().out()).contains("django: Django");
    assertThat(viva().run("bank", "export", "django").done().out()).contains("{#" + QUESTION + "}");
    viva().run("bank", "export", "django", "-d", "out").done();
    assertThat(directory.resolve("out/django.md")).content().contains("{#" + QUESTION + "}");
  }

  @Test
  void question_listPages() {
    JsonObject page = json(viva().run("question", "list", "--page-size", "2", "-o", "json"));
    JsonObject question = page.getAsJsonArray("questions").get(0).getAsJsonObject();

    assertThat(question.keySet())
        .contains(
            "id",
            "bank",
            "text",
            "answer",
            "title",
            "section",
            "areas",
            "kind",
            "level",
            "minutes",
            "difficulty",
            "status",
            "source");
    String token = page.get("nextPageToken").getAsString();
    ListQuestionsResponse next =
        viva()
            .json(
                ListQuestionsResponse.newBuilder(),
                "question",
                "list",
                "--page-size",
                "2",
                "--page-token",
                token)
            .build();
    assertThat(next.getQuestions(0).getId()).isNotEqualTo(question.get("id").getAsString());
    assertThat(
            viva()
                .json(ListQuestionsResponse.newBuilder(), "question", "list", "--all")
                .getNextPageToken())
        .isEmpty();
  }

  @Test
  void question_listFilters() {
    assertThat(
            viva()
                .run(
                    "question",
                    "list",
                    "--area",
                    "k8s",
                    "--kind",
                    "debugging",
                    "--level",
                    "senior",
                    "--bank",
                    "devops",
                    "--status",
                    "active")
                .done()
                .out())
        .contains("devops-")
        .doesNotContain("django-");
  }

  @Test
  void question_showEditRetireActivate() {
    assertThat(viva().run("question", "show", QUESTION).done().out())
        .contains("Four changes, four files", "A good answer", "Rating", "Probes");
    assertThat(
            viva()
                .json(Question.newBuilder(), "question", "edit", QUESTION, "--minutes", "6")
                .getMinutes())
        .isEqualTo(6);
    assertThat(viva().run("question", "retire", QUESTION).done().out()).contains("retired");
    assertThat(viva().run("question", "activate", QUESTION).done().out()).contains("active");
  }

  @Test
  void area_list() {
    assertThat(viva().run("area", "list").done().out()).contains("django", "SENIOR");
    assertThat(viva().run("area", "list", "devops", "--matrix").done().out())
        .contains("devops/kubernetes");
    assertThat(
            viva()
                .json(ListAreasResponse.newBuilder(), "area", "list", "k8s")
                .getAreas(0)
                .getPath())
        .isEqualTo("devops/kubernetes");
  }

  @Test
  void plan_jsonHasWhatScriptsRelyOn() {
    JsonObject plan = json(viva().run("plan", BRIEF, "-o", "json"));

    assertThat(plan.keySet()).contains("id", "brief", "items", "totalMinutes", "objective");
    assertThat(plan.getAsJsonObject("brief").keySet())
        .contains("text", "level", "areas", "minutes", "kinds", "excludedAreas", "excludedKinds");
    assertThat(plan.getAsJsonArray("items").get(0).getAsJsonObject().keySet())
        .contains("position", "question", "startMinute", "minutes", "area", "reason");
  }

  @Test
  void plan_dryRun_storesNothing() {
    JsonObject plan = json(viva().run("plan", BRIEF, "--dry-run", "-o", "json"));

    assertThat(plan.has("id")).isFalse();
    assertThat(viva().run("plan", BRIEF, "--dry-run").done().out())
        .contains("not stored", "Django");
  }

  @Test
  void plan_buildBeforeTheBrief_isNoPartOfIt() {
    JsonObject plan = json(viva().run("plan", "build", BRIEF, "--dry-run", "-o", "json"));

    assertThat(plan.getAsJsonObject("brief").get("text").getAsString()).isEqualTo(BRIEF);
  }

  @Test
  void plan_showsEveryBoundOfTheBrief() {
    String words =
        "5 years, django, at most 15 min of docker, at most one coding question, no system design";

    assertThat(viva().run("plan", words, "--dry-run").done().out().replaceAll("\\s+", " "))
        .contains("5 years, django 71 %, devops/containers 29 % (at most 15 min)")
        .contains("at most 1 coding, without system-design, design, 60 min");
  }

  @Test
  void plan_flags_overrideTheWords() {
    String pinned = plan().getItems(0).getQuestion().getId();
    Plan plan =
        viva()
            .json(
                Plan.newBuilder(),
                "plan",
                "senior, 60 min",
                "--minutes",
                "45",
                "--area",
                "django",
                "--area",
                "devops=2",
                "--level",
                "3-8",
                "--kind",
                "coding=0..1",
                "--pin",
                pinned)
            .build();

    assertThat(plan.getBrief().getMinutes()).isEqualTo(45);
    assertThat(plan.getBrief().getLevel().getMinYears()).isEqualTo(3);
    assertThat(plan.getBrief().getAreasList())
        .extracting(area -> area.getArea() + " " + Math.round(area.getWeight() * 3))
        .containsExactlyInAnyOrder("django 1", "devops 2");
    assertThat(plan.getItemsList()).extracting(item -> item.getQuestion().getId()).contains(pinned);
  }

  @Test
  void plan_showListExplainExport() throws IOException {
    Plan plan = plan();

    assertThat(viva().run("plan", "show", plan.getId()).done().out())
        .contains(plan.getId(), "opening", plan.getItems(0).getQuestion().getId());
    assertThat(viva().run("plan", "list").done().out()).contains(plan.getId());
    assertThat(viva().json(ListPlansResponse.newBuilder(), "plan", "list").getPlansList())
        .extracting(Plan::getId)
        .contains(plan.getId());
    assertThat(viva().run("plan", "explain", plan.getId()).done().out()).contains("1. ");
    assertThat(
            viva()
                .json(ExplainPlanResponse.newBuilder(), "plan", "explain", plan.getId())
                .getItemsCount())
        .isEqualTo(plan.getItemsCount());
    viva().run("plan", "export", plan.getId(), "--format", "html", "--out", "kit.html").done();
    assertThat(directory.resolve("kit.html")).content().contains("<html");
    assertThat(viva().run("plan", "export", plan.getId(), "--for-candidate").done().out())
        .doesNotContain("good answer");
  }

  @Test
  void plan_swapDropPinRebuild() {
    String id = plan().getId();
    ListAlternativesResponse offered =
        viva().json(ListAlternativesResponse.newBuilder(), "plan", "swap", id, "1").build();
    String other = offered.getAlternatives(0).getQuestion().getId();

    assertThat(viva().run("plan", "swap", id, "1").done().out()).contains(other);
    assertThat(viva().run("plan", "swap", id, "1", "--to", other).done().out()).contains(other);
    assertThat(viva().run("plan", "drop", id, "1").done().out()).contains("Plan " + id);
    assertThat(viva().run("plan", "pin", id, other).done().out()).contains(other);
    assertThat(viva().run("plan", "rebuild", id, "--seed", "7").done().out()).contains(other);
  }

  @Test
  void plan_thatCannotBe_offersBriefsThatWork() {
    String said =
        viva()
            .run("plan", "senior, 4 coding questions, 20 min, django")
            .failed(ExitCode.INVALID)
            .err();

    assertThat(said).startsWith("viva: no plan fits").contains("4 coding questions", "20 minutes");
    Matcher offer = Pattern.compile("\"([^\"]+)\": gives (\\d+) questions? in").matcher(said);
    assertThat(offer.find()).as(said).isTrue();
    Plan plan = viva().json(Plan.newBuilder(), "plan", offer.group(1), "--dry-run").build();
    assertThat(plan.getItemsList()).hasSize(Integer.parseInt(offer.group(2)));
  }

  @Test
  void planSwap_pin_ofWhatWasDropped_sayHowItComesBack() {
    Plan plan = plan();
    String out = plan.getItems(0).getQuestion().getId();
    viva().run("plan", "drop", plan.getId(), "1").done();

    assertThat(
            viva()
                .run("plan", "swap", plan.getId(), "1", "--to", out)
                .failed(ExitCode.INVALID)
                .err())
        .contains("'viva plan pin " + plan.getId() + " " + out + "' puts it back");
    assertThat(viva().run("plan", "pin", plan.getId(), out).done().out()).contains(out);
  }

  @Test
  void candidate_addListShow() {
    String name = person();
    Candidate added =
        viva()
            .json(Candidate.newBuilder(), "candidate", "add", name, "--role", "Backend engineer")
            .build();

    assertThat(viva().run("candidate", "list", "--search", name).done().out())
        .contains(added.getId(), "Backend engineer");
    assertThat(
            viva()
                .json(ListCandidatesResponse.newBuilder(), "candidate", "list", "--search", name)
                .getCandidatesCount())
        .isEqualTo(1);
    assertThat(viva().run("candidate", "show", name).done().out()).contains(added.getId(), name);
  }

  @Test
  void interview_scheduleStartListShowFinish() {
    Interview scheduled =
        viva()
            .json(
                Interview.newBuilder(),
                "interview",
                "start",
                plan().getId(),
                "--candidate",
                person(),
                "--panel",
                "ada,bob",
                "--at",
                "2030-12-01T10:00+01:00")
            .build();
    String id = scheduled.getId();

    assertThat(scheduled.getPanelList()).containsExactly("ada", "bob");
    assertThat(scheduled.getScheduleTime().getSeconds()).isEqualTo(1_922_346_000L);
    assertThat(viva().run("interview", "start", id).done().out()).contains("in-progress");
    assertThat(viva().run("interview", "list", "--state", "in-progress").done().out()).contains(id);
    assertThat(
            viva()
                .json(
                    ListInterviewsResponse.newBuilder(),
                    "interview",
                    "list",
                    "--candidate",
                    scheduled.getCandidateDisplayName())
                .getInterviewsCount())
        .isEqualTo(1);
    assertThat(viva().run("interview", "show", id).done().out()).contains("panel: ada, bob");
    assertThat(viva().run("interview", "finish", id).done().out()).contains("awaiting-feedback");
  }

  @Test
  void interview_cancelAndNoShow() {
    assertThat(
            viva().run("interview", "cancel", interview().getId(), "--because", "ill").done().out())
        .contains("cancelled");
    Interview scheduled =
        viva()
            .json(
                Interview.newBuilder(),
                "interview",
                "start",
                plan().getId(),
                "--candidate",
                person(),
                "--at",
                "2030-12-01T10:00Z")
            .build();
    assertThat(viva().run("interview", "no-show", scheduled.getId()).done().out())
        .contains("no-show");
  }

  @Test
  void user_addListRevoke() {
    String token = viva().run("user", "add", "bob", "--role", "interviewer").done().out().strip();
    Console bob = viva().with("VIVA_TOKEN", token);

    assertThat(bob.run("bank", "list").done().out()).contains("django");
    bob.run("user", "list").failed(ExitCode.NOT_ALLOWED);
    assertThat(viva().run("user", "list").done().out()).contains("bob", "interviewer", "active");
    assertThat(viva().json(ListUsersResponse.newBuilder(), "user", "list").getUsersCount())
        .isEqualTo(2);
    assertThat(viva().run("user", "revoke", "bob").done().out()).contains("bob is revoked");
    bob.run("bank", "list").failed(ExitCode.NOT_ALLOWED);
  }

  @Test
  void out_existingFile_isNeverOverwritten() throws IOException {
    Interview interview = interview();
    Path file = Files.writeString(directory.resolve("card.md"), "mine");
    Path link = Files.createSymbolicLink(directory.resolve("link.md"), directory.resolve("target"));

    for (Path taken : new Path[] {file, link}) {
      viva()
          .run("scorecard", "export", interview.getId(), "--out", taken.getFileName().toString())
          .failed(ExitCode.CONFLICT);
    }
    assertThat(file).hasContent("mine");
    assertThat(directory.resolve("target")).doesNotExist();
    viva().run("scorecard", "export", interview.getId(), "--out", "card.md", "--force").done();
    assertThat(file).content().contains("# Scorecard");
  }
}
