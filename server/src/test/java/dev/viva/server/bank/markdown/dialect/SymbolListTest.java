package dev.viva.server.bank.markdown.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines that begin with a symbol of their own. */
class SymbolListTest {
  @Test
  void of_linesWithOneSymbol_areItems() {
    SymbolList list =
        SymbolList.of(List.of("Java", "• What is a record?", "• Sealed types", "  of a module"));
    assertThat(list.lead()).isEqualTo(1);
    assertThat(list.items())
        .extracting(SymbolList.Item::text)
        .containsExactly("What is a record?", "Sealed types\nof a module");
  }

  @Test
  void of_aSecondSymbol_isNested() {
    SymbolList list = SymbolList.of(List.of("✔️ Threads", "◦ pools", "✔️ Locks"));
    assertThat(list.items())
        .extracting(SymbolList.Item::deeper)
        .containsExactly(false, true, false);
  }

  @Test
  void of_oneSymbol_isNoList() {
    SymbolList list = SymbolList.of(List.of("✅ Basic ideas", "What is a record?"));
    assertThat(list.items()).isEmpty();
    assertThat(list.lead()).isEqualTo(2);
  }
}
