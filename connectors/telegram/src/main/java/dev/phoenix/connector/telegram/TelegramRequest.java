package dev.phoenix.connector.telegram;

import dev.phoenix.connector.telegram.bot.BotAddress;
import dev.phoenix.connector.telegram.bot.BotToken;
import io.camunda.connector.generator.dsl.Property.FeelMode;
import io.camunda.connector.generator.java.annotation.TemplateProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A job's input.
 *
 * @param token the bot's token
 * @param api where the Bot API is, null or empty for Telegram's own
 * @param operation what to do
 */
public record TelegramRequest(
    @TemplateProperty(
            group = "bot",
            label = "Token",
            description = "The bot's token from @BotFather, as a secret",
            defaultValue = "{{secrets.PHOENIX_TELEGRAM_TOKEN}}",
            feel = FeelMode.optional)
        @NotBlank
        String token,
    @TemplateProperty(
            group = "bot",
            label = "Bot API",
            description =
                "Address of a Bot API server of your own or of the double; empty for Telegram's",
            feel = FeelMode.optional,
            optional = true)
        @Nullable String api,
    @Valid @NotNull TelegramOperation operation) {

  /** Whether the token is one; the message does not repeat it. */
  @AssertTrue(message = "token must look like 123456:ABC...: copy it from @BotFather as it is")
  public boolean isTokenOfABot() {
    return token == null || token.isBlank() || Checks.passes(() -> new BotToken(token));
  }

  /** Whether the Bot API can be called there. */
  @AssertTrue(
      message = "api must be an https address, or http on this machine, without user and query")
  public boolean isApiAddress() {
    return api == null || api.isBlank() || Checks.passes(() -> BotAddress.of(api));
  }

  BotAddress address() {
    return api == null || api.isBlank() ? BotAddress.TELEGRAM : BotAddress.of(api);
  }

  @Override
  public String toString() {
    return "TelegramRequest[token=***, api=" + api + ", operation=" + operation + "]";
  }
}
