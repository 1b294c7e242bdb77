package dev.viva.server.bank.markdown.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Nested lists that count in brackets. */
class EnumerationsTest {
  @Test
  void read_ofParagraphsThatCount_readsThemAsItems() {
    String page =
        """
        # 面试题

        1. 锁

        \t(1) 什么是死锁？

        \t互相等待。

        \t(2) 什么是活锁？

        2. 线程

        \t① 什么是线程池？

        \t② 如何关闭它？
        """;
    assertThat(Drafts.shown(page))
        .containsExactly(
            "5 numbered 1 item: 什么是死锁？ -> 互相等待。",
            "9 numbered 1 item: 什么是活锁？",
            "13 numbered 1 item: 什么是线程池？",
            "15 numbered 1 item: 如何关闭它？");
  }

  @Test
  void read_ofOneBracket_leavesItInTheAnswer() {
    String page =
        """
        # Interview questions

        1. What is a lock?

           (1) Only one thread holds it.

        2. What is a latch?

           It opens once.
        """;
    assertThat(Drafts.shown(page))
        .containsExactly(
            "3 numbered 0 item: What is a lock? -> (1) Only one thread holds it.",
            "7 numbered 0 item: What is a latch? -> It opens once.");
  }
}
