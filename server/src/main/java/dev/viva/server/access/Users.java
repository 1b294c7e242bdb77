package dev.viva.server.access;

import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.Caller;
import dev.viva.server.rpc.Codecs;
import dev.viva.server.rpc.Names;
import dev.viva.server.rpc.Pages;
import dev.viva.server.rpc.Role;
import dev.viva.server.rpc.Texts;
import dev.viva.server.store.Entry;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.ReadTx;
import dev.viva.server.store.Store;
import dev.viva.server.store.Table;
import dev.viva.server.store.WriteTx;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The users and their tokens. */
public final class Users {
  static final Table<User> USERS = new Table<>("users", UserProtos.USER);
  static final Table<Token> TOKENS = new Table<>("tokens", UserProtos.TOKEN);

  /** When the user's token was last used, in ISO 8601. */
  private static final Table<String> LAST_USES = new Table<>("last-uses", Codecs.STRING);

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
  private static final int DEFAULT_DAYS = 90;
  private static final int MOST_DAYS = 3_650;
  private static final Mutation BY_SERVER = new Mutation(Optional.empty(), "users/-", "start");

  private final Store store;
  private final InstantSource clock;
  private final SecureRandom random;
  private final Map<String, Instant> lastUses = new ConcurrentHashMap<>();

  public Users(Store store, InstantSource clock, SecureRandom random) {
    this.store = store;
    this.clock = clock;
    this.random = random;
  }

  /** A user with the token. */
  record Account(User user, Token token, Optional<Instant> lastUse) {}

  /** A new user with the raw token, which is nowhere else. */
  record Created(Account account, String rawToken) {}

  /** Checks that {@code id} can be a user's, and returns it. */
  public static String requireId(String field, String id) {
    if (!ID.matcher(id).matches()) {
      throw new VivaException.Invalid(
          field,
          "'"
              + Texts.shown(id)
              + "' is not a user id: lower-case letters, digits, '.', '_' and '-', 63 at most");
    }
    return id;
  }

  /**
   * Refuses a user on a panel whose role gives no scorecards. Somebody who is no user yet may be on
   * a panel.
   */
  public static void requireScorer(ReadTx tx, String field, String id) {
    Role role = tx.find(USERS, id).map(entry -> entry.value().role()).orElse(Role.INTERVIEWER);
    if (!AccessPolicy.mayScore(role)) {
      throw new VivaException.Invalid(
          field, "'" + id + "' is " + role.spoken() + ", who has no scorecards");
    }
  }

  /**
   * The raw token of the person who runs the server on this machine: {@code known}, if it is one,
   * else a new one, which ends the former.
   *
   * @param id the person's user id
   */
  public String localToken(String id, String known) {
    boolean good =
        store.read(
            tx ->
                accountOf(tx, known)
                    .filter(account -> account.user().role() == Role.ADMINISTRATOR)
                    .isPresent());
    if (good) {
      return known;
    }
    String raw = Token.raw(random);
    store.write(
        BY_SERVER,
        Codecs.STRING,
        tx -> {
          tx.find(USERS, id)
              .flatMap(old -> tx.find(TOKENS, old.value().tokenId()))
              .ifPresent(old -> tx.delete(TOKENS, old.key()));
          put(tx, raw, id, Role.ADMINISTRATOR, Optional.empty());
          return "";
        });
    return raw;
  }

  /** The caller behind a raw token. */
  Caller caller(String raw, String method) {
    Account account =
        store
            .read(tx -> accountOf(tx, raw))
            .orElseThrow(
                () ->
                    new VivaException.NotSignedIn(
                        "the token is not valid, has ended or was revoked"));
    lastUses.put(account.user().id(), clock.instant());
    return new Caller(account.user().id(), account.user().role(), method);
  }

  /** Whether a raw token still counts. */
  boolean accepts(String raw) {
    return store.read(tx -> accountOf(tx, raw)).isPresent();
  }

  private Optional<Account> accountOf(ReadTx tx, String raw) {
    return Token.idIn(raw)
        .flatMap(id -> tx.find(TOKENS, id))
        .map(Entry::value)
        .filter(token -> token.accepts(raw, clock.instant()))
        .map(token -> account(tx, tx.find(USERS, token.user()).orElseThrow().value()));
  }

  private Account account(ReadTx tx, User user) {
    Token token = tx.find(TOKENS, user.tokenId()).orElseThrow().value();
    Optional<Instant> lastUse =
        Optional.ofNullable(lastUses.get(user.id()))
            .or(() -> tx.find(LAST_USES, user.id()).map(entry -> Instant.parse(entry.value())));
    return new Account(user, token, lastUse);
  }

  /** Keeps when each token was last used. Once in a while will do: no call waits for it. */
  public void saveLastUses() {
    Map<String, Instant> unsaved = Map.copyOf(lastUses);
    if (unsaved.isEmpty()) {
      return;
    }
    store.write(
        new Mutation(Optional.empty(), "users/-", "save last uses"),
        Codecs.STRING,
        tx -> {
          unsaved.forEach((user, when) -> tx.put(LAST_USES, user, when.toString()));
          return "";
        });
    unsaved.forEach(lastUses::remove);
  }

  Account get(String id) {
    return store.read(tx -> account(tx, Names.resolve(tx, USERS, "user", id).value()));
  }

  Pages.Page<Account> list(Pages pages) {
    return store.read(
        tx -> {
          try (Stream<Entry<User>> users = tx.scan(USERS, KeyRange.ALL.after(pages.after()))) {
            return pages.cut(
                users.map(entry -> account(tx, entry.value())), account -> account.user().id());
          }
        });
  }

  Created create(Mutation mutation, String id, Role role, int validDays) {
    requireId("id", id);
    if (validDays < 0 || validDays > MOST_DAYS) {
      throw new VivaException.Invalid(
          "valid_days", "is " + validDays + ", expected 0 to " + MOST_DAYS);
    }
    Duration valid = Duration.ofDays(validDays == 0 ? DEFAULT_DAYS : validDays);
    String raw = Token.raw(random);
    // The reply that the store keeps must not hold the secret, so a repeated request is told that
    // the user is there.
    String answer =
        store.write(
            mutation.withoutRequest(),
            Codecs.STRING,
            tx -> {
              tx.find(USERS, id).ifPresent(old -> replace(tx, old.value()));
              put(tx, raw, id, role, Optional.of(clock.instant().plus(valid)));
              return id;
            });
    return new Created(get(answer), raw);
  }

  /** Makes room for a user whose token counts no more; a role ends with the token. */
  private void replace(WriteTx tx, User old) {
    Token token = tx.find(TOKENS, old.tokenId()).orElseThrow().value();
    if (token.counts(clock.instant())) {
      throw new VivaException.AlreadyExists(
          "user '"
              + old.id()
              + "' is there already: revoke the user first, to give a new token or role",
          "users/" + old.id());
    }
    tx.delete(TOKENS, token.id());
  }

  private static void put(WriteTx tx, String raw, String id, Role role, Optional<Instant> expires) {
    Token token = Token.of(raw, id, expires);
    tx.put(TOKENS, token.id(), token);
    tx.put(USERS, id, new User(id, role, token.id()));
  }

  Account revoke(Mutation mutation, String id) {
    String revoked =
        store.write(
            mutation,
            Codecs.STRING,
            tx -> {
              User user =
                  tx.find(USERS, id)
                      .orElseThrow(
                          () ->
                              new VivaException.NotFound(
                                  "no user '" + Texts.shown(id) + "'", "users/" + id))
                      .value();
              tx.put(
                  TOKENS,
                  user.tokenId(),
                  tx.find(TOKENS, user.tokenId()).orElseThrow().value().revoke());
              return id;
            });
    return get(revoked);
  }
}
