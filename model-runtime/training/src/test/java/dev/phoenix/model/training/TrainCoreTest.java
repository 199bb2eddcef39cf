package dev.phoenix.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainCoreTest {

  @Test
  void shouldTrainByTheShippedRecipeUnlessTold() {
    assertThat(TrainCore.recipe(TrainCore.options())).isEqualTo(Recipe.SHIPPED);
  }

  @Test
  void shouldChangeTheRecipeByItsOptions() {
    // when
    var recipe =
        TrainCore.recipe(TrainCore.options("--phases", "1", "--percent", "50", "--seed", "7"));

    // then
    assertThat(recipe.seed()).isEqualTo(7);
    assertThat(recipe.phases())
        .containsExactly(Recipe.SHIPPED.phases().getFirst().scaled(50))
        .allMatch(phase -> phase.tokens() == 9_000_000);
  }

  @ParameterizedTest
  @CsvSource({
    "phases, unknown option phases",
    "--phase, unknown option --phase",
    "--seed, --seed needs a value"
  })
  void shouldSayWhatItCannotRead(String argument, String message) {
    assertThatThrownBy(() -> TrainCore.options(argument))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void shouldRefuseWhatIsNoNumber() {
    assertThatThrownBy(() -> TrainCore.recipe(Map.of("workers", "three")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--workers needs a number, not 'three'");
  }

  @Test
  void shouldRefuseANumberThatIsTooLarge() {
    assertThatThrownBy(() -> TrainCore.recipe(Map.of("phases", "9000000000")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--phases is too large: 9000000000");
  }

  @Test
  void shouldRefuseNumbersThatMakeNoTraining() {
    assertThatThrownBy(() -> TrainCore.recipe(Map.of("workers", "0")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs workers");
  }
}
