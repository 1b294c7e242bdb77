package dev.viva.server.rpc;

import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import dev.viva.server.store.Entry;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.ReadTx;
import dev.viva.server.store.Table;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Resource names and the short ids in them. */
public final class Names {
  private static final String ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"; // none that look alike

  private Names() {}

  /** The id in {@code collection/id}; a bare id will do. */
  public static String id(String field, String collection, String name) {
    String id = name.startsWith(collection + "/") ? name.substring(collection.length() + 1) : name;
    if (id.isEmpty()) {
      throw new VivaException.Invalid(field, "is empty, expected " + collection + "/{id}");
    }
    if (id.length() > 200 || id.indexOf('/') >= 0 || id.chars().anyMatch(Character::isISOControl)) {
      throw new VivaException.Invalid(
          field, "'" + Texts.shown(name) + "' is not of the form " + collection + "/{id}");
    }
    return id;
  }

  /**
   * The entry whose id is {@code id}, or the only one whose id begins with it.
   *
   * @param noun what it is, for messages: {@code plan}
   */
  public static <T> Entry<T> resolve(ReadTx tx, Table<T> table, String noun, String id) {
    return resolve(tx, table, noun, id, value -> true);
  }

  /** Like the other, among the entries that the caller may know of. */
  public static <T> Entry<T> resolve(
      ReadTx tx, Table<T> table, String noun, String id, Predicate<T> visible) {
    return tx.find(table, id)
        .filter(entry -> visible.test(entry.value()))
        .orElseGet(() -> byPrefix(tx, table, noun, id, visible));
  }

  private static <T> Entry<T> byPrefix(
      ReadTx tx, Table<T> table, String noun, String id, Predicate<T> visible) {
    List<Entry<T>> found;
    try (Stream<Entry<T>> entries = tx.scan(table, KeyRange.prefix(id))) {
      found = entries.filter(entry -> visible.test(entry.value())).limit(6).toList();
    }
    if (found.isEmpty()) {
      throw new VivaException.NotFound(
          "no " + noun + " '" + Texts.shown(id) + "'", table.name() + "/" + id);
    }
    if (found.size() > 1) {
      String ids = found.stream().map(Entry::key).limit(5).collect(Collectors.joining(", "));
      String message =
          noun + " '" + id + "' is ambiguous: " + ids + (found.size() > 5 ? ", …" : "");
      throw new VivaException.Invalid(
          Reason.AMBIGUOUS_ID, message, List.of(new VivaException.FieldViolation("name", message)));
    }
    return found.get(0);
  }

  /** A new id {@code prefix-xxxxx} that the table does not have and nobody who was erased had. */
  public static String fresh(ReadTx tx, Table<?> table, String prefix, RandomGenerator random) {
    while (true) {
      StringBuilder id = new StringBuilder(prefix).append('-');
      for (int i = 0; i < 5; i++) {
        id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
      if (tx.find(table, id.toString()).isEmpty() && !tx.isErased(id.toString())) {
        return id.toString();
      }
    }
  }

  /**
   * Refuses a change of something that changed since the caller read it. An empty etag takes
   * whatever is there.
   */
  public static void requireFresh(String noun, String etag, long revision) {
    String current = etag(revision);
    if (!etag.isEmpty() && !etag.equals(current)) {
      throw new VivaException.Stale(
          noun + " changed since you read it: read it again and re-apply", current);
    }
  }

  public static String etag(long revision) {
    return "r" + revision;
  }

  /** The revision in an etag; 0 where there is none. */
  public static long revision(String etag) {
    return etag.matches("r\\d{1,18}") ? Long.parseLong(etag.substring(1)) : 0;
  }
}
