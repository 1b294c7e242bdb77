package dev.viva.server.audit;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.viva.server.interview.Candidate;
import dev.viva.server.interview.Candidates;
import dev.viva.server.store.Entry;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.Store;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The resource names in a message, as the audit trail may have them: ids only. What a caller typed
 * may be a person's name; then the person's id stands for it, or nothing.
 */
public final class Pseudonyms {
  private static final List<String> FIELDS =
      List.of("name", "names", "interview", "candidate", "plan", "question");
  private static final String ID = "[2-9a-hjkmnp-z]{1,5}";
  private static final Pattern RESOURCE =
      Pattern.compile(
          "candidates/c-ID|plans/p-ID|interviews/i-ID(/scorecards/([a-z0-9][a-z0-9._-]{0,62}|-))?"
                  .replace("ID", ID)
              + "|users/[a-z0-9][a-z0-9._-]{0,62}|(banks|questions)/[a-z0-9][a-z0-9._-]{0,120}");
  private static final Map<String, String> COLLECTIONS =
      Map.of("c", "candidates/", "p", "plans/", "i", "interviews/");
  private static final Pattern BARE = Pattern.compile("([cpi])-" + ID);
  private static final int MOST = 20;

  private final Store store;

  public Pseudonyms(Store store) {
    this.store = store;
  }

  /** Resource names in the message's own fields. */
  Set<String> in(Message message, String actor) {
    Set<String> found = new LinkedHashSet<>();
    for (String text : texts(message)) {
      if (BARE.matcher(text).matches()) {
        found.add(COLLECTIONS.get(text.substring(0, 1)) + text);
      } else if (RESOURCE.matcher(text).matches()) {
        found.add(
            text.endsWith("/scorecards/-") && !actor.isEmpty()
                ? text.substring(0, text.length() - 1) + actor.substring("users/".length())
                : text);
      }
      if (found.size() == MOST) {
        return found;
      }
    }
    return found;
  }

  /** Ids of the people whom the message calls by their names. */
  Set<String> named(Message message) {
    Set<String> found = new LinkedHashSet<>();
    for (String text : texts(message)) {
      String name = text.startsWith("candidates/") ? text.substring(11) : text;
      if (!name.isBlank() && found.size() < MOST) {
        id(name.strip()).map(id -> "candidates/" + id).ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<String> id(String name) {
    return store.read(
        tx -> {
          try (Stream<Entry<Candidate>> all = tx.scan(Candidates.CANDIDATES, KeyRange.ALL)) {
            return all.filter(entry -> entry.value().displayName().equalsIgnoreCase(name))
                .map(Entry::key)
                .findFirst();
          }
        });
  }

  private static List<String> texts(Message message) {
    return FIELDS.stream()
        .map(field -> message.getDescriptorForType().findFieldByName(field))
        .filter(field -> field != null && field.getType() == FieldDescriptor.Type.STRING)
        .flatMap(
            field ->
                field.isRepeated()
                    ? ((List<?>) message.getField(field)).stream()
                    : Stream.of(message.getField(field)))
        .map(String.class::cast)
        .toList();
  }
}
