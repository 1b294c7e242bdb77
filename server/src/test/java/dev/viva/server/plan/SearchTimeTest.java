package dev.viva.server.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchTimeTest {
  @Test
  void next_theFirstSearchesGetLonger() {
    SearchTime time = new SearchTime(25);
    for (int i = 0; i < 20; i++) {
      assertThat(time.next()).isEqualTo(2_000);
    }
    assertThat(time.next()).isEqualTo(25);
    assertThat(time.next()).isEqualTo(25);
  }

  @Test
  void next_neverLessThanAskedFor() {
    assertThat(new SearchTime(9_000).next()).isEqualTo(9_000);
  }
}
