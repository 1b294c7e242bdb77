package dev.viva.server.bank.markdown;

import java.util.Map;
import java.util.Optional;

/** The part of the area tree that an import needs: from words as people write them to paths. */
public interface AreaLookup {
  /**
   * Path of the area that {@code words} name (an id, a path, a name or an alias), without regard to
   * case.
   */
  Optional<String> resolve(String words);

  /** Every name and alias in lower case, with the path of its area. */
  Map<String, String> aliases();
}
