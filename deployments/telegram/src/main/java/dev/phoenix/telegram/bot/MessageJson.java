package dev.phoenix.telegram.bot;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.telegram.TelegramProperties;
import dev.phoenix.telegram.state.Message;
import dev.phoenix.telegram.state.World;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes messages and people as the Bot API does. */
@Component
public class MessageJson {

  private final TelegramProperties properties;

  MessageJson(TelegramProperties properties) {
    this.properties = properties;
  }

  /** A message, with the one that it answers. */
  public ObjectNode message(World world, Message message) {
    var json = message(message);
    var replyTo = message.replyTo();
    if (replyTo != null) {
      world
          .message(message.chat(), replyTo)
          .ifPresent(answered -> json.set("reply_to_message", message(answered)));
    }
    return json;
  }

  private ObjectNode message(Message message) {
    var json = JsonNodeFactory.instance.objectNode().put("message_id", message.id());
    json.set("from", user(message.user()));
    json.set("chat", chat(message.chat()));
    json.put("date", message.date());
    if (!message.edits().isEmpty()) {
      json.put("edit_date", message.edits().getLast());
    }
    var document = message.document();
    if (document != null) {
      json.putObject("document")
          .put("file_name", document.name())
          .put("file_size", document.size())
          .put("file_id", "double-" + message.chat() + "-" + message.id());
    }
    text(json, message, document == null ? "text" : "caption");
    if (!message.buttons().isEmpty()) {
      var rows = json.putObject("reply_markup").putArray("inline_keyboard");
      for (var row : message.buttons()) {
        var line = rows.addArray();
        row.forEach(
            button ->
                line.addObject().put("text", button.text()).put("callback_data", button.data()));
      }
    }
    return json;
  }

  private static void text(ObjectNode json, Message message, String field) {
    var content = message.content();
    if (content.text().isEmpty()) {
      return;
    }
    json.put(field, content.text());
    if (!content.entities().isEmpty()) {
      var list = json.putArray(field.equals("text") ? "entities" : "caption_entities");
      for (var entity : content.entities()) {
        var item =
            list.addObject()
                .put("type", entity.type())
                .put("offset", entity.offset())
                .put("length", entity.length());
        if (entity.url() != null) {
          item.put("url", entity.url());
        }
      }
    }
  }

  /** Whoever wrote or pressed; null for the bot. */
  public ObjectNode user(@Nullable Long user) {
    var json = JsonNodeFactory.instance.objectNode();
    return user == null
        ? json.put("id", properties.botId())
            .put("is_bot", true)
            .put("first_name", "Phoenix")
            .put("username", properties.botName())
        : json.put("id", user).put("is_bot", false).put("first_name", "Person " + user);
  }

  private static ObjectNode chat(long chat) {
    var json = JsonNodeFactory.instance.objectNode().put("id", chat);
    return chat < 0
        ? json.put("type", "supergroup").put("title", "Group " + chat)
        : json.put("type", "private").put("first_name", "Person " + chat);
  }
}
