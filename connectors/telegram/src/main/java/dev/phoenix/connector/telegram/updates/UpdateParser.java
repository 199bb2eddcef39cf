package dev.phoenix.connector.telegram.updates;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads updates as Telegram sends them. It never throws: what it does not understand, or whom it
 * cannot trust to be a person (bots, channels, forwarded messages), becomes {@link Update.Other}.
 */
final class UpdateParser {

  private static final Logger LOG = LoggerFactory.getLogger(UpdateParser.class);
  private static final Pattern COMMAND =
      Pattern.compile(
          "/([A-Za-z0-9_]{1,64})(?:@([A-Za-z0-9_]{1,64}))?(?:\\s(.*))?", Pattern.DOTALL);
  private static final int DATA_LIMIT = 64;

  private final BotName bot;

  UpdateParser(BotName bot) {
    this.bot = bot;
  }

  /** The update's number, if it has one. */
  static Optional<Long> id(JsonNode json) {
    var id = json.path("update_id");
    return id.isIntegralNumber() && id.canConvertToLong() && id.longValue() > 0
        ? Optional.of(id.longValue())
        : Optional.empty();
  }

  Update parse(long id, JsonNode json) {
    var update =
        json.has("callback_query")
            ? button(id, json.path("callback_query"))
            : message(id, json.path("message"));
    if (update.isEmpty()) {
      LOG.debug("Update {} is none of ours", id);
    }
    return update.orElseGet(() -> new Update.Other(id));
  }

  private Optional<Update> message(long id, JsonNode message) {
    var chat = number(message.at("/chat/id"));
    var messageId = number(message.path("message_id"));
    var person = person(message.path("from"));
    var text = message.path("text");
    // a forwarded message is somebody else's words; one of a channel or group is nobody's
    boolean own =
        !message.has("forward_origin")
            && !message.has("forward_date")
            && !message.has("sender_chat")
            && !message.has("via_bot");
    if (!own || chat.isEmpty() || messageId.isEmpty() || person.isEmpty() || !text.isTextual()) {
      return Optional.empty();
    }
    if (text.textValue().startsWith("/")) {
      return command(id, chat.get(), person.get(), text.textValue(), messageId.get());
    }
    return number(message.at("/reply_to_message/message_id"))
        .map(
            repliedTo ->
                new Update.Reply(
                    id, chat.get(), person.get(), repliedTo, text.textValue(), messageId.get()));
  }

  private Optional<Update> command(
      long id, long chat, Update.Person person, String text, long messageId) {
    var command = COMMAND.matcher(text.strip());
    if (!command.matches() || (command.group(2) != null && !bot.is(command.group(2)))) {
      return Optional.empty();
    }
    var arguments = command.group(3) == null ? "" : command.group(3).strip();
    var name = command.group(1).toLowerCase(Locale.ROOT);
    return Optional.of(new Update.Command(id, chat, person, name, arguments, messageId));
  }

  private static Optional<Update> button(long id, JsonNode query) {
    var chat = number(query.at("/message/chat/id"));
    var messageId = number(query.at("/message/message_id"));
    var person = person(query.path("from"));
    var data = query.path("data").asText("");
    var callback = query.path("id").asText("");
    if (chat.isEmpty()
        || messageId.isEmpty()
        || person.isEmpty()
        || callback.isEmpty()
        || data.isEmpty()
        || data.length() > DATA_LIMIT) {
      return Optional.empty();
    }
    return Optional.of(
        new Update.Button(id, callback, chat.get(), person.get(), data, messageId.get()));
  }

  private static Optional<Update.Person> person(JsonNode from) {
    if (from.path("is_bot").asBoolean(false)) {
      return Optional.empty();
    }
    var name = from.path("first_name").asText("") + " " + from.path("last_name").asText("");
    return number(from.path("id")).map(id -> new Update.Person(id, name.strip()));
  }

  private static Optional<Long> number(JsonNode json) {
    return json.isIntegralNumber() && json.canConvertToLong()
        ? Optional.of(json.longValue())
        : Optional.empty();
  }
}
