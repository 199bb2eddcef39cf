package dev.phoenix.local.nights;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.local.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Briefs of a bakery, each about a topic of its own, by turns in English and Spanish. Those that
 * are kept unseen are about products that no other is about.
 */
final class Topics {

  private record Words(
      String language, List<String> products, List<String> occasions, List<String> points) {}

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
              "ginger bread",
              "poppy rings",
              "lemon tarts"),
          List.of(
              "on market day",
              "for the school fair",
              "on rainy mornings",
              "for the choir",
              "after the football match",
              "for the first of May",
              "at the harbour fair",
              "for grandparents",
              "on the night of the museums",
              "for the flower parade"),
          List.of(
              "warm until noon",
              "by order only",
              "half price on Friday",
              "with a card to keep",
              "free tasting at the door",
              "baked in the old oven"));

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
              "en día de mercado",
              "para la feria del colegio",
              "en mañanas de lluvia",
              "para el coro",
              "después del partido",
              "para el primero de mayo",
              "en la feria del puerto",
              "para los abuelos",
              "en la noche de los museos",
              "para el desfile de flores"),
          List.of(
              "caliente hasta mediodía",
              "solo por encargo",
              "a mitad de precio el viernes",
              "con una tarjeta de recuerdo",
              "degustación gratis en la puerta",
              "hecho en el horno viejo"));

  private static final int UNSEEN_PRODUCTS = 4;

  private Topics() {}

  /** The longest series that {@link #series} gives. */
  static int most() {
    return 2 * seenProducts() * EN.occasions().size();
  }

  /** Briefs to post and to learn from; no two series that do not overlap share a topic. */
  static List<ObjectNode> series(String name, int first, int count) {
    var briefs = new ArrayList<ObjectNode>();
    for (int i = first; i < first + count; i++) {
      var words = i % 2 == 0 ? EN : ES;
      int topic = i / 2;
      // neighbours differ in product and in occasion
      int product = topic % seenProducts();
      int occasion = (topic / seenProducts() + product) % words.occasions().size();
      briefs.add(brief(name + "-" + i, words, product, occasion));
    }
    return briefs;
  }

  /** Briefs about what no series is about. */
  static List<ObjectNode> unseen(int count) {
    var briefs = new ArrayList<ObjectNode>();
    for (int i = 0; i < count; i++) {
      var words = i % 2 == 0 ? EN : ES;
      int topic = i / 2;
      int product = seenProducts() + topic % UNSEEN_PRODUCTS;
      briefs.add(brief("unseen-" + i, words, product, topic % words.occasions().size()));
    }
    return briefs;
  }

  private static int seenProducts() {
    return EN.products().size() - UNSEEN_PRODUCTS;
  }

  private static ObjectNode brief(String id, Words words, int product, int occasion) {
    var brief =
        Json.MAPPER
            .createObjectNode()
            .put("requestId", id)
            .put("topic", words.products().get(product) + " " + words.occasions().get(occasion))
            .put("language", words.language())
            .put("tone", "friendly")
            .put("maxChars", 300);
    var points = words.points();
    brief.putArray("keyPoints").add(points.get((product + occasion) % points.size()));
    brief.putArray("hashtags").add(words.language().equals("en") ? "#Bakery" : "#Panadería");
    return brief;
  }
}
