package dev.phoenix.model.server.writer.template;

import java.util.List;
import java.util.Locale;

/**
 * The template writer's wording in one language and register. A {@code %s} takes the topic, the
 * readers or the mentions.
 *
 * @param openings with the topic
 * @param readers with the audience
 * @param mentions with everything that must be mentioned
 * @param closings complete sentences
 * @param greetings the shortest of them
 * @param and joins the last two of a list
 */
record Phrases(
    List<String> openings,
    List<String> readers,
    List<String> mentions,
    List<String> closings,
    List<String> greetings,
    String and) {

  private static final Phrases ENGLISH =
      new Phrases(
          List.of(
              "Let's talk about %s.",
              "This week we have news: %s.",
              "Have you heard? %s.",
              "Something we are glad to share: %s.",
              "Today it is all about %s.",
              "%s: here is what is new."),
          List.of("This one is for %s.", "We wrote this with %s in mind.", "Good to know for %s."),
          List.of("With %s.", "More from %s.", "Thanks to %s.", "Ask %s."),
          List.of(
              "Tell us what you think!",
              "What would you like to know?",
              "Pass it on to someone who needs it.",
              "We look forward to seeing you.",
              "Questions? Just write to us."),
          List.of("More soon.", "Thank you!", "Hello!", "Welcome!", "See you there!"),
          " and ");

  private static final Phrases ENGLISH_FORMAL =
      new Phrases(
          List.of(
              "An update on %s.",
              "We would like to inform you about %s.", "Our latest announcement: %s."),
          List.of("This concerns %s.", "It is addressed to %s."),
          List.of("In cooperation with %s.", "Further information: %s.", "With %s."),
          List.of(
              "We welcome your questions.",
              "Thank you for your attention.",
              "We remain at your disposal."),
          List.of("More soon.", "Thank you!", "Hello!", "Welcome!", "See you there!"),
          " and ");

  private static final Phrases SPANISH =
      new Phrases(
          List.of(
              "Hablemos de esto: %s.",
              "Esta semana traemos novedades: %s.",
              "¿Te has enterado? %s.",
              "Nos alegra contarte algo: %s.",
              "Hoy toca hablar de una cosa: %s.",
              "%s: esto es lo nuevo."),
          List.of(
              "Esto es para %s.", "Lo escribimos pensando en %s.", "Seguro que le interesa a %s."),
          List.of("Con %s.", "Gracias a %s.", "Pregunta a %s."),
          List.of(
              "¡Cuéntanos qué te parece!",
              "¿Qué te gustaría saber?",
              "Compártelo con quien lo necesite.",
              "Te esperamos.",
              "¿Dudas? Escríbenos."),
          List.of("¡Hasta pronto!", "¡Gracias!", "¡Hola!", "Bienvenidos.", "Nos vemos."),
          " y ");

  private static final Phrases SPANISH_FORMAL =
      new Phrases(
          List.of(
              "Compartimos una novedad: %s.",
              "Queremos informarle de lo siguiente: %s.", "Nuestro último anuncio: %s."),
          List.of("Este aviso va dirigido a %s.", "Es de interés para %s."),
          List.of("En colaboración con %s.", "Más información: %s.", "Con %s."),
          List.of(
              "Quedamos a su disposición.",
              "Agradecemos su atención.",
              "Responderemos con gusto a sus preguntas."),
          List.of("¡Hasta pronto!", "¡Gracias!", "¡Hola!", "Bienvenidos.", "Nos vemos."),
          " y ");

  static Phrases of(String language, String tone) {
    var formal =
        tone.toLowerCase(Locale.ROOT).matches(".*(formal|serious|serio|professional|profesional).*")
            && !tone.toLowerCase(Locale.ROOT).contains("informal");
    if (language.equals("es")) {
      return formal ? SPANISH_FORMAL : SPANISH;
    }
    return formal ? ENGLISH_FORMAL : ENGLISH;
  }
}
