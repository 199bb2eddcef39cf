package dev.phoenix.connector.telegram;

import dev.phoenix.connector.commons.http.HttpLimits;
import dev.phoenix.connector.telegram.bot.BotAddress;
import dev.phoenix.connector.telegram.bot.BotApi;
import dev.phoenix.connector.telegram.bot.BotToken;
import dev.phoenix.connector.telegram.bot.FloodLimits;
import dev.phoenix.connector.telegram.bot.Ticks;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bots of this process, one for each token, since flood limits hold for a bot and not for a
 * job. An application that sends both by jobs and by itself shares one of these.
 */
public final class Bots {

  private final HttpLimits limits;
  private final FloodLimits flood;
  private final Ticks ticks;
  private final Map<Key, BotApi> bots = new ConcurrentHashMap<>();

  /** Bots with the usual limits. */
  public Bots() {
    this(BotApi.LIMITS, FloodLimits.DEFAULT, Ticks.SYSTEM);
  }

  /** Bots with limits of the caller's. */
  public Bots(HttpLimits limits, FloodLimits flood, Ticks ticks) {
    this.limits = limits;
    this.flood = flood;
    this.ticks = ticks;
  }

  /** The bot of that token, always the same one. */
  public BotApi of(BotAddress address, BotToken token) {
    return bots.computeIfAbsent(
        new Key(address, token), key -> new BotApi(address, token, limits, flood, ticks));
  }

  private record Key(BotAddress address, BotToken token) {}
}
