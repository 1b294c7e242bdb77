package dev.viva.server.bank.markdown.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class GuardTest {
  @Test
  void decode_bytesThatAreNotUtf8_namesTheLineAndTheOffset() {
    byte[] bytes = "one\ntwo ü".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> Guard.decode("a.md", bytes))
        .isInstanceOfSatisfying(
            VivaException.Invalid.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_DOCUMENT))
        .hasMessage("a.md:2: byte 0xfc at offset 8 is not UTF-8");
  }

  @Test
  void decode_aTruncatedCharacterAtTheEnd_isRefused() {
    byte[] whole = "abc ü".getBytes(StandardCharsets.UTF_8);
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 1);
    assertThatThrownBy(() -> Guard.decode("a.md", cut))
        .isInstanceOf(VivaException.Invalid.class)
        .hasMessageContaining("offset 4");
  }

  @Test
  void decode_aNul_isRefusedWithItsLine() {
    assertThatThrownBy(() -> Guard.decode("a.bin", "x\ny\0z".getBytes(StandardCharsets.UTF_8)))
        .hasMessageStartingWith("a.bin:2: a NUL byte at offset 3");
  }

  @Test
  void decode_utf16_isNamed() {
    assertThatThrownBy(() -> Guard.decode("a.txt", "Frage".getBytes(StandardCharsets.UTF_16)))
        .hasMessage("a.txt:1: the document is UTF-16, expected UTF-8");
  }

  @Test
  void decode_tooManyBytes_areRefused() {
    assertThatThrownBy(() -> Guard.decode("a.md", new byte[Guard.MAX_BYTES + 1]))
        .hasMessageContaining("the limit is");
  }

  @Test
  void decode_aByteOrderMark_isDropped() {
    assertThat(Guard.decode("a.md", "\uFEFF# T\r\nx\rz".getBytes(StandardCharsets.UTF_8)).text())
        .isEqualTo("# T\nx\nz");
  }

  @Test
  void decode_deepQuotesAndLists_areRefusedBeforeParsing() {
    assertThatThrownBy(
            () ->
                Guard.decode("a.md", ("x\n" + ">".repeat(1_000)).getBytes(StandardCharsets.UTF_8)))
        .hasMessageStartingWith("a.md:2: quotes and lists are nested");
    assertThatThrownBy(
            () -> Guard.decode("a.md", "- ".repeat(200).getBytes(StandardCharsets.UTF_8)))
        .hasMessageStartingWith("a.md:1: quotes and lists");
  }

  @Test
  void decode_aDeeplyIndentedListItem_isRefusedOnlyBeyondTheLimit() {
    assertThat(
            Guard.decode("a.md", (" ".repeat(40) + "- x").getBytes(StandardCharsets.UTF_8)).size())
        .isEqualTo(1);
    assertThatThrownBy(
            () -> Guard.decode("a.md", (" ".repeat(400) + "- x").getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(VivaException.Invalid.class);
  }
}
