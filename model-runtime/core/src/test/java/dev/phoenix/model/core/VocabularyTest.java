package dev.phoenix.model.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.api.Brief;
import java.util.List;
import org.junit.jupiter.api.Test;

class VocabularyTest {

  private static final Vocabulary WORDS = ShippedModel.vocabulary();

  private static Brief brief(String language) {
    return new Brief(
        "Krabo tasting",
        "vlin hikers",
        language,
        "",
        List.of("bring zupa"),
        List.of("@kia_bro"),
        List.of("gruni"),
        List.of("#Nosta", "brelo"),
        280);
  }

  @Test
  void shouldKnowTheWordsOfTheBrief() {
    assertThat(
            WORDS.unknownWords(brief("en"), "Krabo TASTING for vlin hikers: bring zupa, @kia_bro!"))
        .isEmpty();
  }

  @Test
  void shouldTellGarbledWords() {
    assertThat(WORDS.unknownWords(brief("en"), "We lok forwward to your visit."))
        .containsExactly("lok", "forwward");
  }

  @Test
  void shouldNotKnowABannedWordFromItsBan() {
    assertThat(WORDS.unknownWords(brief("en"), "gruni")).containsExactly("gruni");
  }

  @Test
  void shouldNotTakeOneLanguageForTheOther() {
    assertThat(WORDS.unknownWords(brief("es"), "Thank you")).containsExactly("thank", "you");
    assertThat(WORDS.unknownWords(brief("en"), "semana")).containsExactly("semana");
  }

  @Test
  void shouldTakeEnglishForALanguageThatIsNotOurs() {
    assertThat(WORDS.unknownWords(brief("fr"), "Thank you")).isEmpty();
  }

  @Test
  void shouldLeaveHashtagsAside() {
    assertThat(WORDS.unknownWords(brief("en"), "Tell us. #Xyzzy #Nosta")).isEmpty();
  }

  @Test
  void shouldFindNothingInAnEmptyText() {
    assertThat(WORDS.unknownWords(brief("en"), "")).isEmpty();
    assertThat(Vocabulary.foreignHashtags(brief("en"), "")).isEmpty();
  }

  @Test
  void shouldTellHashtagsThatNobodyAskedFor() {
    assertThat(Vocabulary.foreignHashtags(brief("en"), "#nosta #BRELO #Brelox #x_y and # #"))
        .containsExactly("Brelox", "x_y");
  }

  @Test
  void shouldTakeAHashtagOfTheBriefsOwnWordsForAskedFor() {
    var brief =
        new Brief(
            "the #Krabo fair",
            "",
            "en",
            "",
            List.of(),
            List.of("#Vlin"),
            List.of(),
            List.of(),
            280);
    assertThat(Vocabulary.foreignHashtags(brief, "#krabo #vlin #zupa")).containsExactly("zupa");
  }

  @Test
  void shouldExplainADraftOnlyIfBothItsWordsAndHashtagsAre() {
    assertThat(WORDS.explains(brief("en"), "Krabo tasting! #Nosta")).isTrue();
    assertThat(WORDS.explains(brief("en"), "Krabo tastting! #Nosta")).isFalse();
    assertThat(WORDS.explains(brief("en"), "Krabo tasting! #Nostra")).isFalse();
  }
}
