package dev.phoenix.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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
    var phase = new Recipe.Phase("base", 1, 1, 1, 0, 50);
    assertThatThrownBy(() -> new Recipe.Phase("base", 0, 1, 1, 0, 50))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tokens");
    assertThatThrownBy(() -> new Recipe(1, 600, List.of(phase), 0, Scale.CORE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("workers");
    assertThatThrownBy(() -> new Recipe(1, 600, List.of(), 1, Scale.CORE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("phases");
  }

  @Test
  void shouldRefuseMoreThanAHundredFirstDraftsOfAHundredLessons() {
    assertThatThrownBy(() -> new Recipe.Phase("base", 1, 1, 1, 0, 101))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("101");
  }
}
