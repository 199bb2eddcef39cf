package dev.phoenix.model.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrammarTest {

  private static final NounPhrase FINCA = new NounPhrase("fincas", true, true);

  @ParameterizedTest
  @CsvSource({
    "a apple, an apple",
    "A open day, An open day",
    "a honest plan, an honest plan",
    "a hour of tea, an hour of tea",
    "a honour, an honour",
    "a uniform, a uniform",
    "a useful plan, a useful plan",
    "a European trip, a European trip",
    "a one-day course, a one-day course",
    "a ukulele course, a ukulele course",
    "a urban garden, an urban garden",
    "a house, a house",
    "a history talk, a history talk",
    "tea apple, tea apple",
    "such a easy, such an easy"
  })
  void shouldChooseAOrAnByTheNextSound(String text, String expected) {
    assertThat(Grammar.join(Language.EN, text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "la vuelta de el curso, la vuelta del curso",
    "Dale una oportunidad a el curso, Dale una oportunidad al curso",
    "De el curso, Del curso",
    "A el curso, Al curso",
    "de El Molino, de El Molino",
    "de ella, de ella",
    "desde el curso, desde el curso",
    "para el curso, para el curso",
    "ida y imagen, ida e imagen",
    "Marta y Iván, Marta e Iván",
    "padres y hijos, padres e hijos",
    "agua y hielo, agua y hielo",
    "sol y higos, sol e higos",
    "sol y mar, sol y mar",
    "muy interesante, muy interesante"
  })
  void shouldContractAndJoinInSpanish(String text, String expected) {
    assertThat(Grammar.join(Language.ES, text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "sencillo, sencillo, sencilla, sencillos, sencillas",
    "fácil, fácil, fácil, fáciles, fáciles",
    "amable, amable, amable, amables, amables",
    "acogedor, acogedor, acogedora, acogedores, acogedoras",
    "feliz, feliz, feliz, felices, felices",
    "familiar, familiar, familiar, familiares, familiares",
    "artesano, artesano, artesana, artesanos, artesanas"
  })
  void shouldAgreeInGenderAndNumber(String adjective, String ms, String fs, String mp, String fp) {
    assertThat(Grammar.agree(adjective, 0)).isEqualTo(ms);
    assertThat(Grammar.agree(adjective, 1)).isEqualTo(fs);
    assertThat(Grammar.agree(adjective, 2)).isEqualTo(mp);
    assertThat(Grammar.agree(adjective, 3)).isEqualTo(fp);
  }

  @ParameterizedTest
  @CsvSource({
    "el, el curso, la cata, los panes, las rutas",
    "nuestro, nuestro curso, nuestra cata, nuestros panes, nuestras rutas",
    "este, este curso, esta cata, estos panes, estas rutas",
    "un, un curso, una cata, unos panes, unas rutas"
  })
  void shouldDetermineInSpanish(String determiner, String ms, String fs, String mp, String fp) {
    assertThat(spanish(determiner, "curso", false, false)).isEqualTo(ms);
    assertThat(spanish(determiner, "cata", true, false)).isEqualTo(fs);
    assertThat(spanish(determiner, "panes", false, true)).isEqualTo(mp);
    assertThat(spanish(determiner, "rutas", true, true)).isEqualTo(fp);
  }

  private static String spanish(String determiner, String noun, boolean feminine, boolean plural) {
    return Grammar.determined(Language.ES, determiner, new NounPhrase(noun, feminine, plural));
  }

  @ParameterizedTest
  @CsvSource({
    "the, the course, the walks",
    "our, our course, our walks",
    "this, this course, these walks",
    "a, a course, walks"
  })
  void shouldDetermineInEnglish(String determiner, String one, String many) {
    assertThat(Grammar.determined(Language.EN, determiner, new NounPhrase("course", false, false)))
        .isEqualTo(one);
    assertThat(Grammar.determined(Language.EN, determiner, new NounPhrase("walks", false, true)))
        .isEqualTo(many);
  }

  @Test
  void shouldGiveADefinitePhraseTheDefiniteArticleAlone() {
    // given
    var opening = new NounPhrase("opening of our shop", false, false, true);
    var apertura = new NounPhrase("apertura de la tienda", true, false, true);

    // then
    assertThat(Grammar.determined(Language.EN, "a", opening)).isEqualTo("the opening of our shop");
    assertThat(Grammar.determined(Language.ES, "un", apertura))
        .isEqualTo("la apertura de la tienda");
  }

  @Test
  void shouldRefuseAnUnknownDeterminer() {
    assertThatThrownBy(() -> Grammar.determined(Language.ES, "los", FINCA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("{los}");
  }

  @ParameterizedTest
  @CsvSource({
    "hello. you there? yes! no… so be it, Hello. You there? Yes! No… So be it",
    "¿qué tal? ¡ven!, ¿Qué tal? ¡Ven!",
    "news: our course, News: our course",
    "noticias: ¡ven!, Noticias: ¡ven!",
    "árbol, Árbol",
    "@kia is here. 9 more, @kia is here. 9 more",
    "see kia.org now, See kia.org now"
  })
  void shouldBeginSentencesWithCapitals(String text, String expected) {
    assertThat(Grammar.capitalise(text)).isEqualTo(expected);
  }
}
