package dev.viva.server.interview;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import dev.viva.server.Client;
import dev.viva.server.Refusal;
import dev.viva.server.TestServer;
import dev.viva.server.error.Reason;
import dev.viva.v1.BuildPlanRequest;
import dev.viva.v1.Candidate;
import dev.viva.v1.CreateCandidateRequest;
import dev.viva.v1.CreateInterviewRequest;
import dev.viva.v1.GetCandidateRequest;
import dev.viva.v1.Interview;
import dev.viva.v1.ListCandidatesRequest;
import dev.viva.v1.Plan;
import dev.viva.v1.PlanItem;
import dev.viva.v1.UpdateCandidateRequest;
import io.grpc.Status;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two interviewers, without a lead, and one person whom both are to meet. */
final class SamePersonTest {
  @RegisterExtension
  static final TestServer SERVER =
      TestServer.withSeeds("django", "devops", "python", "behavioural", "databases");

  private static Client ada;
  private static Client bob;

  private String name;
  private String address;

  @BeforeAll
  static void people() {
    ada = SERVER.interviewer("ada");
    bob = SERVER.interviewer("bob");
  }

  @BeforeEach
  void somebody() {
    name = "Grace " + UUID.randomUUID();
    address = UUID.randomUUID() + "@example.org";
  }

  private static Candidate create(Client client, String name, String address, String role) {
    return client
        .candidates()
        .createCandidate(
            CreateCandidateRequest.newBuilder()
                .setCandidate(
                    Candidate.newBuilder().setDisplayName(name).setEmail(address).setRole(role))
                .setRequestId(Client.requestId())
                .build());
  }

  private static Candidate get(Client client, String called) {
    return client
        .candidates()
        .getCandidate(GetCandidateRequest.newBuilder().setName(called).build());
  }

  private static BuildPlanRequest.Builder brief(String candidate) {
    return BuildPlanRequest.newBuilder()
        .setText("4+ years, Django plus DevOps, 45 min")
        .setCandidate(candidate);
  }

  private static Plan plan(Client client, String candidate) {
    return client.plans().buildPlan(brief(candidate).setRequestId(Client.requestId()).build());
  }

  private static Set<String> questions(Plan plan) {
    return plan.getItemsList().stream()
        .map(PlanItem::getQuestion)
        .map(question -> question.getId())
        .collect(Collectors.toSet());
  }

  private String both() {
    return name + " <" + address + ">";
  }

  @Test
  void plansOfTwoInterviewers_forOnePerson_neverRepeat() {
    Plan first = plan(ada, both());
    Plan dry = bob.plans().buildPlan(brief(both()).setDryRun(true).build());
    Plan second = plan(bob, name.toUpperCase(java.util.Locale.ROOT) + " <" + address + ">");

    assertThat(second.getCandidate()).isEqualTo(first.getCandidate());
    assertThat(questions(second)).isNotEmpty().doesNotContainAnyElementsOf(questions(first));
    assertThat(questions(dry)).doesNotContainAnyElementsOf(questions(first));
    assertThat(get(bob, second.getCandidate()).getDisplayName()).isEqualTo(name);
    assertThat(questions(plan(ada, first.getCandidate())))
        .doesNotContainAnyElementsOf(questions(second));
  }

  @Test
  void interviewsOfTwoInterviewers_areOfOnePerson() {
    String theirs = interview(bob, plan(bob, ""), both()).getCandidate();
    String ours = interview(ada, plan(ada, both()), both()).getCandidate();

    assertThat(ours).isEqualTo(theirs);
  }

  private static Interview interview(Client client, Plan plan, String candidate) {
    return client
        .interviews()
        .createInterview(
            CreateInterviewRequest.newBuilder()
                .setPlan(plan.getName())
                .setCandidate(candidate)
                .setRequestId(Client.requestId())
                .build());
  }

  @Test
  void createCandidate_nameAndAddressOfSomebodyUnknown_meetsThatPerson() {
    Candidate theirs = create(ada, name, address, "Engineer");
    assertThat(Refusal.of(() -> get(bob, theirs.getName())).code())
        .isEqualTo(Status.Code.NOT_FOUND);

    Candidate ours =
        create(bob, " " + name.replace(" ", "  "), address.toUpperCase(java.util.Locale.ROOT), "");

    assertThat(ours).isEqualTo(theirs);
    assertThat(get(bob, theirs.getName())).isEqualTo(theirs);
  }

  @Test
  void createCandidate_addressUnderAnotherName_tellsNothingMore() {
    Candidate theirs = create(ada, name, address, "Engineer");

    Refusal refusal =
        Refusal.expect(
            Status.Code.ALREADY_EXISTS,
            Reason.ALREADY_EXISTS,
            () -> create(bob, "Somebody else", address, ""));

    assertThat(refusal.toString()).doesNotContain(name, theirs.getId(), "Engineer");
    for (String called : List.of(address, "Somebody else <" + address + ">")) {
      assertThat(Refusal.of(() -> plan(bob, called)).toString())
          .contains("ALREADY_EXISTS")
          .doesNotContain(name, theirs.getId());
      assertThat(Refusal.of(() -> get(bob, called)).code()).isEqualTo(Status.Code.NOT_FOUND);
    }
    assertThat(
            bob.candidates()
                .listCandidates(ListCandidatesRequest.newBuilder().setPageSize(1000).build())
                .toString())
        .doesNotContain(theirs.getId());
  }

  @Test
  void createCandidate_addressOfSomebodyKnown_saysWho() {
    Candidate theirs = create(ada, name, address, "");

    for (Client knowing : List.of(ada, SERVER.admin())) {
      Refusal refusal =
          Refusal.expect(
              Status.Code.ALREADY_EXISTS,
              Reason.ALREADY_EXISTS,
              () -> create(knowing, name, address, ""));
      assertThat(refusal.message()).contains(theirs.getId());
      assertThat(refusal.metadata()).containsEntry("resource", theirs.getName());
    }
  }

  @Test
  void createCandidate_sameNameWithoutAddress_isSomebodyElse() {
    Candidate theirs = create(ada, name, address, "");

    assertThat(create(bob, name, "", "").getName()).isNotEqualTo(theirs.getName());
    assertThat(plan(bob, name).getCandidate()).isNotEqualTo(theirs.getName());
  }

  @Test
  void updateCandidate_toTheAddressOfAnother_alreadyExists() {
    create(ada, name, address, "");
    Candidate own = create(bob, "Own " + name, "", "");

    Refusal refusal =
        Refusal.expect(
            Status.Code.ALREADY_EXISTS,
            Reason.ALREADY_EXISTS,
            () -> email(bob, own.toBuilder().setEmail(address).build()));

    assertThat(refusal.toString()).doesNotContain("Grace", "candidates/c-");
    Candidate changed = email(bob, own.toBuilder().setEmail("own." + address).build());
    assertThat(email(bob, changed).getEmail()).isEqualTo("own." + address);
  }

  private static Candidate email(Client client, Candidate candidate) {
    return client
        .candidates()
        .updateCandidate(
            UpdateCandidateRequest.newBuilder()
                .setCandidate(candidate)
                .setUpdateMask(FieldMask.newBuilder().addPaths("email"))
                .setRequestId(Client.requestId())
                .build());
  }

  @Test
  void plan_withTheAddressOfSomebodyKnownByName_keepsIt() {
    Candidate known = create(ada, name, "", "Engineer");

    assertThat(plan(ada, both()).getCandidate()).isEqualTo(known.getName());

    assertThat(get(ada, address).getName()).isEqualTo(known.getName());
    assertThat(get(ada, address).getEmail()).isEqualTo(address);
    assertThat(get(ada, address).getRole()).isEqualTo("Engineer");
    assertThat(plan(ada, name + " <other." + address + ">").getCandidate())
        .isNotEqualTo(known.getName());
  }

  @Test
  void plan_forAnAddressAlone_addsSomebody() {
    Candidate added = get(ada, plan(ada, address).getCandidate());

    assertThat(added.getDisplayName()).isEqualTo(address);
    assertThat(added.getEmail()).isEqualTo(address);
  }
}
