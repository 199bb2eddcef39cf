package dev.phoenix.model.bench.learning;

import dev.phoenix.model.api.Brief;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a bakery writes about: briefs in English and Spanish by turns, none of them twice, with what
 * briefs ask for: words to mention, words to leave out, hashtags, points to make. A night of briefs
 * that all ask for the same would teach the model that nothing else is ever asked.
 */
final class Briefs {

  /** How many there are. */
  static final int COUNT = 400;

  private static final int SHORTEST = 240;
  private static final int LONGEST = 320;

  private static final Words EN =
      new Words(
          "en",
          List.of(
              "our new rye loaf",
              "free coffee for early birds",
              "the cinnamon rolls",
              "a baking class for families",
              "our sourdough starter",
              "the window full of pretzels",
              "bread from yesterday at half price",
              "a tour of the bakery",
              "our cheese scones",
              "the apple tart",
              "a breakfast box",
              "our oat biscuits",
              "the birthday cakes",
              "fresh yeast for home bakers",
              "the seeded rolls",
              "our plum cake",
              "a jar of jam",
              "the walnut bread",
              "our lunch sandwiches",
              "the new oven"),
          List.of(
              "for the spring market",
              "on Saturday",
              "before the holidays",
              "for the street party",
              "in the old station",
              "at the harbour",
              "for the school run",
              "after the concert",
              "on market day",
              "for the first frost"),
          List.of("regular customers", "families", "students", "neighbours", "early risers"),
          List.of(
              "from 7 in the morning",
              "half price until noon",
              "bring your own bag",
              "free to try",
              "only this week",
              "made by hand",
              "no booking needed"),
          List.of("Old Mill Lane", "Baker Ines", "Harbour Street", "Lantern House"),
          List.of("cheap", "unique", "guarantee"),
          List.of("#Bakery", "#FreshBread", "#LocalFood", "#GoodMorning"));

  private static final Words ES =
      new Words(
          "es",
          List.of(
              "nuestro nuevo pan de centeno",
              "café gratis por la mañana",
              "los rollos de canela",
              "un taller para familias",
              "nuestra masa madre",
              "el escaparate de rosquillas",
              "el pan de ayer a mitad de precio",
              "una visita al obrador",
              "nuestras magdalenas",
              "la tarta de manzana",
              "una caja de desayuno",
              "nuestras galletas de avena",
              "las tartas de cumpleaños",
              "levadura fresca para casa",
              "los panecillos de semillas",
              "nuestro pastel de ciruelas",
              "un tarro de mermelada",
              "el pan de nueces",
              "nuestros bocadillos",
              "el horno nuevo"),
          List.of(
              "para el mercado de primavera",
              "el sábado",
              "antes de las fiestas",
              "para la fiesta del barrio",
              "en la antigua estación",
              "junto al puerto",
              "camino de la escuela",
              "después del concierto",
              "en día de mercado",
              "con la primera helada"),
          List.of("clientes habituales", "familias", "estudiantes", "vecinos", "madrugadores"),
          List.of(
              "desde las 7 de la mañana",
              "a mitad de precio hasta mediodía",
              "trae tu bolsa",
              "prueba gratis",
              "solo esta semana",
              "hecho a mano",
              "sin reserva"),
          List.of("Calle del Molino", "Panadera Inés", "Muelle Viejo", "Casa Farol"),
          List.of("barato", "único", "garantía"),
          List.of("#Panadería", "#PanFresco", "#ComidaLocal", "#BuenosDías"));

  private Briefs() {}

  /** What a language's briefs are made of. */
  private record Words(
      String language,
      List<String> subjects,
      List<String> occasions,
      List<String> audiences,
      List<String> points,
      List<String> mentions,
      List<String> banned,
      List<String> hashtags) {}

  /** One of them, 0 to {@link #COUNT} - 1; neighbours differ in subject and language. */
  static Brief of(int number) {
    var words = number % 2 == 0 ? EN : ES;
    int turn = number / 2;
    int subjects = words.subjects().size();
    return new Brief(
        pick(words.subjects(), turn) + " " + pick(words.occasions(), turn / subjects),
        pick(words.audiences(), turn),
        words.language(),
        "friendly",
        some(words.points(), turn, 1 + turn % 2),
        some(words.mentions(), turn / 2, turn % 2),
        some(words.banned(), turn / 3, turn % 3 == 0 ? 1 : 0),
        some(words.hashtags(), turn, turn % 4),
        SHORTEST + turn * 7 % (LONGEST - SHORTEST));
  }

  private static String pick(List<String> from, int turn) {
    return from.get(turn % from.size());
  }

  /** As many of a list, one after the other. */
  private static List<String> some(List<String> from, int first, int count) {
    return IntStream.range(first, first + count).mapToObj(turn -> pick(from, turn)).toList();
  }
}
