package dev.viva.server.bank.markdown;

import dev.viva.server.bank.LevelRange;
import java.util.List;
import java.util.Optional;

/**
 * What the user said about an import.
 *
 * @param bank id of the bank that the questions go to
 * @param areas areas for every question of the document; empty where they are to be inferred
 * @param level level for every question of the document; empty where it is to be inferred
 */
public record ImportOptions(String bank, List<String> areas, Optional<LevelRange> level) {
  public ImportOptions {
    areas = List.copyOf(areas);
  }

  /** Nothing but the bank: everything else is read or inferred. */
  public static ImportOptions into(String bank) {
    return new ImportOptions(bank, List.of(), Optional.empty());
  }
}
