package dev.phoenix.local.nights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.local.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTest {

  @Test
  void shouldChooseEachProcessInEachStateThatItLivesIn() {
    // when
    var cells = Cell.chosen("");

    // then
    assertThat(cells).hasSize(1 + 2 + 4 * 8).doesNotHaveDuplicates();
    assertThat(cells).contains(new Cell(Victim.GATE, Moment.VALIDATING_SHIPPED));
    assertThat(cells).doesNotContain(new Cell(Victim.TRAINER, Moment.WATCHING));
  }

  @Test
  void shouldLetTheKillsOfOneProcessLieApart() {
    // when
    var cells = Cell.chosen("");

    // then
    for (int i = 1; i < cells.size(); i++) {
      assertThat(cells.get(i).victim()).isNotEqualTo(cells.get(i - 1).victim());
    }
  }

  @Test
  void shouldChooseARow() {
    assertThat(Cell.chosen("model-runtime"))
        .hasSize(8)
        .allMatch(cell -> cell.victim() == Victim.MODEL_RUNTIME);
  }

  @Test
  void shouldChooseAColumn() {
    assertThat(Cell.chosen("@validating-shipped"))
        .extracting(Cell::victim)
        .containsExactly(
            Victim.GATE, Victim.WORKERS, Victim.MODEL_RUNTIME, Victim.SUPERVISOR, Victim.ENGINE);
  }

  @Test
  void shouldChooseOneCell() {
    assertThat(Cell.chosen("engine@archiving"))
        .containsExactly(new Cell(Victim.ENGINE, Moment.ARCHIVING));
  }

  @Test
  void shouldChooseSeveralInTheirOrderAndNoneTwice() {
    assertThat(Cell.chosen("workers@ending, engine@archiving,@archiving"))
        .startsWith(
            new Cell(Victim.WORKERS, Moment.ENDING), new Cell(Victim.ENGINE, Moment.ARCHIVING))
        .hasSize(5)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"worker", "workers@night", "trainer@watching", "@", "workers@", "*", ","})
  void shouldSayWhatThereIsWhereNothingIsMeant(String only) {
    assertThatThrownBy(() -> Cell.chosen(only))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("model-runtime")
        .hasMessageContaining("validating-shipped");
  }
}
