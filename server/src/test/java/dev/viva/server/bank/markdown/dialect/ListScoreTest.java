package dev.viva.server.bank.markdown.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which lists are questions. */
class ListScoreTest {
  private static final String ASKING =
      """
      # Interview questions

      ## One
      - What is a pod?
      ## Two
      - Why are there two?
      ## Three
      - How does it end?
      """;

  @Test
  void read_ofASilentListAmongListsThatAsk_leavesItOut() {
    assertThat(Drafts.of(ASKING + "## They shine\n- Short answers\n- Numbers\n")).hasSize(3);
  }

  @Test
  void read_ofBareTopicsAmongBareTopics_takesThem() {
    String page =
        """
        # Interview questions

        ## One
        - Pods
        - Nodes
        ## Two
        - Volumes
        - Claims
        """;
    assertThat(Drafts.of(page)).hasSize(4);
  }

  @Test
  void read_ofWhatIsSaidOfOneThing_leavesItOut() {
    String page = ASKING + "## Four questions more\n- Goal: hear doubt\n- Focus: trade-offs\n";
    assertThat(Drafts.of(page)).hasSize(3);
  }

  @Test
  void read_ofAListAfterANumberedLine_isItsAnswer() {
    String page =
        """
        # Interview questions

        1.What is a pod?

        - Why not: it is more than a container
        - What it shares?

        2.What is a node?

        - Where it runs?
        """;
    assertThat(Drafts.of(page)).hasSize(2);
  }
}
