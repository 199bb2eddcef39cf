package dev.phoenix.telegram.bot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.telegram.TelegramProperties;
import dev.phoenix.telegram.html.HtmlReader;
import dev.phoenix.telegram.html.InvalidHtmlException;
import dev.phoenix.telegram.state.Event;
import dev.phoenix.telegram.state.Message;
import dev.phoenix.telegram.state.RichText;
import dev.phoenix.telegram.state.Store;
import dev.phoenix.telegram.state.Store.Change;
import dev.phoenix.telegram.state.World;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The methods that write into chats. */
@Component
class MessageMethods {

  private static final int TEXT_LIMIT = 4096;
  private static final int CAPTION_LIMIT = 1024;
  private static final int DATA_LIMIT = 64;

  private final Store store;
  private final MessageJson json;
  private final TelegramProperties properties;
  private final Clock clock;

  MessageMethods(Store store, MessageJson json, TelegramProperties properties, Clock clock) {
    this.store = store;
    this.json = json;
    this.properties = properties;
    this.clock = clock;
  }

  JsonNode getMe() {
    return json.user(null)
        .put("can_join_groups", true)
        .put("can_read_all_group_messages", false)
        .put("supports_inline_queries", false);
  }

  JsonNode sendMessage(Parameters call) {
    var text = content(call, "text");
    if (text.text().isBlank()) {
      throw BotFailure.badRequest("message text is empty");
    }
    if (text.text().length() > TEXT_LIMIT) {
      throw BotFailure.badRequest("message is too long");
    }
    return post(call, text, null);
  }

  JsonNode sendDocument(Parameters call) {
    var document = call.document();
    if (document == null) {
      throw BotFailure.badRequest("there is no document in the request");
    }
    if (document.size() == 0) {
      throw BotFailure.badRequest("file must be non-empty");
    }
    var caption = content(call, "caption");
    if (caption.text().length() > CAPTION_LIMIT) {
      throw BotFailure.badRequest("message caption is too long");
    }
    return post(call, caption, document);
  }

  private JsonNode post(Parameters call, RichText content, Message.@Nullable Document document) {
    var markup = call.structure("reply_markup");
    var buttons = buttons(markup);
    return store.change(
        world -> {
          long chat = chat(world, call);
          var message =
              new Message(
                  chat,
                  world.nextMessage(chat),
                  null,
                  content,
                  buttons,
                  replyTo(world, chat, call.structure("reply_parameters")),
                  document,
                  markup.path("force_reply").asBoolean(false),
                  seconds(),
                  List.of());
          return new Change<>(List.of(new Event.Posted(message)), json.message(world, message));
        });
  }

  JsonNode editMessageText(Parameters call) {
    var text = content(call, "text");
    if (text.text().isBlank()) {
      throw BotFailure.badRequest("message text is empty");
    }
    if (text.text().length() > TEXT_LIMIT) {
      throw BotFailure.badRequest("message is too long");
    }
    var buttons = buttons(call.structure("reply_markup"));
    return store.change(
        world -> {
          long chat = chat(world, call);
          var before =
              world
                  .message(chat, call.number("message_id", 0))
                  .orElseThrow(() -> BotFailure.badRequest("message to edit not found"));
          if (before.user() != null || before.document() != null) {
            throw BotFailure.badRequest("message can't be edited");
          }
          if (before.content().equals(text) && before.buttons().equals(buttons)) {
            throw BotFailure.badRequest(
                "message is not modified: specified new message content and reply markup are"
                    + " exactly the same as a current content and reply markup of the message");
          }
          long at = seconds();
          return new Change<>(
              List.of(new Event.Edited(chat, before.id(), text, buttons, at)),
              json.message(world, before.edited(text, buttons, at)));
        });
  }

  boolean answerCallbackQuery(Parameters call) {
    var id = call.text("callback_query_id");
    return store.change(
        world -> {
          var oldest = clock.instant().minus(properties.callbackLifetime()).toEpochMilli();
          var open = world.callback(id).filter(callback -> callback.at() >= oldest);
          if (open.isEmpty()) {
            throw BotFailure.badRequest(
                "query is too old and response timeout expired or query ID is invalid");
          }
          var text = call.text("text");
          return Change.of(
              new Event.Answered(id, text.isEmpty() ? null : text, call.flag("show_alert")));
        });
  }

  private static long chat(World world, Parameters call) {
    long chat;
    try {
      chat = call.number("chat_id", 0);
    } catch (BotFailure e) {
      throw BotFailure.badRequest("chat not found");
    }
    if (world.messages(chat).isEmpty()) {
      throw BotFailure.badRequest("chat not found");
    }
    return chat;
  }

  private static @Nullable Long replyTo(World world, long chat, JsonNode parameters) {
    long id = parameters.path("message_id").asLong();
    if (id == 0) {
      return null;
    }
    if (world.message(chat, id).isPresent()) {
      return id;
    }
    if (parameters.path("allow_sending_without_reply").asBoolean(false)) {
      return null;
    }
    throw BotFailure.badRequest("message to be replied not found");
  }

  private static RichText content(Parameters call, String name) {
    var text = call.text(name);
    var mode = call.text("parse_mode");
    if (mode.isEmpty()) {
      return RichText.plain(text);
    }
    if (!mode.equalsIgnoreCase("HTML")) {
      throw BotFailure.badRequest("unsupported parse_mode: this double knows HTML only");
    }
    try {
      return HtmlReader.read(text);
    } catch (InvalidHtmlException e) {
      throw BotFailure.badRequest("can't parse entities: " + e.getMessage());
    }
  }

  private static List<List<Message.Button>> buttons(JsonNode markup) {
    var rows = new ArrayList<List<Message.Button>>();
    for (var row : markup.path("inline_keyboard")) {
      var buttons = new ArrayList<Message.Button>();
      row.forEach(button -> buttons.add(button(button)));
      if (!buttons.isEmpty()) {
        rows.add(buttons);
      }
    }
    return rows;
  }

  private static Message.Button button(JsonNode json) {
    var text = json.path("text").asText("");
    var data = json.path("callback_data").asText("");
    if (text.isBlank()) {
      throw BotFailure.badRequest("inline keyboard button text must be non-empty");
    }
    int bytes = data.getBytes(StandardCharsets.UTF_8).length;
    if (bytes < 1 || bytes > DATA_LIMIT) {
      throw BotFailure.badRequest("BUTTON_DATA_INVALID");
    }
    return new Message.Button(text, data);
  }

  private long seconds() {
    return clock.instant().getEpochSecond();
  }
}
