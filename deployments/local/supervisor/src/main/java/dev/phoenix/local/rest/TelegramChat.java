package dev.phoenix.local.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.local.Json;
import dev.phoenix.local.UserError;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A chat in our double of Telegram, as one person reads it and writes in it. Every call throws
 * {@link UserError} when the double cannot be reached or refuses.
 */
public final class TelegramChat {

  private static final Pattern NUMBER = Pattern.compile("#(\\d{1,18})\\b");

  private final URI address;
  private final long chat;
  private final long person;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /**
   * A person's view of a chat.
   *
   * @param address of the double
   * @param person the user's number
   */
  public TelegramChat(URI address, long chat, long person) {
    this.address = address;
    this.chat = chat;
    this.person = person;
  }

  /**
   * A message.
   *
   * @param byBot whether Phoenix wrote it
   * @param text as it is read
   * @param answers the message that it answers; null for none
   * @param buttons what its buttons tell the bot
   * @param edits how often it was changed
   */
  public record Message(
      long id,
      boolean byBot,
      String text,
      @Nullable Long answers,
      List<String> buttons,
      int edits) {

    /** Keeps a copy. */
    public Message {
      buttons = List.copyOf(buttons);
    }

    /** Whether it asks for a decision on the request with this title, or asked before. */
    public boolean asks(String title) {
      return byBot && answers == null && number().isPresent() && text.contains(title);
    }

    /** The number of the request that it is about. */
    public OptionalLong number() {
      var number = NUMBER.matcher(text);
      return number.find()
          ? OptionalLong.of(Long.parseLong(number.group(1)))
          : OptionalLong.empty();
    }
  }

  /** All messages, oldest first. */
  public List<Message> messages() throws InterruptedException {
    var messages = new ArrayList<Message>();
    send(HttpRequest.newBuilder(address.resolve("/double/messages?chat=" + chat)).GET())
        .forEach(message -> messages.add(read(message)));
    return messages;
  }

  /** Whether something that people wrote or pressed was not heard by the bot yet. */
  public boolean hasUnheard() throws InterruptedException {
    return send(HttpRequest.newBuilder(address.resolve("/double/counts")).GET())
            .path("pendingUpdates")
            .asLong()
        > 0;
  }

  /** Writes something. Returns the message's number. */
  public long say(String text) throws InterruptedException {
    return post("/double/say", Map.of("chat", chat, "user", person, "text", text));
  }

  /** Presses a button. */
  public void press(Message message, String button) throws InterruptedException {
    post(
        "/double/press",
        Map.of("chat", chat, "user", person, "message", message.id(), "data", button));
  }

  private static Message read(JsonNode message) {
    var buttons = new ArrayList<String>();
    message
        .at("/reply_markup/inline_keyboard")
        .forEach(row -> row.forEach(b -> buttons.add(b.path("callback_data").asText())));
    var answered = message.at("/reply_to_message/message_id");
    return new Message(
        message.path("message_id").asLong(),
        message.at("/from/is_bot").asBoolean(),
        message.path("text").asText(),
        answered.isMissingNode() ? null : answered.asLong(),
        buttons,
        message.path("edits").asInt());
  }

  private long post(String path, Map<String, ?> body) throws InterruptedException {
    return send(HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/json")
            .POST(Camunda.text(Json.MAPPER.valueToTree(body).toString())))
        .path("message")
        .asLong();
  }

  private JsonNode send(HttpRequest.Builder request) throws InterruptedException {
    try {
      var answer =
          http.send(
              request.timeout(Duration.ofSeconds(10)).build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 200) {
        return Json.MAPPER.readTree(answer.body());
      }
      throw new UserError(
          "The double of Telegram answered %d: %s".formatted(answer.statusCode(), answer.body()));
    } catch (IOException e) {
      throw new UserError(
          "The double of Telegram cannot be reached at %s: './deployments/phoenix logs telegram'"
              .formatted(address),
          e);
    }
  }
}
