package dev.phoenix.workers.monitoring.tell;

import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.connector.commons.publish.Attempt;
import dev.phoenix.connector.telegram.bot.Chat;
import dev.phoenix.connector.telegram.bot.OutgoingMessage;
import dev.phoenix.connector.telegram.send.TelegramMessages;
import dev.phoenix.connector.telegram.text.Html;

/** Writes into a Telegram chat. */
final class TelegramWay implements Way {

  private final TelegramMessages messages;
  private final EffectLedger ledger;
  private final Chat chat;

  TelegramWay(TelegramMessages messages, EffectLedger ledger, Chat chat) {
    this.messages = messages;
    this.ledger = ledger;
    this.chat = chat;
  }

  @Override
  public String name() {
    return "telegram";
  }

  @Override
  public Attempt tell(News news) {
    var text =
        news.text().isBlank()
            ? Html.bold(news.headline())
            : Html.of(Html.bold(news.headline()), Html.text("\n" + news.text()));
    return messages.attempt(
        ledger.named("telegram:" + news.name()), news.since(), OutgoingMessage.of(chat, text));
  }
}
