package dev.phoenix.workers.social;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds characters and references in a brief's texts that must never reach a prompt, a page or a
 * connector.
 */
final class BriefCharacters {

  // controls but tab and line ends; direction overrides; invisible separators; halves of surrogate
  // pairs
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "[\\p{Cc}&&[^\\t\\n\\r]]|[\\u202A-\\u202E\\u2066-\\u2069\\u200B\\u2060\\uFEFF]|\\p{Cs}");
  // the connector runtime replaces these with secrets wherever they stand
  private static final Pattern SECRET = Pattern.compile("\\{\\{|secrets\\.[A-Za-z0-9]");

  private BriefCharacters() {}

  static List<Violation> violations(JsonNode brief) {
    var violations = new ArrayList<Violation>();
    brief.properties().forEach(field -> visit("/" + field.getKey(), field.getValue(), violations));
    return violations;
  }

  private static void visit(String path, JsonNode value, List<Violation> violations) {
    if (value.isTextual()) {
      check(path, value.asText(), violations);
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        visit(path + "/" + i, value.get(i), violations);
      }
    }
  }

  private static void check(String path, String text, List<Violation> violations) {
    if (FORBIDDEN.matcher(text).find()) {
      violations.add(
          new Violation(
              path,
              "must not contain control characters, invisible characters or halves of surrogate"
                  + " pairs"));
    }
    if (SECRET.matcher(text).find()) {
      violations.add(new Violation(path, "must not contain '{{' or a reference to a secret"));
    }
  }
}
