package dev.viva.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

/** What tests ask about the history of a store. */
public final class Chains {
  private Chains() {}

  /** The last record, where the whole history is as it was written. */
  public static History.Head intactHead(Store store) {
    History.Verified verified = store.history().verify(Optional.empty());
    assertThat(verified.findings()).isEmpty();
    return History.Head.parse(verified.head()).orElseThrow();
  }
}
