package dev.viva.server.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.v1.ErrorReason;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reasons are the ones that the API documents. */
final class ReasonTest {
  @Test
  void values_areThoseOfTheApi() {
    List<String> documented =
        Arrays.stream(ErrorReason.values())
            .filter(
                reason ->
                    reason != ErrorReason.ERROR_REASON_UNSPECIFIED
                        && reason != ErrorReason.UNRECOGNIZED)
            .map(reason -> reason.name().substring("ERROR_REASON_".length()))
            .toList();

    assertThat(Arrays.stream(Reason.values()).map(Reason::name))
        .containsExactlyElementsOf(documented);
  }
}
