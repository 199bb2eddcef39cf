package dev.phoenix.connector.telegram.updates;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Updates as Telegram writes them. */
final class UpdateJson {

  private UpdateJson() {}

  static JsonNode read(String json) {
    try {
      return new ObjectMapper().readTree(json.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static JsonNode text(long id, long chat, long user, String text) {
    return read(
        """
        {'update_id': %d, 'message': {'message_id': 5, 'date': 1, 'text': '%s',
         'from': {'id': %d, 'is_bot': false, 'first_name': 'Ada', 'last_name': 'L'},
         'chat': {'id': %d, 'type': 'private'}}}
        """
            .formatted(id, text, user, chat));
  }
}
