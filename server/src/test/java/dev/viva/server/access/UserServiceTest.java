package dev.viva.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.Client;
import dev.viva.server.Refusal;
import dev.viva.server.TestServer;
import dev.viva.server.error.Reason;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.mapdb.MapDbStore;
import dev.viva.server.store.mapdb.StoreOptions;
import dev.viva.v1.CreateUserRequest;
import dev.viva.v1.CreateUserResponse;
import dev.viva.v1.GetSelfRequest;
import dev.viva.v1.ListUsersRequest;
import dev.viva.v1.RevokeUserRequest;
import dev.viva.v1.Role;
import dev.viva.v1.User;
import io.grpc.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users and their tokens over a real server. */
final class UserServiceTest {
  @RegisterExtension static final TestServer SERVER = new TestServer();

  private final Client admin = SERVER.admin();

  private CreateUserResponse create(String id, int validDays) {
    return create(
        CreateUserRequest.newBuilder()
            .setId(id)
            .setRole(Role.ROLE_INTERVIEWER)
            .setValidDays(validDays)
            .setRequestId(Client.requestId())
            .build());
  }

  private CreateUserResponse create(CreateUserRequest request) {
    return admin.users().createUser(request);
  }

  private static User self(Client client) {
    return client.users().getSelf(GetSelfRequest.getDefaultInstance());
  }

  private User revoke(String id) {
    return admin
        .users()
        .revokeUser(
            RevokeUserRequest.newBuilder()
                .setName("users/" + id)
                .setRequestId(Client.requestId())
                .build());
  }

  private static void expectNotSignedIn(Client client) {
    Refusal.expect(Status.Code.UNAUTHENTICATED, Reason.NOT_SIGNED_IN, () -> self(client));
  }

  @Test
  void createUser_token_worksAndIsShownOnce() throws IOException {
    CreateUserResponse created = create("ada", 0);

    assertThat(created.getToken()).matches("viva_[a-z0-9]{8}_[A-Za-z0-9_-]{43}");
    assertThat(self(SERVER.client(created.getToken())).getId()).isEqualTo("ada");
    assertThat(
            admin.users().listUsers(ListUsersRequest.getDefaultInstance()).toString()
                + self(SERVER.client(created.getToken())))
        .doesNotContain(created.getToken());
    String secret = created.getToken().substring(14);
    try (Stream<Path> files = Files.walk(SERVER.home().resolve("data"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(secret);
      }
    }
  }

  @Test
  void createUser_sameRequestAgain_saysTheUserIsThereAndKeepsTheToken() {
    CreateUserRequest request =
        CreateUserRequest.newBuilder()
            .setId("once")
            .setRole(Role.ROLE_INTERVIEWER)
            .setRequestId(Client.requestId())
            .build();
    CreateUserResponse created = create(request);

    Refusal.expect(Status.Code.ALREADY_EXISTS, Reason.ALREADY_EXISTS, () -> create(request));
    assertThat(self(SERVER.client(created.getToken())).getId()).isEqualTo("once");
  }

  @Test
  void createUser_validDays_setTheEnd() {
    assertThat(daysLeft(create("ninety", 0).getUser())).isEqualTo(90);
    assertThat(daysLeft(create("seven", 7).getUser())).isEqualTo(7);
    Refusal.expectInvalid("valid_days", () -> create("negative", -1));
    Refusal.expectInvalid("valid_days", () -> create("endless", 3_651));
  }

  private static long daysLeft(User user) {
    long seconds = user.getExpireTime().getSeconds() - System.currentTimeMillis() / 1000;
    return Math.round(seconds / (double) Duration.ofDays(1).toSeconds());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Ada", "-ada", "a/b", "a b", "a\u0000", "../x"})
  void createUser_badId_invalid(String id) {
    Refusal.expectInvalid("id", () -> create(id, 0));
  }

  @Test
  void createUser_withoutRole_invalid() {
    Refusal.expectInvalid(
        "role", () -> create(CreateUserRequest.newBuilder().setId("roleless").build()));
  }

  @Test
  void revokeUser_nextCall_isRefused() {
    Client bob = SERVER.interviewer("bob");
    self(bob);

    User revoked = revoke("bob");

    assertThat(revoked.getRevoked()).isTrue();
    expectNotSignedIn(bob);
  }

  @Test
  void createUser_afterRevocation_givesANewTokenAndRole() {
    Client old = SERVER.interviewer("back");
    revoke("back");

    CreateUserResponse created =
        create(
            CreateUserRequest.newBuilder()
                .setId("back")
                .setRole(Role.ROLE_LEAD)
                .setRequestId(Client.requestId())
                .build());

    assertThat(self(SERVER.client(created.getToken())).getRole()).isEqualTo(Role.ROLE_LEAD);
    expectNotSignedIn(old);
  }

  @Test
  void call_withATokenThatHasEnded_isRefusedAndTheUserCanGetANewOne() throws IOException {
    try (TestServer server = new TestServer().started()) {
      String[] ended = new String[1];
      server.restart(
          data -> {
            try (MapDbStore store = MapDbStore.open(StoreOptions.of(data))) {
              Instant longAgo = Instant.now().minus(Duration.ofDays(8));
              ended[0] =
                  new Users(store, InstantSource.fixed(longAgo), new SecureRandom())
                      .create(
                          new Mutation(Optional.empty(), "users/root", "test"),
                          "late",
                          dev.viva.server.rpc.Role.INTERVIEWER,
                          7)
                      .rawToken();
            }
          });

      expectNotSignedIn(server.client(ended[0]));
      assertThat(self(server.interviewer("late")).getId()).isEqualTo("late");
    }
  }

  @Test
  void restart_keepsTheLastUse() throws IOException {
    try (TestServer server = new TestServer().started()) {
      self(server.interviewer("kay"));

      server.restart();

      assertThat(
              server
                  .admin()
                  .users()
                  .listUsers(ListUsersRequest.getDefaultInstance())
                  .getUsersList())
          .allMatch(User::hasLastUseTime);
    }
  }

  @Test
  void revokeUser_unknown_notFound() {
    Refusal.expect(Status.Code.NOT_FOUND, Reason.NOT_FOUND, () -> revoke("nobody"));
  }

  @Test
  void call_wrongToken_isRefused() {
    String right = create("wrong", 0).getToken();
    char last = right.charAt(right.length() - 2) == 'A' ? 'B' : 'A';
    String wrong = right.substring(0, right.length() - 2) + last + right.charAt(right.length() - 1);

    expectNotSignedIn(SERVER.client(wrong));
    expectNotSignedIn(SERVER.client("viva_aaaaaaaa_" + "A".repeat(43)));
    expectNotSignedIn(SERVER.client(""));
    expectNotSignedIn(SERVER.withoutToken());
  }

  @Test
  void call_twoOrOddAuthorizationHeaders_areRefused() {
    String good = "Bearer " + SERVER.adminToken();
    for (String[] headers :
        List.of(
            new String[] {good, good},
            new String[] {good, "Bearer x"},
            new String[] {"Basic " + SERVER.adminToken()})) {
      try (Client client = Client.withHeaders(SERVER.port(), headers)) {
        expectNotSignedIn(client);
      }
    }
  }

  @Test
  void adminCalls_byAnInterviewer_areNotAllowed() {
    Client eve = SERVER.interviewer("eve");

    for (Runnable call :
        List.<Runnable>of(
            () -> eve.users().listUsers(ListUsersRequest.getDefaultInstance()),
            () ->
                eve.users()
                    .createUser(
                        CreateUserRequest.newBuilder()
                            .setId("mallory")
                            .setRole(Role.ROLE_ADMINISTRATOR)
                            .build()),
            () ->
                eve.users()
                    .revokeUser(RevokeUserRequest.newBuilder().setName("users/root").build()))) {
      Refusal.expect(Status.Code.PERMISSION_DENIED, Reason.NOT_ALLOWED, call::run);
    }
  }

  @Test
  void getSelf_afterACall_tellsTheLastUse() {
    Client fay = SERVER.interviewer("fay");
    self(fay);

    assertThat(self(fay).hasLastUseTime()).isTrue();
  }

  @Test
  void home_isReadableByItsOwnerAlone() throws IOException {
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(SERVER.home().resolve("token"))))
        .isEqualTo("rw-------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(SERVER.home().resolve("data"))))
        .isEqualTo("rwx------");
  }

  @Test
  void restart_keepsTheLocalTokenAndTheUsers() throws IOException {
    try (TestServer server = new TestServer().started()) {
      String token = server.adminToken();
      server.interviewer("gus");

      server.restart();

      assertThat(server.adminToken()).isEqualTo(token);
      assertThat(
              server
                  .admin()
                  .users()
                  .listUsers(ListUsersRequest.getDefaultInstance())
                  .getUsersList())
          .extracting(User::getId)
          .containsExactly("gus", TestServer.ADMIN);
    }
  }

  @Test
  void restart_afterTheLocalTokenWasRevoked_writesANewOne() throws IOException {
    try (TestServer server = new TestServer().started()) {
      String old = server.adminToken();
      server
          .admin()
          .users()
          .revokeUser(
              RevokeUserRequest.newBuilder()
                  .setName("users/" + TestServer.ADMIN)
                  .setRequestId(Client.requestId())
                  .build());

      server.restart();

      assertThat(server.adminToken()).isNotEqualTo(old);
      assertThat(self(server.admin()).getId()).isEqualTo(TestServer.ADMIN);
      expectNotSignedIn(server.client(old));
    }
  }
}
