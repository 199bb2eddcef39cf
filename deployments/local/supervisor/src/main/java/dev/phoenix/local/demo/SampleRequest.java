package dev.phoenix.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.local.Json;
import dev.phoenix.local.UserError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A request to try things out with. Its key is always the same, so that asking for it again joins
 * the first one.
 *
 * @param request the variable of the flow {@code human-request}
 * @param cost what carrying it out really costs, in the request's currency
 * @param reference of the bill, or of what was done
 */
public record SampleRequest(JsonNode request, String cost, String reference) {

  /** All of them, of every type, some in English and some in Spanish. */
  public static List<SampleRequest> all() {
    try (var packaged = SampleRequest.class.getResourceAsStream("requests.json")) {
      if (packaged == null) {
        throw new UserError("The sample requests are not in this build: build it anew.");
      }
      var samples = new ArrayList<SampleRequest>();
      Json.MAPPER
          .readTree(packaged)
          .forEach(
              sample ->
                  samples.add(
                      new SampleRequest(
                          sample.path("request"),
                          sample.path("cost").asText(),
                          sample.path("reference").asText())));
      return samples;
    } catch (IOException e) {
      throw new UserError("The sample requests cannot be read: " + e.getMessage(), e);
    }
  }

  /** The types, as a command line names them: {@code payment}, {@code design-decision}, ... */
  public static List<String> types() {
    return all().stream().map(SampleRequest::type).distinct().toList();
  }

  /** The ids of the forms that decide them. */
  public static List<String> forms() {
    return types().stream().map("decide-"::concat).toList();
  }

  /**
   * The first one of a type.
   *
   * @throws UserError if there is no such type, with those that there are
   */
  public static SampleRequest of(String type) {
    return all().stream()
        .filter(sample -> sample.type().equals(type))
        .findFirst()
        .orElseThrow(
            () ->
                new UserError(
                    "There are no requests of type '%s'. There are: %s"
                        .formatted(type, String.join(", ", types()))));
  }

  /** Such as {@code payment}. */
  public String type() {
    return request.path("type").asText().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What is asked for, in a line. */
  public String title() {
    return request.path("title").asText();
  }

  /** What starts it over REST. */
  public ObjectNode start() {
    var start = Platform.object().put("processDefinitionId", "human-request");
    start.putObject("variables").set("request", request);
    return start;
  }
}
