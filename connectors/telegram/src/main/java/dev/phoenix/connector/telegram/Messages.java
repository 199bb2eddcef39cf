package dev.phoenix.connector.telegram;

import dev.phoenix.connector.commons.error.JobFailure;
import dev.phoenix.connector.telegram.bot.Chat;
import dev.phoenix.connector.telegram.bot.Markup;
import dev.phoenix.connector.telegram.bot.OutgoingDocument;
import dev.phoenix.connector.telegram.bot.OutgoingMessage;
import dev.phoenix.connector.telegram.text.Html;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes messages of a job's input. What cannot become one is an incident that says why. */
final class Messages {

  private static final Set<String> RIGHT_TO_LEFT =
      Set.of("ar", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi");
  private static final String RIGHT_TO_LEFT_MARK = "\u200F";

  private Messages() {}

  static OutgoingMessage message(TelegramOperation.SendMessage input) {
    return checked(
        () ->
            new OutgoingMessage(
                new Chat(input.chat()),
                Html.text(start(input.language()) + input.text()),
                new Markup.Keyboard(rows(input.buttons())),
                null));
  }

  static OutgoingDocument document(TelegramOperation.SendDocument input) {
    var caption = input.caption() == null ? "" : input.caption();
    return checked(
        () ->
            new OutgoingDocument(
                new Chat(input.chat()), input.fileName(), bytes(input), Html.text(caption)));
  }

  private static byte[] bytes(TelegramOperation.SendDocument input) {
    return input.encoding() == TelegramOperation.Encoding.BASE64
        ? Base64.getMimeDecoder().decode(input.content())
        : input.content().getBytes(StandardCharsets.UTF_8);
  }

  private static List<List<Markup.Button>> rows(
      @Nullable List<List<TelegramOperation.ButtonInput>> input) {
    return input == null
        ? List.of()
        : input.stream()
            .map(
                row ->
                    row.stream()
                        .map(button -> new Markup.Button(button.text(), button.data()))
                        .toList())
            .toList();
  }

  /** Without the mark, Telegram decides by the first letter, which may be a product's name. */
  private static String start(@Nullable String language) {
    return language != null
            && RIGHT_TO_LEFT.contains(language.split("-", 2)[0].toLowerCase(Locale.ROOT))
        ? RIGHT_TO_LEFT_MARK
        : "";
  }

  private static <T> T checked(Supplier<T> message) {
    try {
      return message.get();
    } catch (IllegalArgumentException e) {
      throw JobFailure.incident("MESSAGE_INVALID", e.getMessage() + "; nothing was sent");
    }
  }
}
