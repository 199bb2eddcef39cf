package dev.phoenix.local.home;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Which parts of the model runtime there are, as {@code skills.NAME: true or false} in
 * phoenix.yaml. Texts are always there; without the others flows go on, with less.
 *
 * @param images whether posts have pictures
 */
public record Skills(boolean images) {

  private static final Set<String> KNOWN = Set.of("images");

  /** Every one. */
  public static Skills all() {
    return new Skills(true);
  }

  /**
   * Reads them; what is left out is on.
   *
   * @param wrong takes a key that is wrong, and what is
   */
  static Skills of(JsonNode yaml, BiConsumer<String, String> wrong) {
    yaml.properties()
        .forEach(
            skill -> {
              var key = "skills." + skill.getKey();
              if (!KNOWN.contains(skill.getKey())) {
                wrong.accept(key, "is not known; use one of " + KNOWN);
              } else if (!skill.getValue().isBoolean()) {
                wrong.accept(key, "must be true or false");
              }
            });
    return new Skills(yaml.path("images").asBoolean(true));
  }
}
