package dev.phoenix.model.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The API's description, as a test asks it. */
final class Description {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode root;

  Description() {
    try (var file = new ClassPathResource(DescriptionController.FILE).getInputStream()) {
      Object plain = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
      root = JSON.valueToTree(plain);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** What is described, by method and path, such as {@code GET /v1/models}. */
  Map<String, JsonNode> operations() {
    var all = new TreeMap<String, JsonNode>();
    root.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            all.put(
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                method.getValue())));
    return all;
  }

  /** The bodies in JSON that an operation gives as examples. */
  List<JsonNode> examples(JsonNode operation) {
    var content = jsonOf(follow(operation.path("requestBody")));
    var bodies = new ArrayList<JsonNode>();
    content.path("examples").forEach(example -> bodies.add(example.path("value")));
    return bodies;
  }

  /** Why a body is not what an operation takes; empty if it is. */
  Set<ValidationMessage> faultsOfBody(JsonNode operation, JsonNode body) {
    return faults(jsonOf(follow(operation.path("requestBody"))), body);
  }

  /** Why an answer is not what an operation gives; empty if it is. */
  Set<ValidationMessage> faultsOfAnswer(JsonNode operation, int status, JsonNode answer) {
    var response = operation.path("responses").path(Integer.toString(status));
    return faults(jsonOf(follow(response)), answer);
  }

  boolean describes(JsonNode operation, int status) {
    return operation.path("responses").has(Integer.toString(status));
  }

  private static JsonNode jsonOf(JsonNode of) {
    return of.path("content").path("application/json");
  }

  /** OpenAPI 3.1's schemas are JSON Schema 2020-12. */
  private Set<ValidationMessage> faults(JsonNode content, JsonNode value) {
    ObjectNode schema = JSON.createObjectNode();
    schema.set("allOf", JSON.createArrayNode().add(content.path("schema")));
    schema.set("components", root.path("components"));
    return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema).validate(value);
  }

  private JsonNode follow(JsonNode node) {
    var reference = node.path("$ref").asText("");
    return reference.isEmpty() ? node : root.at(reference.substring(1));
  }
}
