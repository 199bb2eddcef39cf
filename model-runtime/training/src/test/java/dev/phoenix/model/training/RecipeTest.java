package dev.phoenix.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RecipeTest {

  @Test
  void shouldShipAModelOfFiveAndAHalfMillionParameters() {
    // when
    var config = Scale.CORE.model(Recipe.SHIPPED.vocabulary());

    // then
    assertThat(config.hiddenSize()).isEqualTo(256);
    assertThat(config.layers()).isEqualTo(6);
    assertThat(config.heads()).isEqualTo(8);
    assertThat(config.keyValueHeads()).isEqualTo(4);
    assertThat(config.feedForwardSize()).isEqualTo(704);
    assertThat(config.contextLength()).isEqualTo(1024);
  }

  @Test
  void shouldRefuseARecipeWithoutWork() {
    var phase = new Recipe.Phase(1, 1, 1);
    assertThatThrownBy(() -> phase.withTokens(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Recipe(1, 600, phase, 1, 1, phase, 0, Scale.CORE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("workers");
  }
}
