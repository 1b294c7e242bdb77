package dev.viva.server.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.FieldMask;
import dev.viva.server.Client;
import dev.viva.server.Journey;
import dev.viva.server.Refusal;
import dev.viva.server.TestServer;
import dev.viva.server.error.Reason;
import dev.viva.server.interview.Candidates;
import dev.viva.server.rpc.Codecs;
import dev.viva.server.store.Chains;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.Table;
import dev.viva.server.store.mapdb.Backups;
import dev.viva.server.store.mapdb.MapDbStore;
import dev.viva.server.store.mapdb.StoreOptions;
import dev.viva.v1.Candidate;
import dev.viva.v1.CreateCandidateRequest;
import dev.viva.v1.EraseCandidateRequest;
import dev.viva.v1.EraseCandidateResponse;
import dev.viva.v1.GetCandidateRequest;
import dev.viva.v1.GetInterviewRequest;
import dev.viva.v1.Interview;
import dev.viva.v1.ListAreaStatisticsRequest;
import dev.viva.v1.ListCandidatesRequest;
import dev.viva.v1.ListInterviewerStatisticsRequest;
import dev.viva.v1.ListInterviewsRequest;
import dev.viva.v1.ListPlansRequest;
import dev.viva.v1.ListQuestionStatisticsRequest;
import dev.viva.v1.UpdateCandidateRequest;
import dev.viva.v1.WatchInterviewRequest;
import dev.viva.v1.WatchInterviewResponse;
import io.grpc.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Erasing a person, over a real server: what is gone, what stays, and what a backup brings back.
 */
class ErasureServiceTest {
  @TempDir private Path temp;
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.withSeeds("django", "devops").started();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private static EraseCandidateResponse erase(Client client, Candidate person) {
    return client
        .candidates()
        .eraseCandidate(
            EraseCandidateRequest.newBuilder()
                .setName(person.getName())
                .setReason("asked for it")
                .setRequestId(Client.requestId())
                .build());
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

  private static void assertGone(Client client, Candidate person) {
    Refusal.expect(
        Status.Code.NOT_FOUND,
        Reason.NOT_FOUND,
        () ->
            client
                .candidates()
                .getCandidate(GetCandidateRequest.newBuilder().setName(person.getName()).build()));
    assertThat(
            client
                .candidates()
                .listCandidates(ListCandidatesRequest.getDefaultInstance())
                .toString())
        .doesNotContain(Canary.WORD)
        .doesNotContain(person.getId());
    assertThat(
            client
                .interviews()
                .listInterviews(ListInterviewsRequest.getDefaultInstance())
                .toString())
        .doesNotContain(Canary.WORD)
        .doesNotContain(person.getId());
    assertThat(client.plans().listPlans(ListPlansRequest.getDefaultInstance()).toString())
        .doesNotContain(person.getId());
  }

  private static byte[] backup(Path data, Path file) throws IOException {
    try (MapDbStore store = MapDbStore.open(StoreOptions.of(data));
        OutputStream out = Files.newOutputStream(file)) {
      store.backup(out);
    }
    return Files.readAllBytes(file);
  }

  @Test
  void nothingAboutPeopleIsReadableOnTheDisk() throws IOException {
    Candidate person = Canary.in(server.admin());
    Canary.assertNowhereIn(server.home());

    server.restart(
        data -> assertThat(Canary.holds(backup(data, temp.resolve("b")), Canary.WORD)).isFalse());

    Canary.assertNowhereIn(server.home());
    assertThat(
            server
                .admin()
                .candidates()
                .getCandidate(GetCandidateRequest.newBuilder().setName(person.getName()).build())
                .getDisplayName())
        .isEqualTo("Ada " + Canary.WORD);
  }

  @Test
  void erase_takesEverythingAwayButTheFigures() throws IOException {
    Client client = server.admin();
    Interview other = Journey.started(client);
    Journey.submit(client, other);
    Candidate person = Canary.in(client);
    List<Object> before = statistics(client);

    EraseCandidateResponse answer = erase(client, person);

    assertThat(answer.getRemovedList())
        .contains(
            "name, contact and role", "2 scorecards", "2 interviews", "3 plans", "1 decision");
    assertThat(answer.getInterviewsList()).hasSize(2);
    assertThat(answer.getRemainingList()).isNotEmpty();
    assertGone(client, person);
    assertThat(statistics(client)).isEqualTo(before);
    Canary.assertNowhereIn(server.home());
    server.restart();
    assertGone(server.admin(), person);
    assertThat(statistics(server.admin())).isEqualTo(before);
    assertThat(
            server
                .admin()
                .interviews()
                .getInterview(GetInterviewRequest.newBuilder().setName(other.getName()).build())
                .getCandidateDisplayName())
        .startsWith("Ada ");
  }

  @Test
  void erase_reachesEveryRestoredBackup() throws IOException {
    Client client = server.admin();
    Candidate stays = Canary.in(client);
    Candidate person = Canary.in(client);
    Path older = temp.resolve("older");
    server.restart(data -> backup(data, older));
    List<Object> before = statistics(server.admin());
    erase(server.admin(), person);
    server.restart(data -> Backups.restore(StoreOptions.of(data), older, true));

    Client again = server.admin();
    Refusal.expect(
        Status.Code.NOT_FOUND,
        Reason.NOT_FOUND,
        () ->
            again
                .candidates()
                .getCandidate(GetCandidateRequest.newBuilder().setName(person.getName()).build()));
    assertThat(
            again
                .interviews()
                .listInterviews(ListInterviewsRequest.getDefaultInstance())
                .getInterviewsList())
        .hasSize(2)
        .allSatisfy(interview -> assertThat(interview.getCandidate()).isEqualTo(stays.getName()));
    assertThat(statistics(again)).isEqualTo(before);
    server.restart(
        data -> {
          try (MapDbStore store = MapDbStore.open(StoreOptions.of(data))) {
            assertThat(Chains.intactHead(store).index()).isEqualTo(store.index());
          }
        });
    assertThat(statistics(server.admin())).isEqualTo(before);
  }

  @Test
  void restore_ontoAFreshMachineNeedsTheRing() throws IOException {
    Client client = server.admin();
    Candidate stays = Canary.in(client);
    Candidate person = Canary.in(client);
    Path older = temp.resolve("older");
    server.restart(data -> backup(data, older));
    erase(server.admin(), person);
    Path ring = server.home().resolve("data/keys");
    StoreOptions fresh = StoreOptions.of(temp.resolve("fresh")).creating();

    assertThatThrownBy(() -> Backups.restore(fresh, older, false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("--keys");
    Backups.restore(fresh, older, false, Optional.of(ring));

    try (MapDbStore store = MapDbStore.open(fresh)) {
      new Erasures(store, List::of).finishAll();
      assertThat(isThere(store, person.getId())).isFalse();
      assertThat(isThere(store, stays.getId())).isTrue();
    }
  }

  private static boolean isThere(MapDbStore store, String candidate) {
    return store.<Boolean>read(tx -> tx.find(Candidates.CANDIDATES, candidate).isPresent());
  }

  @Test
  void erase_underLegalHoldIsRefused() {
    Client client = server.admin();
    Candidate person = Canary.in(client);
    Candidate held =
        client
            .candidates()
            .updateCandidate(
                UpdateCandidateRequest.newBuilder()
                    .setCandidate(person.toBuilder().setLegalHold(true))
                    .setUpdateMask(FieldMask.newBuilder().addPaths("legal_hold"))
                    .setRequestId(Client.requestId())
                    .build());

    Refusal refusal =
        Refusal.expect(
            Status.Code.FAILED_PRECONDITION, Reason.WRONG_STATE, () -> erase(client, held));

    assertThat(refusal.message()).contains("legal hold").doesNotContain(Canary.WORD);
  }

  @Test
  void erase_endsTheWatchesOfTheInterviews() {
    Client client = server.admin();
    Candidate person = Canary.in(client);
    Interview interview =
        client
            .interviews()
            .listInterviews(ListInterviewsRequest.getDefaultInstance())
            .getInterviews(0);
    WatchInterviewRequest watch =
        WatchInterviewRequest.newBuilder().setName(interview.getName()).build();
    Iterator<WatchInterviewResponse> answers = client.interviews().watchInterview(watch);
    assertThat(answers.next().hasInterview()).isTrue();

    erase(client, person);

    Refusal end = Refusal.of(() -> answers.forEachRemaining(answer -> {}));
    assertThat(end.code()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(end.message()).contains("was erased").doesNotContain(Canary.WORD);
    assertThat(Refusal.of(() -> client.interviews().watchInterview(watch).hasNext()).code())
        .isEqualTo(Status.Code.NOT_FOUND);
  }

  /** Another interviewer who knows name and address meets the same person. */
  @Test
  void erase_takesAwayWhoHadToDoWithThePerson() throws IOException {
    Client client = server.admin();
    Candidate person = Canary.in(client);
    CreateCandidateRequest meeting =
        CreateCandidateRequest.newBuilder()
            .setCandidate(
                Candidate.newBuilder()
                    .setDisplayName(person.getDisplayName())
                    .setEmail(person.getEmail()))
            .setRequestId(Client.requestId())
            .build();
    Client bob = server.interviewer("bob");
    assertThat(bob.candidates().createCandidate(meeting)).isEqualTo(person);
    Canary.assertNowhereIn(server.home());
    assertThat(acquaintances()).contains(person.getId() + "/root", person.getId() + "/bob");

    erase(server.admin(), person);

    assertThat(acquaintances()).isEmpty();
    Canary.assertNowhereIn(server.home());
  }

  /** Candidates with users, as they are stored. */
  private List<String> acquaintances() throws IOException {
    List<String> keys = new ArrayList<>();
    server.restart(
        data -> {
          try (MapDbStore store = MapDbStore.open(StoreOptions.of(data))) {
            store.<Boolean>read(
                tx -> {
                  tx.scan(new Table<>("acquaintances", Codecs.STRING), KeyRange.ALL)
                      .forEach(entry -> keys.add(entry.key()));
                  return true;
                });
          }
        });
    return keys;
  }

  @Test
  void erase_twiceAnswersTheSame() {
    Client client = server.admin();
    Candidate person = Canary.in(client);

    assertThat(erase(client, person)).isEqualTo(erase(client, person));
  }

  @Test
  void erase_byAnybodyElseOrByAPrefixIsRefused() {
    Client client = server.admin();
    Candidate person = Canary.in(client);

    assertThat(Refusal.of(() -> erase(server.interviewer("bob"), person)).code())
        .isEqualTo(Status.Code.PERMISSION_DENIED);
    Candidate prefix = person.toBuilder().setName(person.getName().substring(0, 14)).build();
    Refusal.expect(Status.Code.NOT_FOUND, Reason.NOT_FOUND, () -> erase(client, prefix));
  }

  @Test
  void aRepeatedRequestAboutSomebodyWhoWasErasedIsRefused() {
    Client client = server.admin();
    CreateCandidateRequest request =
        CreateCandidateRequest.newBuilder()
            .setCandidate(Candidate.newBuilder().setDisplayName("Ada " + Canary.WORD))
            .setRequestId(Client.requestId())
            .build();
    Candidate person = client.candidates().createCandidate(request);
    erase(client, person);

    Refusal refusal =
        Refusal.expect(
            Status.Code.NOT_FOUND,
            Reason.NOT_FOUND,
            () -> client.candidates().createCandidate(request));

    assertThat(refusal.message()).contains("erased").doesNotContain(Canary.WORD);
  }
}
