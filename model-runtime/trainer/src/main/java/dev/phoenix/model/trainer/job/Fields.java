package dev.phoenix.model.trainer.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The fields of a JSON object, each read once and checked; what is left over is refused. */
final class Fields {

  private final JsonNode node;
  private final String prefix;
  private final Set<String> read = new HashSet<>();

  private Fields(JsonNode node, String prefix) {
    this.node = node;
    this.prefix = prefix;
  }

  static Fields of(JsonNode node) {
    return new Fields(object(node, "the whole"), "");
  }

  /** A nested object; an empty one if there is none. */
  Fields fields(String name) {
    JsonNode value = value(name);
    JsonNode inner = value.isMissingNode() ? JsonNodeFactory.instance.objectNode() : value;
    return new Fields(object(inner, prefix + name), prefix + name + ".");
  }

  List<Fields> list(String name) {
    JsonNode value = value(name);
    if (!value.isMissingNode() && !value.isArray()) {
      throw wrong(name, "a list of objects");
    }
    List<Fields> list = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      String at = "%s%s[%d]".formatted(prefix, name, i);
      list.add(new Fields(object(value.get(i), at), at + "."));
    }
    return list;
  }

  boolean has(String name) {
    return node.hasNonNull(name);
  }

  String text(String name) {
    JsonNode value = value(name);
    if (!value.isTextual() || value.asText().isBlank()) {
      throw wrong(name, "a text");
    }
    return value.asText();
  }

  Path path(String name) {
    try {
      return Path.of(text(name));
    } catch (InvalidPathException e) {
      throw wrong(name, "a path");
    }
  }

  Set<String> texts(String name, Set<String> otherwise) {
    JsonNode value = value(name);
    if (value.isMissingNode()) {
      return otherwise;
    }
    Set<String> texts = new HashSet<>();
    if (value.isArray()) {
      value.forEach(each -> texts.add(each.isTextual() ? each.asText() : ""));
    }
    if (texts.isEmpty() || texts.contains("")) {
      throw wrong(name, "a list of texts");
    }
    return texts;
  }

  Map<String, String> digests(String name) {
    JsonNode value = object(value(name), prefix + name);
    Map<String, String> digests = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      if (!Digests.isDigest(entry.getValue().asText())) {
        throw wrong(name + "." + entry.getKey(), "a sha256, 64 small hexadecimal digits");
      }
      digests.put(entry.getKey(), entry.getValue().asText());
    }
    return digests;
  }

  int whole(String name, int otherwise, int least, int most) {
    return (int) whole(name, (long) otherwise, least, most);
  }

  long whole(String name, long otherwise, long least, long most) {
    JsonNode value = value(name);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < least
        || value.longValue() > most) {
      throw wrong(name, "a whole number from %d to %d".formatted(least, most));
    }
    return value.longValue();
  }

  double number(String name, double otherwise, double least, double most) {
    JsonNode value = value(name);
    if (value.isMissingNode()) {
      return otherwise;
    }
    double number = value.isNumber() ? value.doubleValue() : Double.NaN;
    if (!(number >= least && number <= most)) {
      throw wrong(name, "a number from %s to %s".formatted(least, most));
    }
    return number;
  }

  /** Refuses a field that nobody asked for: it is a slip, or from another version. */
  void end() {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!read.contains(entry.getKey())) {
        throw new RefusedException(
            "job.json: there is no field %s%s; take it out".formatted(prefix, entry.getKey()));
      }
    }
  }

  RefusedException wrong(String name, String expected) {
    String value = node.path(name).isMissingNode() ? "missing" : node.path(name).toString();
    return new RefusedException(
        "job.json: %s%s must be %s; it is %s"
            .formatted(prefix, name, expected, value.length() > 100 ? "something else" : value));
  }

  private JsonNode value(String name) {
    read.add(name);
    JsonNode value = node.path(name);
    return value.isNull() ? node.path("") : value;
  }

  private static JsonNode object(JsonNode node, String name) {
    if (!node.isObject()) {
      throw new RefusedException("job.json: %s must be an object".formatted(name));
    }
    return node;
  }
}
