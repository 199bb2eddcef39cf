package dev.phoenix.model.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.api.Brief;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownWordsTest {

  private static final KnownWords WORDS = new KnownWords();

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
    assertThat(WORDS.unknown(brief("en"), "Krabo TASTING for vlin hikers: bring zupa, @kia_bro!"))
        .isEmpty();
  }

  @Test
  void shouldTellGarbledWords() {
    assertThat(WORDS.unknown(brief("en"), "We lok forwward to your visit."))
        .containsExactly("lok", "forwward");
  }

  @Test
  void shouldNotKnowABannedWordFromItsBan() {
    assertThat(WORDS.unknown(brief("en"), "gruni")).containsExactly("gruni");
  }

  @Test
  void shouldNotTakeOneLanguageForTheOther() {
    assertThat(WORDS.unknown(brief("es"), "Thank you")).containsExactly("thank", "you");
    assertThat(WORDS.unknown(brief("en"), "semana")).containsExactly("semana");
  }

  @Test
  void shouldTakeEnglishForALanguageThatIsNotOurs() {
    assertThat(WORDS.unknown(brief("fr"), "Thank you")).isEmpty();
  }

  @Test
  void shouldLeaveHashtagsAside() {
    assertThat(WORDS.unknown(brief("en"), "Tell us. #Xyzzy #Nosta")).isEmpty();
  }

  @Test
  void shouldFindNothingInAnEmptyText() {
    assertThat(WORDS.unknown(brief("en"), "")).isEmpty();
    assertThat(KnownWords.foreignHashtags(brief("en"), "")).isEmpty();
  }

  @Test
  void shouldTellHashtagsThatNobodyAskedFor() {
    assertThat(KnownWords.foreignHashtags(brief("en"), "#nosta #BRELO #Brelox #x_y and # #"))
        .containsExactly("Brelox", "x_y");
  }
}
