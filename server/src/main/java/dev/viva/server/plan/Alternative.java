package dev.viva.server.plan;

import java.util.List;

/**
 * A question that fits a place of a plan.
 *
 * @param ids it, and the probes that come with it, in the order to ask them
 * @param pointsDifference points of the plan with it minus points of the plan as it is; negative
 *     where it would be better
 */
public record Alternative(List<String> ids, int pointsDifference) {
  public Alternative {
    ids = List.copyOf(ids);
  }

  /** Id of the question. */
  public String id() {
    return ids.get(0);
  }
}
