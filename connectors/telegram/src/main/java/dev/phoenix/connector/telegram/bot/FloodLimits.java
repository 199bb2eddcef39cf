package dev.phoenix.connector.telegram.bot;

import java.time.Duration;

/**
 * How fast a bot may write.
 *
 * @param perChat the time between two messages to one chat
 * @param perSecond messages in any one second to all chats
 * @param patience how long a send waits for its turn before it is put off
 */
public record FloodLimits(Duration perChat, int perSecond, Duration patience) {

  /** What Telegram asks of bots: one a second to a chat, 30 a second over all; waits 5 s. */
  public static final FloodLimits DEFAULT =
      new FloodLimits(Duration.ofSeconds(1), 30, Duration.ofSeconds(5));

  /** Refuses limits that let nothing through. */
  public FloodLimits {
    if (perChat.isNegative() || patience.isNegative() || perSecond < 1) {
      throw new IllegalArgumentException(
          "Flood limits: perChat and patience cannot be negative, perSecond is at least 1");
    }
  }
}
