package dev.viva.server.access;

import dev.viva.server.rpc.Caller;
import dev.viva.server.rpc.Names;
import dev.viva.server.rpc.Pages;
import dev.viva.server.rpc.Requests;
import dev.viva.server.rpc.Role;
import dev.viva.v1.CreateUserRequest;
import dev.viva.v1.CreateUserResponse;
import dev.viva.v1.GetSelfRequest;
import dev.viva.v1.ListUsersRequest;
import dev.viva.v1.ListUsersResponse;
import dev.viva.v1.RevokeUserRequest;
import dev.viva.v1.User;
import dev.viva.v1.UserServiceGrpc;
import io.grpc.stub.StreamObserver;

/** {@code viva.v1.UserService}: decodes, calls {@link Users}, encodes. */
public final class UserGrpcService extends UserServiceGrpc.UserServiceImplBase {
  private final Users users;

  public UserGrpcService(Users users) {
    this.users = users;
  }

  @Override
  public void getSelf(GetSelfRequest request, StreamObserver<User> observer) {
    Requests.reply(observer, UserProtos.encode(users.get(Caller.current().user())));
  }

  @Override
  public void createUser(CreateUserRequest request, StreamObserver<CreateUserResponse> observer) {
    Role role = UserProtos.role(request.getRole());
    Users.Created created =
        users.create(Requests.mutation(request), request.getId(), role, request.getValidDays());
    Requests.reply(
        observer,
        CreateUserResponse.newBuilder()
            .setUser(UserProtos.encode(created.account()))
            .setToken(created.rawToken())
            .build());
  }

  @Override
  public void listUsers(ListUsersRequest request, StreamObserver<ListUsersResponse> observer) {
    Pages.Page<Users.Account> page = users.list(Pages.of(request, 50));
    Requests.reply(
        observer,
        ListUsersResponse.newBuilder()
            .addAllUsers(page.items().stream().map(UserProtos::encode).toList())
            .setNextPageToken(page.nextToken())
            .build());
  }

  @Override
  public void revokeUser(RevokeUserRequest request, StreamObserver<User> observer) {
    String id = Names.id("name", "users", request.getName());
    Requests.reply(observer, UserProtos.encode(users.revoke(Requests.mutation(request), id)));
  }
}
