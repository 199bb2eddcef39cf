package dev.phoenix.workers.approval.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.connector.telegram.bot.Markup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ButtonDataTest {

  private static final String ID = "3f0c9a52-8d3e-4c55-9d0a-6f1f2a7b8c9d";

  @Test
  void shouldReadWhatItsButtonsCarry() {
    // given
    var row = ((Markup.Keyboard) ButtonData.of(Language.ES, ID)).rows().getFirst();

    // when / then
    assertThat(row).extracting(Markup.Button::text).containsExactly("Aprobar", "Rechazar");
    assertThat(ButtonData.read(row.get(0).data())).contains(new ButtonData("approved", ID));
    assertThat(ButtonData.read(row.get(1).data())).contains(new ButtonData("rejected", ID));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "approve",
        "approve:",
        "approve:12",
        "withdraw:" + ID,
        "approve:" + ID + "0",
        "approve:" + ID + "\n",
        "APPROVE:" + ID
      })
  void shouldTakeNothingElse(String forged) {
    // when / then
    assertThat(ButtonData.read(forged)).isEmpty();
  }
}
