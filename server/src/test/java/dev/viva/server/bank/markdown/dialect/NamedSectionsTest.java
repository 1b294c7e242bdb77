package dev.viva.server.bank.markdown.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines that name a section where a page has no headings. */
class NamedSectionsTest {
  @Test
  void read_ofANameBeforeTheFirstQuestion_makesItTheSection() {
    String page =
        """
        3 Basic Questions (Caches)
        What is a hit?

        What is a miss?

        2 Hard Questions
        What is a stampede?

        How is it avoided?
        """;
    assertThat(Drafts.shown(page)).hasSize(4).first().isEqualTo("2 paragraph: What is a hit?");
    assertThat(Drafts.of(page).get(2).sections()).isEqualTo(List.of("2 Hard Questions"));
  }

  @Test
  void read_ofLinesThatCountInChinese_makesThemSections() {
    String page =
        """
        一、缓存

        1. 什么是命中率？
        2. 什么是雪崩？

        二、队列

        1. 如何保证顺序？
        2. 什么是背压？
        """;
    assertThat(Drafts.of(page))
        .extracting(Draft::sections)
        .containsExactly(List.of("一、缓存"), List.of("一、缓存"), List.of("二、队列"), List.of("二、队列"));
  }

  @Test
  void read_ofALabelAlone_leavesItALabel() {
    String page =
        """
        Some words first.

        **Question**

        Who reads it?

        **Answer**

        The tool.
        """;
    assertThat(Drafts.of("quiz.md", page)).extracting(Draft::sections).containsExactly(List.of());
  }
}
