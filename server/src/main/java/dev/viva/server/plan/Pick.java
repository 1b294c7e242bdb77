package dev.viva.server.plan;

/**
 * A question at its place in a plan.
 *
 * @param id of the question
 * @param area path of the brief's area that it counts for; the question's main area where it counts
 *     for none of them
 * @param startMinute minutes from the start of the interview
 * @param minutes planned for it
 * @param points that its own minutes cost
 * @param probeOf id of the question that it follows as a probe; empty for a question of its own
 * @param pinned whether it was asked for, or asked already
 * @param reason why it is here
 */
public record Pick(
    String id,
    String area,
    int startMinute,
    int minutes,
    int points,
    String probeOf,
    boolean pinned,
    Why reason) {}
