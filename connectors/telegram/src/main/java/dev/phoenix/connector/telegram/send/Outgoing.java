package dev.phoenix.connector.telegram.send;

import dev.phoenix.connector.commons.effect.ContentDigest;
import dev.phoenix.connector.commons.publish.Content;
import dev.phoenix.connector.telegram.bot.Answer;
import dev.phoenix.connector.telegram.bot.BotApi;
import dev.phoenix.connector.telegram.bot.Chat;
import dev.phoenix.connector.telegram.bot.OutgoingDocument;
import dev.phoenix.connector.telegram.bot.OutgoingMessage;
import dev.phoenix.connector.telegram.bot.SentMessage;
import java.util.Base64;
import java.util.List;

/** What the ledger knows as one effect in Telegram. */
sealed interface Outgoing extends Content {

  Chat chat();

  Answer<SentMessage> sendBy(BotApi bot);

  /** A text. */
  record Text(OutgoingMessage message) implements Outgoing {

    @Override
    public Chat chat() {
      return message.chat();
    }

    @Override
    public String digest() {
      return ContentDigest.of(
          List.of(
              "message",
              chat().id(),
              message.text().markup(),
              message.markup().json().toString(),
              String.valueOf(message.replyTo())));
    }

    @Override
    public Answer<SentMessage> sendBy(BotApi bot) {
      return bot.sendMessage(message);
    }
  }

  /** A file. */
  record File(OutgoingDocument document) implements Outgoing {

    @Override
    public Chat chat() {
      return document.chat();
    }

    @Override
    public String digest() {
      return ContentDigest.of(
          List.of(
              "document",
              chat().id(),
              document.fileName(),
              Base64.getEncoder().encodeToString(document.content()),
              document.caption().markup()));
    }

    @Override
    public Answer<SentMessage> sendBy(BotApi bot) {
      return bot.sendDocument(document);
    }
  }
}
