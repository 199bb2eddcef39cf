package dev.phoenix.workers.monitoring.health.probe;

import dev.phoenix.model.api.Brief;
import java.util.List;

/**
 * A brief whose post is known to hold certain words.
 *
 * @param topic words of which the post has one at least
 */
record Question(Brief brief, List<String> topic) {

  /** Those that the model is asked in turn. */
  static final List<Question> ALL =
      List.of(
          of("en", "The bakery opens earlier on Saturday", "bakery", "saturday", "open"),
          of("en", "A new course for beginners in the library", "course", "beginner", "library"),
          of("en", "Our summer market in the park", "market", "summer", "park"),
          of("en", "Free coffee for all visitors on Monday", "coffee", "visitor", "monday", "free"),
          of("es", "La panadería abre antes el sábado", "panader", "sábado", "abre", "abri"),
          of("es", "Un curso nuevo en la biblioteca", "curso", "bibliotec"),
          of("es", "El mercado de verano en el parque", "mercado", "verano", "parque"),
          of("es", "Café gratis para las visitas el lunes", "café", "visita", "lunes", "gratis"));

  private static Question of(String language, String topic, String... words) {
    var brief =
        new Brief(topic, "", language, "friendly", List.of(), List.of(), List.of(), List.of(), 280);
    return new Question(brief, List.of(words));
  }
}
