package dev.phoenix.local.nights;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.local.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Briefs of a bakery, each about a topic of its own, by turns in English and Spanish, and as
 * different in what else they ask for as people's are. Those that are kept unseen are about
 * products that no other is about.
 */
final class Topics {

  /**
   * What the briefs of a language are put together from.
   *
   * @param frames of topics, around a product
   */
  private record Words(
      String language,
      List<String> products,
      List<String> frames,
      List<String> audiences,
      List<String> points,
      List<String> mentions,
      List<String> hashtags,
      String banned) {}

  private static final Words EN =
      new Words(
          "en",
          List.of(
              "walnut bread",
              "plum cake",
              "seeded rolls",
              "almond biscuits",
              "potato loaf",
              "cheese twists",
              "apple turnovers",
              "honey cake",
              "olive sticks",
              "corn muffins",
              // unseen
              "fig focaccia",
              "gingerbread",
              "poppy rings",
              "lemon tarts"),
          List.of(
              "our new %s",
              "free %s for early birds",
              "%s on market day",
              "a class where you bake %s",
              "%s sold out by ten",
              "the story behind our %s",
              "a contest for the best %s",
              "%s to take on a picnic",
              "%s now on Sundays too",
              "a year of %s: thank you"),
          List.of("families", "regular customers", "students", "neighbours"),
          List.of(
              "warm until noon",
              "by order only",
              "half price on Friday",
              "a card to keep",
              "free tasting at the door",
              "baked in the old oven",
              "Saturday at ten"),
          List.of("Nora", "Mill Lane 4", "Lantern House", "Baker & Sons", "Old Harbour"),
          List.of("#Bakery", "#FreshBread", "#Neighbours", "#GoodMorning"),
          "cheap");

  private static final Words ES =
      new Words(
          "es",
          List.of(
              "pan de nueces",
              "bizcocho de ciruelas",
              "panecillos de semillas",
              "galletas de almendra",
              "hogaza de patata",
              "trenzas de queso",
              "empanadillas de manzana",
              "tarta de miel",
              "palitos de aceituna",
              "magdalenas de maíz",
              // unseen
              "focaccia de higos",
              "pan de jengibre",
              "roscas de amapola",
              "tartaletas de limón"),
          List.of(
              "lo nuevo: %s",
              "%s gratis para madrugadores",
              "%s en día de mercado",
              "un taller para hornear %s",
              "%s: agotado a las diez",
              "la historia de un clásico: %s",
              "un concurso de %s",
              "%s para llevar de merienda",
              "%s también los domingos",
              "un año de %s: gracias"),
          List.of("familias", "clientes habituales", "estudiantes", "vecinos"),
          List.of(
              "caliente hasta mediodía",
              "solo por encargo",
              "a mitad de precio el viernes",
              "una tarjeta de recuerdo",
              "degustación gratis en la puerta",
              "hecho en el horno viejo",
              "el sábado a las diez"),
          List.of("Lucía", "Calle Molino 4", "Casa Farol", "Hornos & Hijos", "Puerto Viejo"),
          List.of("#Panadería", "#PanDelDía", "#Barrio", "#BuenosDías"),
          "barato");

  private static final List<String> TONES = List.of("friendly", "warm", "upbeat", "playful");
  private static final int UNSEEN_PRODUCTS = 4;
  private static final int SHORTEST = 260;

  private Topics() {}

  /** The longest series that {@link #series} gives. */
  static int most() {
    return 2 * seenProducts() * EN.frames().size();
  }

  /** Briefs to post and to learn from; no two series that do not overlap share a topic. */
  static List<ObjectNode> series(String name, int first, int count) {
    var briefs = new ArrayList<ObjectNode>();
    for (int i = first; i < first + count; i++) {
      int topic = i / 2;
      // neighbours differ in product and in frame
      int product = topic % seenProducts();
      int frame = topic / seenProducts() + product;
      briefs.add(brief(name + "-" + i, i, product, frame));
    }
    return briefs;
  }

  /** Briefs about what no series is about. */
  static List<ObjectNode> unseen(int count) {
    var briefs = new ArrayList<ObjectNode>();
    for (int i = 0; i < count; i++) {
      int topic = i / 2;
      briefs.add(brief("unseen-" + i, i, seenProducts() + topic % UNSEEN_PRODUCTS, topic));
    }
    return briefs;
  }

  private static int seenProducts() {
    return EN.products().size() - UNSEEN_PRODUCTS;
  }

  private static ObjectNode brief(String id, int number, int product, int frame) {
    var words = number % 2 == 0 ? EN : ES;
    int topic = number / 2;
    var brief =
        Json.MAPPER
            .createObjectNode()
            .put("requestId", id)
            .put("topic", of(words.frames(), frame).formatted(words.products().get(product)))
            .put("language", words.language())
            .put("tone", of(TONES, topic))
            .put("maxChars", SHORTEST + 20 * (topic % 8));
    if (topic % 3 != 0) {
      brief.put("audience", of(words.audiences(), topic));
    }
    var points = brief.putArray("keyPoints").add(of(words.points(), topic));
    if (topic % 5 == 0) {
      points.add(of(words.points(), topic + 3));
    }
    if (topic % 2 == 1) {
      brief.putArray("mustMention").add(of(words.mentions(), topic));
    }
    if (topic % 7 == 2) {
      brief.putArray("bannedTerms").add(words.banned());
    }
    var hashtags = brief.putArray("hashtags");
    for (int i = 0; i < topic % 3; i++) {
      hashtags.add(of(words.hashtags(), topic + i));
    }
    return brief;
  }

  private static String of(List<String> words, int number) {
    return words.get(number % words.size());
  }
}
