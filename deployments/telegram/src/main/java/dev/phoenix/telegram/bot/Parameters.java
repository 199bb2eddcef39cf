package dev.phoenix.telegram.bot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.telegram.state.Message.Document;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A call's parameters, which may come in the query, as a form, or as JSON.
 *
 * @param values by name; those of a form are texts that may hold JSON
 * @param document the file that came along
 */
record Parameters(JsonNode values, @Nullable Document document) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Parameters of(HttpServletRequest request) throws IOException {
    var type = String.valueOf(request.getContentType());
    if (type.startsWith("application/json")) {
      return new Parameters(json(request.getInputStream().readAllBytes()), null);
    }
    var values = JsonNodeFactory.instance.objectNode();
    request.getParameterMap().forEach((name, texts) -> values.put(name, texts[0]));
    return new Parameters(values, type.startsWith("multipart/") ? file(request, values) : null);
  }

  private static JsonNode json(byte[] body) {
    try {
      return body.length == 0 ? JsonNodeFactory.instance.objectNode() : JSON.readTree(body);
    } catch (IOException e) {
      throw BotFailure.badRequest("can't parse JSON");
    }
  }

  private static @Nullable Document file(HttpServletRequest request, ObjectNode values)
      throws IOException {
    try {
      Document document = null;
      for (var part : request.getParts()) {
        var name = part.getSubmittedFileName();
        if (name == null) {
          values.put(
              part.getName(),
              new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } else {
          document = new Document(name, part.getSize());
        }
      }
      return document;
    } catch (ServletException e) {
      throw BotFailure.badRequest("can't parse the form");
    }
  }

  String text(String name) {
    return values.path(name).asText("");
  }

  long number(String name, long otherwise) {
    var value = values.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    try {
      return value.isIntegralNumber() ? value.longValue() : Long.parseLong(value.asText());
    } catch (NumberFormatException e) {
      throw BotFailure.badRequest("parameter \"" + name + "\" must be a number");
    }
  }

  boolean flag(String name) {
    return values.path(name).asBoolean(false);
  }

  /** A parameter that is an object or an array. */
  JsonNode structure(String name) {
    var value = values.path(name);
    if (!value.isTextual()) {
      return value;
    }
    try {
      return value.asText().isBlank() ? MissingNode.getInstance() : JSON.readTree(value.asText());
    } catch (JsonProcessingException e) {
      throw BotFailure.badRequest("can't parse " + name + " JSON object");
    }
  }
}
