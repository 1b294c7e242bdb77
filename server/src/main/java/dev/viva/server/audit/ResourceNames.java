package dev.viva.server.audit;

import java.util.Optional;
import java.util.Set;

/** Resource names of stored entries. Indexes and other helpers have none. */
final class ResourceNames {
  private static final Set<String> COLLECTIONS =
      Set.of("candidates", "plans", "interviews", "users", "banks", "questions", "history");

  private ResourceNames() {}

  static Optional<String> of(String table, String key) {
    if (COLLECTIONS.contains(table)) {
      return Optional.of(table + "/" + key);
    }
    return switch (table) {
      case "scorecards" -> Optional.of("interviews/" + key.replaceFirst("/", "/scorecards/"));
      case "looks" -> Optional.of("interviews/" + key.substring(0, key.indexOf('/')));
      case "decisions" -> Optional.of("candidates/" + key.replaceFirst("/", "/decisions/"));
      case "erasures" -> key.startsWith("c-") ? Optional.of("candidates/" + key) : Optional.empty();
      default -> Optional.empty();
    };
  }
}
