package dev.phoenix.connector.telegram.send;

import dev.phoenix.connector.commons.effect.EffectKey;
import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.connector.commons.publish.Attempt;
import dev.phoenix.connector.commons.publish.Publication;
import dev.phoenix.connector.commons.publish.PublishOnce;
import dev.phoenix.connector.telegram.bot.Answer;
import dev.phoenix.connector.telegram.bot.BotApi;
import dev.phoenix.connector.telegram.bot.Chat;
import dev.phoenix.connector.telegram.bot.Markup;
import dev.phoenix.connector.telegram.bot.OutgoingDocument;
import dev.phoenix.connector.telegram.bot.OutgoingMessage;
import dev.phoenix.connector.telegram.text.Html;
import io.camunda.connector.api.error.ConnectorRetryException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Sends a bot's messages once each, for code that has no job: the effect ledger decides under the
 * caller's key, as it does for the connector.
 *
 * <p>Every method throws {@link dev.phoenix.connector.commons.effect.LedgerException} while the
 * ledger's database is away. The same call later then answers what became of it.
 */
public final class TelegramMessages {

  private static final Duration SOON = Duration.ofSeconds(5);

  private final BotApi bot;
  private final PublishOnce once;
  private final Clock clock;

  /** Sends through a bot under a ledger, whose clock is given along. */
  public TelegramMessages(BotApi bot, EffectLedger ledger, Clock clock) {
    this.bot = bot;
    this.once = new PublishOnce(ledger, clock);
    this.clock = clock;
  }

  /**
   * Sends a text the first time, or answers what became of it.
   *
   * @param key names this message for ever, {@link EffectLedger#named}
   */
  public Sending send(EffectKey key, OutgoingMessage message) {
    return send(key, null, message);
  }

  /**
   * As {@link #send(EffectKey, OutgoingMessage)}.
   *
   * @param since when what is told came to be; null if it may have been told before the ledger was
   *     last restored
   */
  public Sending send(EffectKey key, @Nullable Instant since, OutgoingMessage message) {
    return sending(attempt(key, since, message));
  }

  /** Sends a file the first time, or answers what became of it; see {@link #send}. */
  public Sending send(EffectKey key, OutgoingDocument document) {
    return sending(attempt(key, null, new Outgoing.File(document)));
  }

  /** As {@link #send(EffectKey, Instant, OutgoingMessage)}, told as of any channel. */
  public Attempt attempt(EffectKey key, @Nullable Instant since, OutgoingMessage message) {
    return attempt(key, since, new Outgoing.Text(message));
  }

  private Attempt attempt(EffectKey key, @Nullable Instant since, Outgoing content) {
    return once.attempt(new ChatChannel(bot, content.chat()), key, since, content);
  }

  /**
   * Changes a message. It may be repeated, so the ledger is not asked; of two different edits the
   * one that arrives last stays.
   *
   * @param markup the buttons from now on, {@link Markup#NONE} to take them away
   */
  public Sending edit(Chat chat, Sending.Sent message, Html text, Markup markup) {
    var answer = bot.editMessageText(chat, message.messageId(), text, markup);
    if (answer instanceof Answer.Ok<Boolean> || BotApi.unchanged(answer)) {
      return new Sending.Sent(message.chatId(), message.messageId(), clock.instant());
    }
    if (answer instanceof Answer.TooMany<Boolean> tooMany) {
      return new Sending.Later(tooMany.retryAfter(), answer.detail());
    }
    return answer instanceof Answer.Refused<Boolean>
        ? new Sending.Refused(answer.detail())
        : new Sending.Later(SOON, answer.detail());
  }

  /**
   * As {@link #send}, for a job: trouble is an exception.
   *
   * @throws ConnectorRetryException if nothing was sent, with retries for passing trouble
   */
  public Publication publish(EffectKey key, OutgoingMessage message) {
    return publish(key, new Outgoing.Text(message));
  }

  /** As {@link #publish(EffectKey, OutgoingMessage)}, for a file. */
  public Publication publish(EffectKey key, OutgoingDocument document) {
    return publish(key, new Outgoing.File(document));
  }

  private Publication publish(EffectKey key, Outgoing content) {
    return once.publish(new ChatChannel(bot, content.chat()), key, content);
  }

  private Sending sending(Attempt attempt) {
    if (attempt instanceof Attempt.Done done) {
      return understood(done.publication());
    }
    if (attempt instanceof Attempt.Later later) {
      return new Sending.Later(later.after(), later.why());
    }
    return attempt instanceof Attempt.Refused refused
        ? new Sending.Refused(refused.why())
        : new Sending.Unknown(((Attempt.Unknown) attempt).why());
  }

  private Sending understood(Publication publication) {
    var entry = publication.entry();
    if (entry == null) {
      return new Sending.Unknown(publication.detail());
    }
    var message = Entry.parse(entry);
    var at = publication.publishedAt();
    return new Sending.Sent(
        message.chatId(), message.messageId(), at == null ? clock.instant() : Instant.parse(at));
  }
}
