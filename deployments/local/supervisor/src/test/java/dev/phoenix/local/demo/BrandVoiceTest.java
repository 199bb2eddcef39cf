package dev.phoenix.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrandVoiceTest {

  private static final String DRAFT = "We bake. Come by. It is warm. #Bakery #Bread";

  @Test
  void shouldOpenADraftWithItsOwnWords() {
    // when
    var text = BrandVoice.ES.edit("Pan nuevo.");

    // then
    assertThat(text).isEqualTo("Del horno #HornoVivo: Pan nuevo.");
    assertThat(BrandVoice.ES.speaks(text)).isTrue();
  }

  @Test
  void shouldLeaveADraftThatHasItsVoiceAsItIs() {
    // given
    var text = BrandVoice.EN.edit(DRAFT);

    // then
    assertThat(BrandVoice.EN.edit(text, text.length())).isEqualTo(text);
  }

  @Test
  void shouldLeaveOutTheLastSentencesUntilItFits() {
    // when
    var text = BrandVoice.EN.edit(DRAFT, 60);

    // then
    assertThat(text).isEqualTo("Oven news #SlowOven: We bake. Come by. #Bakery #Bread");
  }

  @Test
  void shouldKeepTheFirstSentenceAndTheHashtagsWhateverTheLimit() {
    // when
    var text = BrandVoice.EN.edit(DRAFT, 5);

    // then
    assertThat(text).isEqualTo("Oven news #SlowOven: We bake. #Bakery #Bread");
  }
}
