package dev.phoenix.model.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.core.ShippedModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KnownWordsTest {

  @ParameterizedTest
  @EnumSource(Language.class)
  void shouldBeWhatIsShippedWithTheModel(Language language) {
    assertThat(ShippedModel.vocabulary().words(language.code()))
        .as("words.%s.txt, which ShipCore writes", language.code())
        .isNotEmpty()
        .isEqualTo(KnownWords.vocabulary().words(language.code()));
  }
}
