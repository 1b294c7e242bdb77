package dev.viva.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.Client;
import dev.viva.server.Journey;
import dev.viva.server.TestServer;
import dev.viva.v1.Candidate;
import dev.viva.v1.GetDebriefRequest;
import dev.viva.v1.Interview;
import dev.viva.v1.ListAreaStatisticsRequest;
import dev.viva.v1.ListCandidatesRequest;
import dev.viva.v1.ListInterviewerStatisticsRequest;
import dev.viva.v1.ListInterviewsRequest;
import dev.viva.v1.ListPlansRequest;
import dev.viva.v1.ListQuestionStatisticsRequest;
import dev.viva.v1.VerifyAuditRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real process that erases somebody is killed before one of its changes of the disk, {@code
 * -Dviva.kills=150} before each of them in turn. A server that starts on what it left has the whole
 * person, or nothing.
 */
final class ErasureKillTest {
  private static final int MOST_STEPS = 60;
  private static final int STRIDE = Integer.getInteger("viva.kills", 20) >= 150 ? 1 : 4;

  @TempDir private Path temp;

  @Test
  void kill_inTheMiddleOfAnErasureLeavesAllOrNothing() throws Exception {
    Path before = temp.resolve("before");
    try (TestServer server = TestServer.withSeeds("django", "devops").started()) {
      Interview other = Journey.started(server.admin());
      Journey.submit(server.admin(), other);
      Candidate person = Canary.in(server.admin());
      server.restart(data -> copy(data, before));
      List<Object> everything = everything(server.admin(), person);
      List<Object> statistics = statistics(server.admin());
      int whole = 0;
      int gone = 0;
      boolean killed = true;
      for (int step = 1; killed; step += STRIDE) {
        int now = step;
        int[] end = new int[1];
        server.restart(
            data -> {
              delete(data);
              copy(before, data);
              end[0] = erase(data, person, now);
            });
        killed = end[0] == ErasureWorker.KILLED;
        assertThat(killed || end[0] == 0).as("step %d ended with %d", step, end[0]).isTrue();
        assertThat(step).isLessThan(MOST_STEPS);
        if (isThere(server.admin(), person)) {
          whole++;
          assertThat(killed).as("step %d was acknowledged", step).isTrue();
          assertThat(everything(server.admin(), person)).as("step %d", step).isEqualTo(everything);
        } else {
          gone++;
          requireGone(server, person);
        }
        assertThat(statistics(server.admin())).as("step %d", step).isEqualTo(statistics);
        assertThat(
                server
                    .admin()
                    .audit()
                    .verifyAudit(VerifyAuditRequest.getDefaultInstance())
                    .getIntact())
            .isTrue();
      }
      assertThat(whole).as("killed before the commit").isPositive();
      assertThat(gone).as("killed after the commit, and not at all").isGreaterThan(1);
    }
  }

  private int erase(Path data, Candidate person, int step) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ErasureWorker.class.getName(),
                data.toString(),
                person.getId(),
                Integer.toString(step))
            .redirectErrorStream(true)
            .redirectOutput(temp.resolve("worker.log").toFile())
            .start();
    return process.onExit().join().exitValue();
  }

  private static boolean isThere(Client client, Candidate person) {
    return client
        .candidates()
        .listCandidates(ListCandidatesRequest.getDefaultInstance())
        .getCandidatesList()
        .contains(person);
  }

  /** Everything that can be seen of the person. */
  private static List<Object> everything(Client client, Candidate person) {
    return List.of(
        client
            .reports()
            .getDebrief(GetDebriefRequest.newBuilder().setName(person.getName()).build()),
        interviews(client),
        client.plans().listPlans(ListPlansRequest.getDefaultInstance()));
  }

  private static List<Interview> interviews(Client client) {
    return client
        .interviews()
        .listInterviews(ListInterviewsRequest.getDefaultInstance())
        .getInterviewsList();
  }

  private static void requireGone(TestServer server, Candidate person) throws IOException {
    assertThat(interviews(server.admin()))
        .noneMatch(interview -> interview.getCandidate().equals(person.getName()));
    assertThat(server.admin().plans().listPlans(ListPlansRequest.getDefaultInstance()).toString())
        .doesNotContain(person.getId(), Canary.WORD);
    Canary.assertNowhereIn(server.home());
  }

  private static List<Object> statistics(Client client) {
    return List.of(
        client
            .reports()
            .listQuestionStatistics(
                ListQuestionStatisticsRequest.newBuilder().setPageSize(1000).build()),
        client
            .reports()
            .listInterviewerStatistics(ListInterviewerStatisticsRequest.getDefaultInstance()),
        client.reports().listAreaStatistics(ListAreaStatisticsRequest.getDefaultInstance()));
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
