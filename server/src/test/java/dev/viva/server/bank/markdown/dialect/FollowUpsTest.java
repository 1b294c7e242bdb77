package dev.viva.server.bank.markdown.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Follow-ups without a label. */
class FollowUpsTest {
  @Test
  void read_ofAListThatAsks_takesItForFollowUps() {
    String page =
        """
        # Interview questions

        ## 1. What is a thread?

        - How is it stopped?
        - Why not with stop()?

        ## 2. What is a lock?

        - What you want to hear: one at a time.
        - Fair ones cost more.
        """;
    assertThat(Drafts.of(page).get(0).probes())
        .containsExactly("How is it stopped?", "Why not with stop()?");
    assertThat(Drafts.of(page).get(1).probes()).isEmpty();
    assertThat(Drafts.of(page).get(1).answer()).contains("one at a time.");
  }
}
