package dev.phoenix.connector.telegram.send;

import dev.phoenix.connector.commons.publish.Channel;
import dev.phoenix.connector.commons.publish.FindResult;
import dev.phoenix.connector.commons.publish.SendResult;
import dev.phoenix.connector.commons.publish.Sought;
import dev.phoenix.connector.telegram.bot.Answer;
import dev.phoenix.connector.telegram.bot.BotApi;
import dev.phoenix.connector.telegram.bot.Chat;
import dev.phoenix.connector.telegram.bot.SentMessage;
import java.time.Duration;
import java.util.Optional;

/**
 * A chat as a channel. A bot cannot read what it wrote, so nothing can be looked up, and no marker
 * is sent: an open outcome stays open.
 */
final class ChatChannel implements Channel<Outgoing> {

  private final BotApi bot;
  private final Chat chat;

  ChatChannel(BotApi bot, Chat chat) {
    this.bot = bot;
    this.chat = chat;
  }

  @Override
  public String target() {
    return "telegram";
  }

  @Override
  public String address() {
    return bot.addressOf(chat);
  }

  @Override
  public Duration sendLimit() {
    return bot.callLimit();
  }

  @Override
  public Optional<SendResult.Postponed> ready() {
    return bot.awaitTurn(chat).map(wait -> postponed(new Answer.TooMany<>(wait)));
  }

  @Override
  public SendResult send(String marker, Outgoing content) {
    var answer = content.sendBy(bot);
    if (answer instanceof Answer.Ok<SentMessage> ok) {
      var sent = ok.value();
      var entry = new Entry(sent.chatId(), sent.messageId());
      return new SendResult.Accepted(entry.toString(), sent.at(), null);
    }
    if (answer instanceof Answer.TooMany<SentMessage> tooMany) {
      return postponed(tooMany);
    }
    if (answer instanceof Answer.NotSent<SentMessage>) {
      return new SendResult.Postponed(answer.detail(), null);
    }
    return answer instanceof Answer.Refused<SentMessage>
        ? new SendResult.Refused(answer.detail() + "; nothing was sent")
        : new SendResult.Open(answer.detail() + ": look into the chat whether it is there");
  }

  @Override
  public FindResult find(Sought sought) {
    return new FindResult.Undetermined("A bot cannot look up what it sent: look into the chat");
  }

  private static SendResult.Postponed postponed(Answer.TooMany<?> tooMany) {
    return new SendResult.Postponed(tooMany.detail(), tooMany.retryAfter());
  }
}
