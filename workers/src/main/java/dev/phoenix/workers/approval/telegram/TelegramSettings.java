package dev.phoenix.workers.approval.telegram;

import dev.phoenix.connector.telegram.bot.BotAddress;
import dev.phoenix.connector.telegram.bot.BotToken;
import dev.phoenix.connector.telegram.bot.Chat;
import dev.phoenix.connector.telegram.updates.Allowed;
import dev.phoenix.connector.telegram.updates.Mode;
import java.net.URI;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Telegram as a place where requests are decided.
 *
 * @param mode off, polling or webhook; whatever else is not looked at while it is off
 * @param token the bot's, from @BotFather; with it, flows may use the Telegram connector, too
 * @param api the Bot API's address: https, or http on this machine
 * @param chat the number of the chat where requests are posted and commands are heard
 * @param users the numbers of the people who may decide
 * @param webhook where Telegram delivers to, in that mode
 * @param languages of answers that belong to no request; a request is shown in its own
 */
@ConfigurationProperties("phoenix.workers.telegram")
public record TelegramSettings(
    @DefaultValue("off") TelegramMode mode,
    @Nullable String token,
    @DefaultValue("https://api.telegram.org") String api,
    @Nullable String chat,
    @DefaultValue Set<Long> users,
    @DefaultValue Webhook webhook,
    @DefaultValue("en") Language languages) {

  private static final String KEY = "phoenix.workers.telegram.";

  /**
   * A webhook.
   *
   * @param url the address of {@code /telegram/webhook} as Telegram reaches it
   * @param secret what Telegram shows with each delivery: 16 to 256 letters, digits, _ and -
   */
  public record Webhook(@Nullable String url, @Nullable String secret) {

    /** Without the secret. */
    @Override
    public String toString() {
      return "Webhook[" + url + "]";
    }
  }

  /**
   * Checks what the mode needs.
   *
   * @throws IllegalArgumentException if something is missing or wrong; the message says what to do
   */
  public TelegramSettings {
    users = Set.copyOf(users);
    if (mode != TelegramMode.OFF) {
      checked("token", () -> new BotToken(given("token", token, "what @BotFather gave out")));
      checked("api", () -> BotAddress.of(api));
      var number = given("chat", chat, "the number of the chat where requests are decided");
      if (!number.strip().matches("-?[0-9]{1,18}")) {
        throw new IllegalArgumentException(
            KEY + "chat must be a chat's number, such as 4242, or -1001234567890 for a group");
      }
      if (users.isEmpty() || users.stream().anyMatch(user -> user <= 0)) {
        throw new IllegalArgumentException(
            KEY
                + "users must name the people who may decide, by their Telegram numbers, such as"
                + " PHOENIX_WORKERS_TELEGRAM_USERS_0=7; or set "
                + KEY
                + "mode to off");
      }
    }
    if (mode == TelegramMode.WEBHOOK) {
      checked("webhook", () -> hook(webhook));
    }
  }

  /** Where the Bot API is. */
  BotAddress address() {
    return BotAddress.of(api);
  }

  /** The bot's token. */
  BotToken botToken() {
    return new BotToken(Objects.requireNonNull(token).strip());
  }

  /** Where requests are posted. */
  Chat posts() {
    return Chat.of(chatId());
  }

  /** Whom the bot listens to. */
  Allowed allowed() {
    return new Allowed(Set.of(chatId()), users);
  }

  /** How updates come in. */
  Mode receiving() {
    return switch (mode) {
      case OFF -> new Mode.Off();
      case POLLING -> new Mode.Polling(true);
      case WEBHOOK -> hook(webhook);
    };
  }

  private long chatId() {
    return Long.parseLong(Objects.requireNonNull(chat).strip());
  }

  private static Mode.Hook hook(Webhook webhook) {
    var url = URI.create(given("webhook.url", webhook.url(), "the address that Telegram calls"));
    boolean here = "http".equals(url.getScheme()) && "127.0.0.1".equals(url.getHost());
    if (!here && !"https".equals(url.getScheme())) {
      throw new IllegalArgumentException(
          "url must be https, such as https://phoenix.example.org/telegram/webhook");
    }
    return new Mode.Hook(
        url, given("webhook.secret", webhook.secret(), "16 or more random letters and digits"));
  }

  private static String given(String name, @Nullable String value, String what) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(
          KEY + name + " is missing: set it to " + what + ", or " + KEY + "mode to off");
    }
    return value.strip();
  }

  private static void checked(String name, Supplier<?> value) {
    try {
      Objects.requireNonNull(value.get());
    } catch (IllegalArgumentException e) {
      var message = String.valueOf(e.getMessage());
      throw new IllegalArgumentException(
          message.startsWith(KEY) ? message : KEY + name + ": " + message, e);
    }
  }

  /** Without token and secret. */
  @Override
  public String toString() {
    return "TelegramSettings[%s, %s, chat %s, users %s, %s, %s]"
        .formatted(mode, api, chat, users, webhook, languages);
  }
}
