package dev.phoenix.model.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.model.api.chat.ChatMessage;
import dev.phoenix.model.api.chat.ChatMessage.Role;
import dev.phoenix.model.api.chat.ChatRequest;
import dev.phoenix.model.api.text.Sampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Reads OpenAI's requests; what is wrong or not done here is named by its field. */
final class ChatRequests {

  /** Most turns of a conversation; no context holds more. */
  private static final int MOST_MESSAGES = 2000;

  private static final int PENALTY_WINDOW = 64;

  private ChatRequests() {}

  static ChatRequest read(ChatCompletionRequest body) {
    refuseWhatIsNotDone(body);
    return new ChatRequest(
        messages(body.messages()), maxTokens(body), sampling(body), stops(body.stop()), null);
  }

  private static void refuseWhatIsNotDone(ChatCompletionRequest body) {
    if (body.n() != null && body.n() != 1) {
      throw ApiException.unsupported("n", "n must be 1: ask again for another answer");
    }
    if (holds(body.tools()) || holds(body.functions())) {
      throw ApiException.unsupported("tools", "tools are not supported: leave them out");
    }
    if (Boolean.TRUE.equals(body.logprobs())) {
      throw ApiException.unsupported("logprobs", "logprobs are not supported: leave them out");
    }
    var format = body.responseFormat();
    if (format != null && !format.path("type").asText("text").equals("text")) {
      throw ApiException.unsupported(
          "response_format", "response_format must be of type text, or left out");
    }
  }

  private static boolean holds(@Nullable List<JsonNode> list) {
    return list != null && !list.isEmpty();
  }

  static List<ChatMessage> messages(@Nullable List<ChatCompletionRequest.@Nullable Message> given) {
    if (given == null || given.isEmpty()) {
      throw ApiException.invalid("messages", "messages must hold at least one message");
    }
    if (given.size() > MOST_MESSAGES) {
      throw ApiException.invalid(
          "messages",
          "messages must hold at most " + MOST_MESSAGES + "; there are " + given.size());
    }
    var messages = new ArrayList<ChatMessage>();
    for (int i = 0; i < given.size(); i++) {
      messages.add(message(given.get(i), "messages[" + i + "]"));
    }
    if (messages.getLast().role() != Role.USER) {
      throw ApiException.invalid("messages", "messages must end with one of the role user");
    }
    return messages;
  }

  private static ChatMessage message(ChatCompletionRequest.@Nullable Message given, String at) {
    if (given == null) {
      throw ApiException.invalid(at, at + " must be an object with role and content");
    }
    return new ChatMessage(
        role(given.role(), at + ".role"), content(given.content(), at + ".content"));
  }

  private static Role role(@Nullable String role, String at) {
    return switch (role) {
      case "system", "developer" -> Role.SYSTEM;
      case "user" -> Role.USER;
      case "assistant" -> Role.ASSISTANT;
      case null, default ->
          throw ApiException.invalid(at, at + " must be system, developer, user or assistant");
    };
  }

  private static String content(@Nullable JsonNode content, String at) {
    if (content == null || content.isNull()) {
      return "";
    }
    if (content.isTextual()) {
      return content.asText();
    }
    if (!content.isArray()) {
      throw ApiException.invalid(at, at + " must be a text or a list of parts of type text");
    }
    var text = new StringBuilder();
    for (var part : content) {
      if (!part.path("type").asText("").equals("text") || !part.path("text").isTextual()) {
        throw ApiException.unsupported(at, at + " must hold parts of type text only");
      }
      text.append(part.path("text").asText());
    }
    return text.toString();
  }

  private static int maxTokens(ChatCompletionRequest body) {
    var most = body.maxCompletionTokens() != null ? body.maxCompletionTokens() : body.maxTokens();
    if (most == null) {
      return 0;
    }
    if (most < 1) {
      throw ApiException.invalid("max_tokens", "max_tokens must be 1 or more; it is " + most);
    }
    return most;
  }

  private static Sampling sampling(ChatCompletionRequest body) {
    return new Sampling(
        within("temperature", body.temperature(), 1, 0, 2),
        (int) within("top_k", integer(body.topK()), 0, 0, 1_000_000),
        above("top_p", within("top_p", body.topP(), 1, 0, 1)),
        within("min_p", body.minP(), 0, 0, 1),
        above(
            "repetition_penalty", within("repetition_penalty", body.repetitionPenalty(), 1, 0, 10)),
        PENALTY_WINDOW,
        Optional.ofNullable(body.seed()).orElseGet(() -> ThreadLocalRandom.current().nextLong()));
  }

  private static @Nullable Double integer(@Nullable Integer value) {
    return value == null ? null : value.doubleValue();
  }

  private static double within(
      String field, @Nullable Double value, double otherwise, double least, double most) {
    double used = value == null ? otherwise : value;
    if (!(used >= least && used <= most)) {
      throw ApiException.invalid(
          field,
          "%s must be from %s to %s; it is %s"
              .formatted(field, number(least), number(most), value));
    }
    return used;
  }

  private static double above(String field, double value) {
    if (value == 0) {
      throw ApiException.invalid(field, field + " must be above 0");
    }
    return value;
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static List<String> stops(@Nullable JsonNode stop) {
    if (stop == null || stop.isNull()) {
      return List.of();
    }
    var stops = new ArrayList<String>();
    for (var each : stop.isArray() ? stop : List.of(stop)) {
      if (!each.isTextual() || each.asText().isEmpty()) {
        throw ApiException.invalid("stop", "stop must be a text or a list of texts, none empty");
      }
      stops.add(each.asText());
    }
    if (stops.size() > 16) {
      throw ApiException.invalid(
          "stop", "stop must hold at most 16 texts; there are " + stops.size());
    }
    return stops;
  }
}
