package dev.phoenix.local.bench.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.local.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellTest {

  @Test
  void shouldBreakEachServiceInEachWayAndKillTheSupervisor() {
    assertThat(Cell.chosen("")).hasSize(7 * 5 + 2).doesNotHaveDuplicates().isEqualTo(Cell.all());
  }

  @ParameterizedTest
  @CsvSource({
    "feed@hung, 1",
    "feed, 5",
    "@killed, 8",
    "supervisor, 1",
    "@slow, 7",
    "disk@full, 1",
    "'feed@hung, feed', 5",
    "'feed@hung,workers@killed', 2"
  })
  void shouldChooseProcessesAndWays(String only, int cells) {
    assertThat(Cell.chosen(only)).hasSize(cells);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "@burnt", "supervisor@hung", "feed@full", "feed@", ",", "@"})
  void shouldSayWhatThereIs(String only) {
    assertThatThrownBy(() -> Cell.chosen(only))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("model-runtime-images")
        .hasMessageContaining("bloated");
  }
}
