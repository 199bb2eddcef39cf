package dev.phoenix.telegram.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.telegram.bot.MessageJson;
import dev.phoenix.telegram.state.Event;
import dev.phoenix.telegram.state.Message;
import dev.phoenix.telegram.state.RichText;
import dev.phoenix.telegram.state.Store;
import dev.phoenix.telegram.state.Store.Change;
import dev.phoenix.telegram.state.World;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people do in Telegram: they write, and press buttons. */
@Component
public class People {

  private static final int TEXT_LIMIT = 4096;
  private static final Pattern COMMAND = Pattern.compile("/[A-Za-z0-9_]{1,64}(@[A-Za-z0-9_]+)?");

  private final Store store;
  private final MessageJson json;
  private final Clock clock;

  People(Store store, MessageJson json, Clock clock) {
    this.store = store;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Somebody writes. A chat that is not there yet comes to be.
   *
   * @return the number of the message, and of the update that tells the bot
   */
  public Done say(long chat, long user, String text, @Nullable Long replyTo) {
    if (text.isBlank() || text.length() > TEXT_LIMIT) {
      throw new IllegalArgumentException("A message has 1 to 4096 characters");
    }
    return store.change(
        world -> {
          if (replyTo != null && world.message(chat, replyTo).isEmpty()) {
            throw new IllegalArgumentException("There is no message " + replyTo + " to answer");
          }
          var message =
              new Message(
                  chat,
                  world.nextMessage(chat),
                  user,
                  entities(text),
                  List.of(),
                  replyTo,
                  null,
                  false,
                  clock.instant().getEpochSecond(),
                  List.of());
          var update = update(world);
          update.set("message", json.message(world, message));
          return done(world, message.id(), List.of(new Event.Posted(message)), update);
        });
  }

  /**
   * Somebody presses a button.
   *
   * @return the number of the message, and of the update that tells the bot
   */
  public Done press(long chat, long user, long messageId, String data) {
    return store.change(
        world -> {
          var message =
              world
                  .message(chat, messageId)
                  .filter(found -> found.hasButton(data))
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "Message " + messageId + " has no such button (any more)"));
          var callback = "double-" + (world.presses() + 1);
          var update = update(world);
          var query = update.putObject("callback_query").put("id", callback);
          query.set("from", json.user(user));
          query.set("message", json.message(world, message));
          query.put("chat_instance", String.valueOf(chat)).put("data", data);
          var pressed = new Event.Pressed(callback, chat, messageId, clock.millis());
          return done(world, messageId, List.of(pressed), update);
        });
  }

  private static Change<Done> done(
      World world, long message, List<? extends Event> events, ObjectNode update) {
    long id = world.nextUpdate();
    var all = new java.util.ArrayList<Event>(events);
    all.add(new Event.Queued(id, update));
    return new Change<>(all, new Done(message, id));
  }

  private static ObjectNode update(World world) {
    return JsonNodeFactory.instance.objectNode().put("update_id", world.nextUpdate());
  }

  private static RichText entities(String text) {
    var command = COMMAND.matcher(text);
    return command.lookingAt()
        ? new RichText(text, List.of(new RichText.Entity("bot_command", 0, command.end(), null)))
        : RichText.plain(text);
  }

  /** The messages of a chat as its reader sees them, oldest first. */
  ArrayNode messages(long chat) {
    return store.read(
        world -> {
          var list = JsonNodeFactory.instance.arrayNode();
          for (var message : world.messages(chat).orElse(List.of())) {
            var item = json.message(world, message);
            item.put("text", message.content().text());
            item.put("edits", message.edits().size());
            list.add(item);
          }
          return list;
        });
  }

  /**
   * What was done.
   *
   * @param message the message's number
   * @param update the update's number
   */
  public record Done(long message, long update) {}
}
