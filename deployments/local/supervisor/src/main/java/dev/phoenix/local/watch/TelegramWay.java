package dev.phoenix.local.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.local.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * A message of a bot: <a href="https://core.telegram.org/bots/api#sendmessage">sendMessage</a>
 * without a parse mode, so that nothing in it needs escaping.
 */
final class TelegramWay implements Way {

  private static final int LONGEST_WAIT = 3600;

  private final URI address;
  private final String chat;
  private final HttpWay http = new HttpWay();

  /**
   * A bot in a chat.
   *
   * @param api the Bot API's address
   * @param chat a number, or a channel's {@code @name}
   * @throws IllegalArgumentException if these make no address; without saying them
   */
  TelegramWay(String api, String token, String chat) {
    try {
      this.address = URI.create(api.replaceAll("/+$", "") + "/bot" + token + "/sendMessage");
    } catch (IllegalArgumentException e) {
      // the cause would quote the token
      throw new IllegalArgumentException("no address can be made of the bot's API and token");
    }
    if (address.getHost() == null || !String.valueOf(address.getScheme()).startsWith("http")) {
      throw new IllegalArgumentException("the address of the bot's API is none");
    }
    this.chat = chat;
  }

  @Override
  public String name() {
    return "telegram";
  }

  @Override
  public Sending send(Notice notice) throws InterruptedException {
    var body =
        Json.MAPPER
            .createObjectNode()
            .put("chat_id", chat)
            .put("text", "Phoenix: " + notice.title() + "\n" + notice.text());
    return http.send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString())),
        TelegramWay::read);
  }

  private static Sending read(HttpResponse<String> response) {
    var answer = json(response.body());
    int status = response.statusCode();
    if (status == 200 && answer.path("ok").asBoolean()) {
      return new Sending.Delivered();
    }
    if (status == 429) {
      var seconds = answer.at("/parameters/retry_after").asInt(0);
      return new Sending.Later(
          "told to wait " + seconds + " s",
          Duration.ofSeconds(Math.clamp(seconds, 1, LONGEST_WAIT)));
    }
    if (status / 100 == 4) {
      return new Sending.Refused("answered " + status);
    }
    // 500 is documented as failed; a gateway's 502 to 504 says nothing about what is behind it
    return status == 500
        ? new Sending.Later("answered 500", null)
        : new Sending.Unknown("answered " + status);
  }

  private static JsonNode json(String body) {
    try {
      return Json.MAPPER.readTree(body);
    } catch (IOException e) {
      return Json.MAPPER.missingNode();
    }
  }
}
