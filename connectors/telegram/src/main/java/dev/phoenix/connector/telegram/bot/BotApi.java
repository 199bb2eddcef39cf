package dev.phoenix.connector.telegram.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.connector.commons.http.HttpLimits;
import dev.phoenix.connector.commons.http.LimitedHttpClient;
import dev.phoenix.connector.telegram.text.Html;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One bot at the Telegram Bot API (core.telegram.org/bots/api). Sends are paced by the flood
 * limits; after Telegram said {@code retry_after}, every send is answered {@link Answer.TooMany}
 * without a call until that is over.
 */
public final class BotApi {

  /** 5 s to connect, 20 s in all, 2 MiB. */
  public static final HttpLimits LIMITS =
      new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(20), 2 << 20);

  /** The longest long poll, in seconds. */
  public static final int LONGEST_POLL = 50;

  private static final int UPDATES_AT_ONCE = 50;
  // fifty updates of the longest texts, each with the message that it answers
  private static final int UPDATES_BYTES = 16 << 20;

  private final BotAddress address;
  private final BotToken token;
  private final LimitedHttpClient http;
  private final LimitedHttpClient polls;
  private final Pace pace;
  private final BotCalls calls;

  /** A bot with its own connections and its own pace: make one for each token. */
  public BotApi(
      BotAddress address, BotToken token, HttpLimits limits, FloodLimits flood, Ticks ticks) {
    this.address = address;
    this.token = token;
    this.http = new LimitedHttpClient(limits);
    this.polls =
        new LimitedHttpClient(
            new HttpLimits(
                limits.connect(),
                limits.request().plusSeconds(LONGEST_POLL),
                Math.max(UPDATES_BYTES, limits.maxBytes())));
    this.pace = new Pace(flood, ticks);
    this.calls = new BotCalls(address, token, pace);
  }

  /** A bot with the usual limits. */
  public BotApi(BotAddress address, BotToken token) {
    this(address, token, LIMITS, FloodLimits.DEFAULT, Ticks.SYSTEM);
  }

  /** The bot's number. */
  public long botId() {
    return token.botId();
  }

  /** Where the bot writes to a chat, without the token: {@code https://.../bot123/<chat>}. */
  public String addressOf(Chat chat) {
    return address.base() + "/bot" + token.botId() + "/" + chat.id();
  }

  /** No call takes longer than this. */
  public Duration callLimit() {
    return http.limits().request();
  }

  /**
   * Waits for the chat's turn without taking it.
   *
   * @return empty if a send may go now; else how long it would have to wait
   */
  public Optional<Duration> awaitTurn(Chat chat) {
    return pace.await(chat);
  }

  /** Who the bot is. */
  public Answer<BotUser> getMe() {
    return call("getMe", parameters(), BotUser::read);
  }

  /** Sends a text. Twice is two messages. */
  public Answer<SentMessage> sendMessage(OutgoingMessage message) {
    var parameters =
        parameters()
            .put("chat_id", message.chat().id())
            .put("text", message.text().markup())
            .put("parse_mode", "HTML");
    // a preview would load whatever address the text's author wrote into it
    parameters.putObject("link_preview_options").put("is_disabled", true);
    if (!message.markup().equals(Markup.NONE)) {
      parameters.set("reply_markup", message.markup().json());
    }
    var replyTo = message.replyTo();
    if (replyTo != null) {
      parameters
          .putObject("reply_parameters")
          .put("message_id", replyTo)
          .put("allow_sending_without_reply", true);
    }
    return paced(message.chat(), () -> call("sendMessage", parameters, SentMessage::read));
  }

  /**
   * Changes a text and its buttons. That it is so already is answered by {@link Answer.Refused}
   * with {@code message is not modified}, see {@link #unchanged}.
   *
   * @param markup the buttons from now on, {@link Markup#NONE} to take them away
   */
  public Answer<Boolean> editMessageText(Chat chat, long messageId, Html text, Markup markup) {
    var parameters =
        parameters()
            .put("chat_id", chat.id())
            .put("message_id", messageId)
            .put("text", text.limited(Html.MESSAGE_LIMIT).markup())
            .put("parse_mode", "HTML");
    parameters.putObject("link_preview_options").put("is_disabled", true);
    parameters.set("reply_markup", markup.json());
    return paced(chat, () -> call("editMessageText", parameters, json -> Optional.of(true)));
  }

  /** Whether an edit was refused because the message is as it should be. */
  public static boolean unchanged(Answer<?> answer) {
    return answer instanceof Answer.Refused<?> refused
        && refused.code() == 400
        && refused.description().contains("message is not modified");
  }

  /** Sends a file. Twice is two messages. */
  public Answer<SentMessage> sendDocument(OutgoingDocument document) {
    var form = new Multipart().field("chat_id", document.chat().id());
    if (!document.caption().plain().isBlank()) {
      form.field("caption", document.caption().markup()).field("parse_mode", "HTML");
    }
    form.file("document", document.fileName(), document.content());
    return paced(document.chat(), () -> calls.call(http, "sendDocument", form, SentMessage::read));
  }

  /**
   * Ends the waiting of a pressed button.
   *
   * @param text a line that is shown for a moment, at most 200 characters; null for none
   * @param alert whether it is shown in a window that has to be closed
   */
  public Answer<Boolean> answerCallbackQuery(
      String callbackId, @Nullable String text, boolean alert) {
    var parameters = parameters().put("callback_query_id", callbackId).put("show_alert", alert);
    if (text != null) {
      parameters.put("text", Html.text(text).limited(200).plain());
    }
    return unlessQuiet(() -> call("answerCallbackQuery", parameters, BotApi::yes));
  }

  /**
   * Waits for updates.
   *
   * @param offset the first update to hand out, which confirms all before it; 0 for all that are
   *     not confirmed
   * @param timeout how long to wait for the first one, at most {@link #LONGEST_POLL} s
   * @param allowed kinds of update, such as {@code message}
   * @return updates in their order, as they came
   */
  public Answer<List<JsonNode>> getUpdates(long offset, Duration timeout, List<String> allowed) {
    var parameters =
        parameters()
            .put("timeout", Math.min(timeout.toSeconds(), LONGEST_POLL))
            .put("limit", UPDATES_AT_ONCE);
    if (offset > 0) {
      parameters.put("offset", offset);
    }
    allowed.forEach(parameters.putArray("allowed_updates")::add);
    return calls.call(polls, "getUpdates", parameters, BotApi::list);
  }

  /** Has updates delivered to an address, with the secret in a header. */
  public Answer<Boolean> setWebhook(String url, String secret, List<String> allowed) {
    var parameters = parameters().put("url", url).put("secret_token", secret);
    allowed.forEach(parameters.putArray("allowed_updates")::add);
    return call("setWebhook", parameters, BotApi::yes);
  }

  /** Has updates kept for {@link #getUpdates} again; what waits is kept. */
  public Answer<Boolean> deleteWebhook() {
    return call("deleteWebhook", parameters(), BotApi::yes);
  }

  /** Where updates are delivered to. */
  public Answer<WebhookInfo> getWebhookInfo() {
    return call("getWebhookInfo", parameters(), json -> Optional.of(WebhookInfo.read(json)));
  }

  private <T> Answer<T> paced(Chat chat, Supplier<Answer<T>> send) {
    return pace.take(chat).<Answer<T>>map(Answer.TooMany::new).orElseGet(send);
  }

  private <T> Answer<T> unlessQuiet(Supplier<Answer<T>> send) {
    return pace.quiet().<Answer<T>>map(Answer.TooMany::new).orElseGet(send);
  }

  private <T> Answer<T> call(
      String method, ObjectNode parameters, Function<JsonNode, Optional<T>> reader) {
    return calls.call(http, method, parameters, reader);
  }

  private static ObjectNode parameters() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static Optional<Boolean> yes(JsonNode json) {
    return json.isBoolean() ? Optional.of(json.booleanValue()) : Optional.empty();
  }

  private static Optional<List<JsonNode>> list(JsonNode json) {
    if (!json.isArray()) {
      return Optional.empty();
    }
    var updates = new ArrayList<JsonNode>();
    json.forEach(updates::add);
    return Optional.of(updates);
  }

  @Override
  public String toString() {
    return "BotApi[" + token + " at " + address.base() + "]";
  }
}
