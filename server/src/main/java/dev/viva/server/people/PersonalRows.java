package dev.viva.server.people;

import dev.viva.server.interview.Candidates;
import dev.viva.server.interview.Interviews;
import dev.viva.server.interview.Looks;
import dev.viva.server.interview.Scorecards;
import dev.viva.server.plan.Plans;
import dev.viva.server.report.debrief.Debriefs;
import dev.viva.server.store.Table;
import dev.viva.server.store.mapdb.PlainRows;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where something about people is. */
public final class PersonalRows implements PlainRows {
  /** Every personal table, besides the one that this package itself needs. */
  static final List<Table<?>> TABLES =
      List.of(
          Candidates.CANDIDATES,
          Interviews.INTERVIEWS,
          Scorecards.SCORECARDS,
          Plans.PLANS,
          Debriefs.DECISIONS,
          Looks.LOOKS);

  /** Reads what was kept before anything was sealed. */
  @Override
  public Optional<String> subject(
      String table, String key, byte[] value, Function<String, Optional<byte[]>> find) {
    if (table.equals(Candidates.CANDIDATES.name())) {
      return Optional.of(key);
    }
    if (table.equals(Debriefs.DECISIONS.name())) {
      return Optional.of(key.substring(0, key.indexOf('/')));
    }
    if (table.equals(Plans.PLANS.name())) {
      return Optional.of(Plans.PLANS.codec().decode(value).candidate().orElse(key));
    }
    if (table.equals(Interviews.INTERVIEWS.name())) {
      return Optional.of(Interviews.INTERVIEWS.codec().decode(value).candidate());
    }
    if (table.equals(Scorecards.SCORECARDS.name())) {
      String interview = key.substring(0, key.indexOf('/'));
      return find.apply(Interviews.INTERVIEWS.name() + '\0' + interview)
          .map(bytes -> Interviews.INTERVIEWS.codec().decode(bytes).candidate());
    }
    return Optional.empty();
  }
}
