package dev.phoenix.model.bench.learning;

import dev.phoenix.model.api.Brief;
import java.util.List;

/** What a bakery writes about: briefs in English and Spanish by turns, none of them twice. */
final class Briefs {

  /** How many there are. */
  static final int COUNT = 400;

  private static final int CHARS = 280;
  private static final int SUBJECTS = 20;

  private static final List<String> SUBJECTS_EN =
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
          "the new oven");
  private static final List<String> SUBJECTS_ES =
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
          "el horno nuevo");
  private static final List<String> OCCASIONS_EN =
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
          "for the first frost");
  private static final List<String> OCCASIONS_ES =
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
          "con la primera helada");

  private Briefs() {}

  /** One of them, 0 to {@link #COUNT} - 1; neighbours differ in subject and language. */
  static Brief of(int number) {
    boolean english = number % 2 == 0;
    int subject = number / 2 % SUBJECTS;
    int occasion = number / 2 / SUBJECTS % OCCASIONS_EN.size();
    return new Brief(
        (english ? SUBJECTS_EN : SUBJECTS_ES).get(subject)
            + " "
            + (english ? OCCASIONS_EN : OCCASIONS_ES).get(occasion),
        english ? "regular customers" : "clientes habituales",
        english ? "en" : "es",
        "friendly",
        List.of(english ? "from 7 in the morning" : "desde las 7 de la mañana"),
        List.of(),
        List.of(),
        List.of(english ? "#Bakery" : "#Panadería"),
        CHARS);
  }
}
