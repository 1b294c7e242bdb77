package dev.viva.server.access;

import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.Codecs;
import dev.viva.server.rpc.Role;
import dev.viva.server.rpc.Times;
import dev.viva.server.store.Codec;
import dev.viva.store.v1.StoredToken;
import dev.viva.store.v1.StoredUser;
import java.time.Instant;
import java.util.Optional;

/** Users and tokens as messages, and back. */
final class UserProtos {
  static final Codec<User> USER =
      Codecs.of(StoredUser.parser(), UserProtos::stored, UserProtos::decode);
  static final Codec<Token> TOKEN =
      Codecs.of(StoredToken.parser(), UserProtos::stored, UserProtos::decode);

  private UserProtos() {}

  private static StoredUser stored(User user) {
    return StoredUser.newBuilder()
        .setId(user.id())
        .setRole(role(user.role()))
        .setTokenId(user.tokenId())
        .build();
  }

  private static User decode(StoredUser stored) {
    return new User(stored.getId(), role(stored.getRole()), stored.getTokenId());
  }

  private static StoredToken stored(Token token) {
    StoredToken.Builder stored =
        StoredToken.newBuilder()
            .setId(token.id())
            .setUser(token.user())
            .setSha256(token.sha256())
            .setRevoked(token.revoked());
    token.expires().map(Times::encode).ifPresent(stored::setExpireTime);
    return stored.build();
  }

  private static Token decode(StoredToken stored) {
    Optional<Instant> expires =
        stored.hasExpireTime()
            ? Optional.of(Times.decode(stored.getExpireTime()))
            : Optional.empty();
    return new Token(
        stored.getId(), stored.getUser(), stored.getSha256(), expires, stored.getRevoked());
  }

  static dev.viva.v1.User encode(Users.Account account) {
    dev.viva.v1.User.Builder user =
        dev.viva.v1.User.newBuilder()
            .setName("users/" + account.user().id())
            .setId(account.user().id())
            .setRole(role(account.user().role()))
            .setRevoked(account.token().revoked());
    account.token().expires().map(Times::encode).ifPresent(user::setExpireTime);
    account.lastUse().map(Times::encode).ifPresent(user::setLastUseTime);
    return user.build();
  }

  static Role role(dev.viva.v1.Role role) {
    return switch (role) {
      case ROLE_ADMINISTRATOR -> Role.ADMINISTRATOR;
      case ROLE_LEAD -> Role.LEAD;
      case ROLE_HIRING_MANAGER -> Role.HIRING_MANAGER;
      case ROLE_INTERVIEWER -> Role.INTERVIEWER;
      case ROLE_READER -> Role.READER;
      case ROLE_UNSPECIFIED, UNRECOGNIZED ->
          throw new VivaException.Invalid(
              "role", "expected administrator, lead, hiring-manager, interviewer or reader");
    };
  }

  private static dev.viva.v1.Role role(Role role) {
    return switch (role) {
      case ADMINISTRATOR -> dev.viva.v1.Role.ROLE_ADMINISTRATOR;
      case LEAD -> dev.viva.v1.Role.ROLE_LEAD;
      case HIRING_MANAGER -> dev.viva.v1.Role.ROLE_HIRING_MANAGER;
      case INTERVIEWER -> dev.viva.v1.Role.ROLE_INTERVIEWER;
      case READER -> dev.viva.v1.Role.ROLE_READER;
    };
  }
}
