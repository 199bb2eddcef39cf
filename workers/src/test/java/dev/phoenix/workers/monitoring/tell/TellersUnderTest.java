package dev.phoenix.workers.monitoring.tell;

import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.connector.telegram.Bots;
import dev.phoenix.workers.approval.telegram.TelegramDouble;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Tellers as the application makes them. */
public final class TellersUnderTest {

  private static final TellSettings.Telegram NO_CHAT = new TellSettings.Telegram("", "", "");
  private static final TellSettings.Webhook NO_WEBHOOK = new TellSettings.Webhook(null, null);

  private TellersUnderTest() {}

  /** One that tells in a chat of the double. */
  public static Teller inTelegram(EffectLedger ledger, Clock clock, long chat) {
    var telegram =
        new TellSettings.Telegram(
            TelegramDouble.TOKEN, TelegramDouble.running().address(), String.valueOf(chat));
    return of(new TellSettings(telegram, NO_WEBHOOK), ledger, clock);
  }

  /** One that posts to an address. */
  public static Teller byWebhook(
      EffectLedger ledger, Clock clock, String url, @Nullable String secret) {
    return of(
        new TellSettings(NO_CHAT, new TellSettings.Webhook(URI.create(url), secret)),
        ledger,
        clock);
  }

  static Teller nowhere(EffectLedger ledger, Clock clock) {
    return of(new TellSettings(NO_CHAT, NO_WEBHOOK), ledger, clock);
  }

  private static Teller of(TellSettings settings, EffectLedger ledger, Clock clock) {
    return new TellConfiguration().teller(settings, new Bots(), ledger, clock);
  }
}
