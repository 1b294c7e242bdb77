package dev.viva.server.people;

import java.time.Instant;
import java.util.List;

/**
 * That somebody was erased. Names nobody.
 *
 * @param candidate id of the person
 * @param actor resource name of the user who did it
 * @param subjects whose keys are to be destroyed
 * @param interviews ids of the interviews that were removed
 * @param removed one line for each thing that was removed
 */
public record Erased(
    String candidate,
    Instant time,
    String actor,
    String reason,
    List<String> subjects,
    List<String> interviews,
    List<String> removed) {
  public Erased {
    subjects = List.copyOf(subjects);
    interviews = List.copyOf(interviews);
    removed = List.copyOf(removed);
  }
}
