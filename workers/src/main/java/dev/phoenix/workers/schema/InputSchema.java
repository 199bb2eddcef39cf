package dev.phoenix.workers.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.phoenix.workers.job.JobJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schema beside the flow. Its {@code description}s say what is allowed, and its {@code
 * default}s are what an input gets that leaves a field out: nothing of it is said twice.
 */
public final class InputSchema {

  private final JsonNode source;
  private final JsonSchema schema;

  /**
   * The schema of a flow.
   *
   * @param flow its path below {@code bpmn}, such as {@code social-media/social-post}
   */
  public InputSchema(String flow) {
    var resource = "/bpmn/" + flow + ".schema.json";
    try (var in = InputSchema.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the class path");
      }
      source = JobJson.mapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(source);
  }

  /** Adds what breaks the schema, in the order of the places. */
  public void check(JsonNode input, Violations violations) {
    var messages = new ArrayList<>(schema.validate(bounded(input)));
    messages.sort(
        Comparator.comparing((ValidationMessage m) -> m.getInstanceLocation().toString())
            .thenComparing(m -> String.valueOf(m.getProperty())));
    messages.forEach(m -> add(m, violations));
  }

  /** The default of each field that may be left out. */
  public void fillIn(ObjectNode input) {
    for (var property : source.get("properties").properties()) {
      var value = property.getValue().get("default");
      if (value != null && !input.has(property.getKey())) {
        input.set(property.getKey(), value.deepCopy());
      }
    }
  }

  /**
   * An input that breaks the same rules but is small enough to be judged: a list of hundreds of
   * thousands would make as many messages. Numbers beyond all bounds, which the validator cannot
   * compare, become null, which no field allows either.
   */
  private JsonNode bounded(JsonNode input) {
    if (!(input instanceof ObjectNode object)) {
      return finite(input);
    }
    var small = object.objectNode();
    int unknown = 0;
    for (var field : object.properties()) {
      var property = source.get("properties").get(field.getKey());
      if (property != null) {
        small.set(field.getKey(), bounded(field.getValue(), property));
      } else if (unknown++ <= Violations.MOST) {
        small.putNull(field.getKey());
      }
    }
    return small;
  }

  private static JsonNode bounded(JsonNode value, JsonNode property) {
    if (!(value instanceof ArrayNode array)) {
      return finite(value);
    }
    int most = property.path("maxItems").asInt(0);
    var small = array.arrayNode();
    for (int i = 0; i < array.size() && i <= most; i++) {
      small.add(finite(array.get(i)));
    }
    return small;
  }

  private static JsonNode finite(JsonNode value) {
    return value.isNumber() && !Double.isFinite(value.asDouble()) ? NullNode.getInstance() : value;
  }

  private void add(ValidationMessage message, Violations violations) {
    var path = path(message);
    var pointer = new StringBuilder();
    path.forEach(segment -> pointer.append(Violations.segment(segment)));
    var property = message.getProperty();
    switch (message.getType()) {
      case "additionalProperties" ->
          violations.add(
              pointer + Violations.segment(String.valueOf(property)),
              "unknown field; allowed are " + String.join(", ", fields()));
      case "required" -> {
        var missing = property(List.of(String.valueOf(property)));
        violations.add(
            pointer + Violations.segment(String.valueOf(property)),
            "is missing; it must be " + described(missing));
      }
      default -> violations.add(pointer.toString(), "must be " + described(property(path)));
    }
  }

  private static List<String> path(ValidationMessage message) {
    var location = message.getInstanceLocation();
    var path = new ArrayList<String>();
    for (int i = 0; i < location.getNameCount(); i++) {
      path.add(String.valueOf(location.getElement(i)));
    }
    return path;
  }

  private JsonNode property(List<String> path) {
    JsonNode at = source;
    for (int i = 0; i < path.size(); i++) {
      at = i == 0 ? at.path("properties").path(path.get(i)) : at.path("items");
    }
    return at;
  }

  private static String described(@Nullable JsonNode property) {
    return property == null ? "allowed" : property.path("description").asText("allowed");
  }

  private TreeSet<String> fields() {
    var fields = new TreeSet<String>();
    source.get("properties").fieldNames().forEachRemaining(fields::add);
    return fields;
  }
}
