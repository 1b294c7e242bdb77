package dev.viva.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.error.VivaException;
import org.junit.jupiter.api.Test;

/** Every failure that features throw has a status. */
final class ExceptionMapperTest {
  @Test
  void codes_coverEveryFailure() {
    assertThat(ExceptionMapper.CODES.keySet())
        .containsExactlyInAnyOrder(castEach(VivaException.class.getPermittedSubclasses()));
  }

  @SuppressWarnings("unchecked") // permitted, so they are
  private static Class<? extends VivaException>[] castEach(Class<?>[] classes) {
    return (Class<? extends VivaException>[]) classes;
  }
}
