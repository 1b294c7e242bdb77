package dev.viva.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.Client;
import dev.viva.server.Refusal;
import dev.viva.server.TestServer;
import dev.viva.server.error.Reason;
import dev.viva.v1.Area;
import dev.viva.v1.AreaCoverage;
import dev.viva.v1.Kind;
import dev.viva.v1.ListAreasRequest;
import dev.viva.v1.ListQuestionsRequest;
import dev.viva.v1.ListQuestionsResponse;
import io.grpc.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Areas and their coverage over a real server that holds two of our own banks. */
final class AreaServiceTest {
  @RegisterExtension static final TestServer SERVER = TestServer.withSeeds("django", "devops");

  private final Client client = SERVER.admin();

  private List<Area> areas(String area) {
    return client
        .areas()
        .listAreas(ListAreasRequest.newBuilder().setArea(area).build())
        .getAreasList();
  }

  private ListQuestionsResponse questions(String area) {
    return client
        .banks()
        .listQuestions(ListQuestionsRequest.newBuilder().setArea(area).setPageSize(1000).build());
  }

  @Test
  void listAreas_all_parentsBeforeChildren() {
    List<String> paths = areas("").stream().map(Area::getPath).toList();

    assertThat(paths).doesNotHaveDuplicates().contains("devops", "devops/kubernetes");
    for (String path : paths) {
      int slash = path.lastIndexOf('/');
      if (slash > 0) {
        assertThat(paths.indexOf(path.substring(0, slash))).isLessThan(paths.indexOf(path));
      }
    }
  }

  @Test
  void listAreas_parent_countsItsChildrenToo() {
    Area devops = areas("devops").get(0);

    assertThat(devops.getPath()).isEqualTo("devops");
    assertThat(devops.getQuestions()).isEqualTo(questions("devops").getQuestionsCount());
  }

  @Test
  void listAreas_alias_answersThatAreaAndBelow() {
    assertThat(areas("k8s"))
        .isNotEmpty()
        .allSatisfy(area -> assertThat(area.getPath()).startsWith("devops/kubernetes"));
  }

  @Test
  void listAreas_coverage_agreesWithTheQuestions() {
    Area django = areas("django").get(0);
    long seniorDebugging =
        questions("django").getQuestionsList().stream()
            .filter(question -> question.getKind() == Kind.KIND_DEBUGGING)
            .filter(
                question ->
                    question.getLevel().getMinYears() <= 8
                        && (!question.getLevel().hasMaxYears()
                            || question.getLevel().getMaxYears() >= 5))
            .count();

    assertThat(django.getCoverageList())
        .filteredOn(
            coverage ->
                coverage.getLevel().equals("senior") && coverage.getKind() == Kind.KIND_DEBUGGING)
        .extracting(AreaCoverage::getQuestions)
        .containsExactly((int) seniorDebugging);
  }

  @Test
  void listAreas_unknown_suggests() {
    Refusal refusal =
        Refusal.expect(Status.Code.INVALID_ARGUMENT, Reason.UNKNOWN_AREA, () -> areas("kubernets"));

    assertThat(refusal.message()).contains("did you mean devops/kubernetes?");
  }
}
