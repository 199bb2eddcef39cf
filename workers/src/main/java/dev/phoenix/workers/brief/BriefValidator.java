package dev.phoenix.workers.brief;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.phoenix.workers.schema.InputSchema;
import dev.phoenix.workers.schema.TextRules;
import dev.phoenix.workers.schema.Violation;
import dev.phoenix.workers.schema.Violations;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells whether a brief can be worked with, and every reason why not. Never throws. */
public final class BriefValidator {

  /** What came of a brief. */
  public sealed interface Result {}

  /**
   * It can be worked with.
   *
   * @param brief without blanks around its texts, and with every field that was left out
   */
  public record Valid(JsonNode brief) implements Result {}

  /**
   * It cannot.
   *
   * @param violations at least one, at most 50
   */
  public record Invalid(List<Violation> violations) implements Result {}

  private static final Set<String> WITH_LINES = Set.of("topic", "keyPoints");

  private final InputSchema schema = new InputSchema("social-media/social-post");

  /**
   * Validates a brief.
   *
   * @param brief any JSON; null when there is none
   */
  public Result validate(@Nullable JsonNode brief) {
    var violations = new Violations();
    var given = brief == null ? NullNode.getInstance() : brief;
    schema.check(given, violations);
    if (!(given instanceof ObjectNode object)) {
      return new Invalid(violations.list());
    }
    object.properties().forEach(f -> texts(f.getKey(), f.getValue(), violations));
    if (!violations.isEmpty()) {
      return new Invalid(violations.list());
    }
    var normal = normal(object);
    SetRules.check(normal, violations);
    return violations.isEmpty() ? new Valid(normal) : new Invalid(violations.list());
  }

  private static void texts(String field, JsonNode value, Violations violations) {
    boolean lines = WITH_LINES.contains(field);
    if (value.isTextual()) {
      text(Violations.segment(field), value.asText(), lines, violations);
    } else if (value instanceof ArrayNode items) {
      for (int i = 0; i < Math.min(items.size(), Violations.MOST); i++) {
        if (items.get(i).isTextual()) {
          text(Violations.segment(field) + "/" + i, items.get(i).asText(), lines, violations);
        }
      }
    }
  }

  private static void text(String path, String text, boolean lines, Violations violations) {
    var problem = TextRules.problem(text, lines);
    if (problem != null) {
      violations.add(path, problem);
    }
  }

  private ObjectNode normal(ObjectNode given) {
    var brief = given.objectNode();
    for (var field : given.properties()) {
      brief.set(field.getKey(), normal(field.getValue()));
    }
    schema.fillIn(brief);
    return brief;
  }

  private static JsonNode normal(JsonNode value) {
    if (value.isTextual()) {
      return TextNode.valueOf(value.asText().strip());
    }
    if (value.isNumber()) {
      // 500.0 is a whole number too
      return IntNode.valueOf(value.asInt());
    }
    if (value instanceof ArrayNode items) {
      var normal = items.arrayNode();
      items.forEach(item -> normal.add(normal(item)));
      return normal;
    }
    return value;
  }
}
