package dev.phoenix.e2e;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Briefs as a user would send them. */
final class Briefs {

  private Briefs() {}

  /** A request id that no other test uses. */
  static String requestId(String name) {
    return name + "-" + UUID.randomUUID();
  }

  static Map<String, Object> english(String requestId) {
    return new HashMap<>(
        Map.of(
            "requestId",
            requestId,
            "topic",
            "our new <b>opening hours</b>",
            "language",
            "en",
            "keyPoints",
            List.of("from Monday on we open at eight"),
            "bannedTerms",
            List.of("cheap"),
            "hashtags",
            List.of("Bakery"),
            "maxChars",
            300));
  }

  static Map<String, Object> spanish(String requestId) {
    return new HashMap<>(
        Map.of(
            "requestId",
            requestId,
            "topic",
            "nuestro nuevo horario",
            "language",
            "es",
            "keyPoints",
            List.of("desde el lunes abrimos a las ocho"),
            "hashtags",
            List.of("Panadería")));
  }
}
