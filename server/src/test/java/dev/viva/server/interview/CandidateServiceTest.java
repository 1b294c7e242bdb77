package dev.viva.server.interview;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import dev.viva.server.Client;
import dev.viva.server.Journey;
import dev.viva.server.Refusal;
import dev.viva.server.TestServer;
import dev.viva.server.error.Reason;
import dev.viva.v1.Candidate;
import dev.viva.v1.CreateCandidateRequest;
import dev.viva.v1.GetCandidateRequest;
import dev.viva.v1.ListCandidatesRequest;
import dev.viva.v1.ListCandidatesResponse;
import dev.viva.v1.UpdateCandidateRequest;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People over a real server. */
final class CandidateServiceTest {
  @RegisterExtension static final TestServer SERVER = new TestServer();

  private final Client client = SERVER.admin();

  private Candidate create(String name) {
    return create(Candidate.newBuilder().setDisplayName(name));
  }

  private Candidate create(Candidate.Builder candidate) {
    return client
        .candidates()
        .createCandidate(
            CreateCandidateRequest.newBuilder()
                .setCandidate(candidate)
                .setRequestId(Client.requestId())
                .build());
  }

  private Candidate get(String name) {
    return client.candidates().getCandidate(GetCandidateRequest.newBuilder().setName(name).build());
  }

  private Candidate update(Candidate candidate, String... paths) {
    return client
        .candidates()
        .updateCandidate(
            UpdateCandidateRequest.newBuilder()
                .setCandidate(candidate)
                .setUpdateMask(FieldMask.newBuilder().addAllPaths(List.of(paths)))
                .setRequestId(Client.requestId())
                .build());
  }

  @Test
  void createCandidate_thenGet_byNameIdPrefixOrDisplayName() {
    String name = Journey.person();
    Candidate created =
        create(
            Candidate.newBuilder()
                .setDisplayName("  " + name + " ")
                .setEmail("ada@example.org")
                .setRole("Backend engineer"));

    assertThat(created.getDisplayName()).isEqualTo(name);
    assertThat(created.getName()).isEqualTo("candidates/" + created.getId());
    assertThat(get(created.getName())).isEqualTo(created);
    assertThat(get(created.getId())).isEqualTo(created);
    assertThat(get(name.toUpperCase(java.util.Locale.ROOT))).isEqualTo(created);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../../x", "CON", "=1+1", "<script>alert(1)</script>", "\u202eevil", "李小龍"})
  void createCandidate_oddName_isKept(String name) {
    assertThat(get(create(name).getName()).getDisplayName()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\u0000b", "a\u001b[31mb", "a\nb"})
  void createCandidate_blankOrControlCharacters_invalid(String name) {
    Refusal.expectInvalid("candidate.display_name", () -> create(name));
  }

  @Test
  void createCandidate_nameOf300Characters_isTheLongest() {
    assertThat(create("x".repeat(300)).getDisplayName()).hasSize(300);
    Refusal.expectInvalid("candidate.display_name", () -> create("x".repeat(301)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "candidates/", " ", "candidates/a/b", "\u0000", "\u001b[2J"})
  void getCandidate_noName_isRefusedAndNeverAnybody(String name) {
    create(Journey.person());

    assertThat(Refusal.of(() -> get(name)).code())
        .isIn(Status.Code.INVALID_ARGUMENT, Status.Code.NOT_FOUND);
  }

  @Test
  void getCandidate_unknown_namesWhatWasLookedFor() {
    Refusal refusal =
        Refusal.expect(Status.Code.NOT_FOUND, Reason.NOT_FOUND, () -> get("candidates/c-00000"));

    assertThat(refusal.metadata()).containsEntry("resource", "candidates/c-00000");
  }

  @Test
  void getCandidate_endlessName_isRefusedInShort() {
    Refusal refusal = Refusal.of(() -> get("x".repeat(1_000_000)));

    assertThat(refusal.code()).isIn(Status.Code.INVALID_ARGUMENT, Status.Code.NOT_FOUND);
    assertThat(refusal.message()).hasSizeLessThan(500);
  }

  @Test
  void getCandidate_sharedDisplayName_asksForTheId() {
    String name = Journey.person();
    Candidate one = create(name);
    Candidate two = create(name);

    Refusal refusal =
        Refusal.expect(Status.Code.INVALID_ARGUMENT, Reason.AMBIGUOUS_ID, () -> get(name));

    assertThat(refusal.message()).contains(one.getId(), two.getId());
  }

  @Test
  void getCandidate_beginningOfAName_isEnoughWhileItIsUnique() {
    Candidate one = create("Ottoline Vrij");
    assertThat(get("ottoline")).isEqualTo(one);

    Candidate two = create("Ottoline Zand");
    Refusal refusal =
        Refusal.expect(Status.Code.INVALID_ARGUMENT, Reason.AMBIGUOUS_ID, () -> get("Ottoline"));
    assertThat(refusal.message()).contains(one.getId(), two.getId());
    assertThat(get("Ottoline Z")).isEqualTo(two);
  }

  @Test
  void updateCandidate_mask_changesOnlyWhatItNames() {
    Candidate old = create(Journey.person());

    Candidate changed =
        update(
            old.toBuilder().setRole("Lead").setEmail("x@example.org").setLegalHold(true).build(),
            "role",
            "legal_hold");

    assertThat(changed.getRole()).isEqualTo("Lead");
    assertThat(changed.getLegalHold()).isTrue();
    assertThat(changed.getEmail()).isEmpty();
    assertThat(get(old.getName())).isEqualTo(changed);
  }

  @Test
  void updateCandidate_staleEtag_aborted() {
    Candidate old = create(Journey.person());
    update(old.toBuilder().setRole("Lead").build(), "role");

    Refusal.expect(
        Status.Code.ABORTED,
        Reason.STALE_REVISION,
        () -> update(old.toBuilder().setRole("Other").build(), "role"));
    assertThat(get(old.getName()).getRole()).isEqualTo("Lead");
  }

  @Test
  void updateCandidate_withoutEtag_invalid() {
    Candidate old = create(Journey.person());

    Refusal.expectInvalid(
        "candidate.etag", () -> update(old.toBuilder().clearEtag().build(), "role"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "create_time", "nonsense"})
  void updateCandidate_unknownMaskPath_invalid(String path) {
    Candidate old = create(Journey.person());

    Refusal.expectInvalid("update_mask", () -> update(old, path));
  }

  @Test
  void listCandidates_searchAndPages_coverAllOnce() {
    String word = "w" + System.nanoTime();
    List<String> created = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      created.add(create("Person " + i + " " + word).getId());
    }
    List<String> found = new ArrayList<>();
    String token = "";
    do {
      ListCandidatesResponse page =
          client
              .candidates()
              .listCandidates(
                  ListCandidatesRequest.newBuilder()
                      .setSearch("person " + word)
                      .setPageSize(2)
                      .setPageToken(token)
                      .build());
      page.getCandidatesList().forEach(candidate -> found.add(candidate.getId()));
      token = page.getNextPageToken();
    } while (!token.isEmpty());

    assertThat(found).containsExactlyInAnyOrderElementsOf(created).isSorted();
  }
}
