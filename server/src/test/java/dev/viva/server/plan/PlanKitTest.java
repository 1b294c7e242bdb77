package dev.viva.server.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.report.Samples;
import org.junit.jupiter.api.Test;

class PlanKitTest {
  private static final Plan PLAN = Samples.plan("p-2345", "4+ years, Django | DevOps <b>, 60 min");

  @Test
  void markdown_beginsWithTheTimetable() {
    assertThat(PlanKit.markdown(PLAN, false))
        .startsWith("# Interview plan p-2345\n\n> 4+ years, Django | DevOps <b>, 60 min\n")
        .contains("any level · django 50 %, devops 50 % · 60 min · 8 questions in 50 min")
        .contains("| 0 |  | Opening |  |  | 5 min |")
        .contains("| 5 | 1 | Find and fix an N+1 query | django | conceptual | 8 min |")
        .contains("| 55 |  | The candidate's own questions |  |  | 5 min |")
        .contains("## 1. Find and fix an N+1 query")
        .contains("From minute 5 for 8 min · django · conceptual · orm-n-plus-one")
        .contains("Rating: 1 poor · 2 mixed · 3 good · 4 excellent · not asked");
  }

  @Test
  void html_escapesTheBriefAndHasTheSameTimetable() {
    assertThat(PlanKitHtml.of(PLAN, false))
        .contains("DevOps &lt;b&gt;")
        .contains("<td>55</td><td></td><td>The candidate&#39;s own questions</td>")
        .contains("1. Find and fix an N+1 query")
        .contains("default-src 'none'");
  }

  @Test
  void forTheCandidate_neitherTitleNorClockNorReason() {
    assertThat(PlanKit.markdown(PLAN, true) + PlanKitHtml.of(PLAN, true))
        .contains("Question 1", "Question 8")
        .doesNotContain("1. Find", "From minute", "Why:", "Rating", "p-2345", "own questions");
  }
}
