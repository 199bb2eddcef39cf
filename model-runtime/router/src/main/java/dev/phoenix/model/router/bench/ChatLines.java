package dev.phoenix.model.router.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** How a protocol's requests are read and its answers are written. */
interface ChatLines {

  String contentType();

  /** Most tokens asked for; 0 for no limit. */
  int most(JsonNode request);

  /** Texts that end the answer. */
  List<String> stops(JsonNode request);

  /** The lines of one token. */
  String token(String text);

  /** The lines after the last token. */
  String end(String reason, int tokens);

  /** The last message. */
  default String question(JsonNode request) {
    var messages = request.path("messages");
    return messages.path(messages.size() - 1).path("content").asText();
  }

  /** The texts of a list. */
  static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }
}
