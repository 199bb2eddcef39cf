package dev.phoenix.workers.social;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import dev.phoenix.workers.job.JobInput;
import dev.phoenix.workers.policy.PostBrief;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Checks a brief against the schema that lies beside the flow, and against what a schema cannot
 * say.
 */
@Component
public class BriefValidator {

  private static final String SCHEMA = "/bpmn/social-media/social-post.schema.json";
  private static final int MAX_VIOLATIONS = 50;

  private final JsonNode definition = read();
  private final JsonSchema schema =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(
              definition, SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build());

  /** Everything that is wrong with a brief, at most 50 lines; empty if it is in order. */
  public List<Violation> violations(JsonNode brief) {
    if (!brief.isObject()) {
      return List.of(
          new Violation(
              "", "brief must be an object with the fields that the flow's README lists"));
    }
    var violations = new ArrayList<Violation>();
    for (var message : schema.validate(brief)) {
      violations.add(
          new Violation(
              message.getInstanceLocation().toString(),
              message.getMessage().replace(message.getInstanceLocation() + ": ", "")));
    }
    violations.addAll(BriefCharacters.violations(brief));
    if (violations.isEmpty()) {
      violations.addAll(
          BriefLimits.violations(JobInput.JSON.convertValue(withDefaults(brief), PostBrief.class)));
    }
    if (violations.size() <= MAX_VIOLATIONS) {
      return violations;
    }
    var shown = new ArrayList<>(violations.subList(0, MAX_VIOLATIONS - 1));
    shown.add(new Violation("", "and " + (violations.size() - shown.size()) + " more"));
    return shown;
  }

  /** The brief with the schema's defaults in place of what it leaves out. */
  public ObjectNode withDefaults(JsonNode brief) {
    var complete = JobInput.JSON.createObjectNode();
    definition
        .path("properties")
        .properties()
        .forEach(
            field -> {
              var value = brief.get(field.getKey());
              var chosen = value == null ? field.getValue().get("default") : value;
              if (chosen != null) {
                complete.set(field.getKey(), chosen.deepCopy());
              }
            });
    return complete;
  }

  private static JsonNode read() {
    try (var in = BriefValidator.class.getResourceAsStream(SCHEMA)) {
      return JobInput.JSON.readTree(
          Objects.requireNonNull(in, SCHEMA + " is not on the class path"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
