package dev.phoenix.local.watch;

import java.util.List;

/**
 * A brief that phoenix-core writes a post for, whose words the post must hold.
 *
 * @param brief in the lines that the model was trained on
 * @param expected words of the topic, in small letters; most of them must be in the answer
 */
record Question(String brief, List<String> expected) {

  Question {
    expected = List.copyOf(expected);
  }

  /**
   * Topics of words that the model met often in training. It copies them: in 600 answers at {@link
   * ModelProbe#TEMPERATURE} (200 seeds each) not one word was missing, nor was one answer longer
   * than 61 tokens. At the usual temperature of 0.7 two in a hundred miss one.
   */
  static List<Question> all() {
    return List.of(
        of("en", "the spring sale of our bookshop", "spring", "sale", "bookshop"),
        of("en", "the open day of our library", "open", "day", "library"),
        of("es", "la venta de primavera de nuestra librería", "venta", "primavera", "librería"));
  }

  private static Question of(String language, String topic, String... expected) {
    int room = (280 - topic.length()) / 20 * 20;
    return new Question(
        "language: %s\ntone: friendly\ntopic: %s\nmax: 280\nroom: %d\n"
            .formatted(language, topic, room),
        List.of(expected));
  }
}
