package dev.phoenix.workers.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;

/**
 * A job as its handler sees it.
 *
 * @param variables an object with the fetched variables
 * @param processInstanceKey the instance that the job belongs to
 * @param elementInstanceKey the element instance; stable over retries
 * @param retries how many tries are left, this one included
 */
public record JobInput(
    JsonNode variables, long processInstanceKey, long elementInstanceKey, int retries) {

  /**
   * Writes and reads variables; unknown fields are left alone, for people add variables in Modeler.
   */
  public static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** A variable as it is; a missing node if there is none. */
  public JsonNode variable(String name) {
    return variables.isObject() ? variables.path(name) : MissingNode.getInstance();
  }

  /** A variable as a value; empty if it is missing or null. */
  public <T> Optional<T> optional(String name, Class<T> shape) {
    var node = variable(name);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.treeToValue(node, shape));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new JobFaultException(
          "The variable '"
              + name
              + "' is not of the expected shape ("
              + shape.getSimpleName()
              + "). See the flow's README, correct the variable and raise the retries.");
    }
  }

  /** A variable as a value; a fault if it is missing or of another shape. */
  public <T> T required(String name, Class<T> shape) {
    return optional(name, shape)
        .orElseThrow(
            () ->
                new JobFaultException(
                    "The variable '"
                        + name
                        + "' is missing. Check the task's input mappings, set the variable and"
                        + " raise the retries."));
  }
}
