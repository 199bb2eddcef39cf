package dev.phoenix.connector.telegram.updates;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.connector.telegram.bot.Answer;
import dev.phoenix.connector.telegram.bot.BotApi;
import dev.phoenix.connector.telegram.bot.Ticks;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Telegram for updates for as long as this process holds the inbox. An update that fails is
 * tried again in its place, so that those after it wait until it is handled or set aside.
 */
final class LongPolling {

  /** How long a poll waits at Telegram for the first update. */
  static final Duration POLL = Duration.ofSeconds(25);

  /** Longer than a poll can take with all its limits, so that nobody else takes over meanwhile. */
  static final Duration LEASE = Duration.ofMinutes(2);

  static final List<String> KINDS = List.of("message", "callback_query");

  private static final Logger LOG = LoggerFactory.getLogger(LongPolling.class);
  private static final Duration BETWEEN_TAKEOVERS = Duration.ofSeconds(5);
  private static final Duration WRONG_TOKEN = Duration.ofMinutes(1);

  private final BotApi bot;
  private final Inbox inbox;
  private final Intake intake;
  private final BotName name;
  private final Mode.Polling mode;
  private final Ticks ticks;
  private final String holder;
  private final Stop stop;
  private final Backoff backoff = new Backoff();

  LongPolling(
      BotApi bot,
      Inbox inbox,
      Intake intake,
      BotName name,
      Mode.Polling mode,
      Ticks ticks,
      String holder,
      Stop stop) {
    this.bot = bot;
    this.inbox = inbox;
    this.intake = intake;
    this.name = name;
    this.mode = mode;
    this.ticks = ticks;
    this.holder = holder;
    this.stop = stop;
  }

  /** Polls until it is stopped. */
  void run() throws InterruptedException {
    boolean holding = false;
    try {
      while (true) {
        try {
          boolean held = inbox.hold(holder, LEASE);
          if (held && !holding) {
            inbox.prune();
            LOG.info("This process polls Telegram now");
          }
          holding = held;
          stop.sleep(ticks, held ? step() : BETWEEN_TAKEOVERS);
        } catch (InboxException e) {
          LOG.warn("{}; polling goes on when it is back", e.getMessage());
          stop.sleep(ticks, backoff.next());
        }
      }
    } finally {
      if (holding) {
        release();
      }
    }
  }

  /** One poll, and what to wait until the next. */
  private Duration step() throws InterruptedException {
    if (!name.known()) {
      var answer = stop.during(() -> name.learn(bot));
      if (!name.known()) {
        return trouble(answer);
      }
    }
    long offset = inbox.nextOffset();
    var answer = stop.during(() -> bot.getUpdates(offset, POLL, KINDS));
    if (answer instanceof Answer.Ok<List<JsonNode>> ok) {
      backoff.reset();
      return taken(ok.value());
    }
    return trouble(answer);
  }

  /** Takes a batch, which is confirmed with the next poll once all of it is done. */
  private Duration taken(List<JsonNode> batch) throws InterruptedException {
    var updates = new TreeMap<Long, JsonNode>();
    batch.forEach(update -> UpdateParser.id(update).ifPresent(id -> updates.put(id, update)));
    for (var update : updates.values()) {
      if (!takenAtLast(update)) {
        return Duration.ZERO;
      }
    }
    if (updates.isEmpty()) {
      // what comes back at once with nothing that can be confirmed must not make it spin
      return Duration.ofMillis(100);
    }
    inbox.advance(updates.lastKey());
    return Duration.ZERO;
  }

  /** False if another process holds the inbox now. */
  private boolean takenAtLast(JsonNode update) throws InterruptedException {
    var failing = new Backoff();
    while (true) {
      stop.sleep(ticks, Duration.ZERO);
      if (!inbox.hold(holder, LEASE)) {
        return false;
      }
      if (intake.take(update)) {
        return true;
      }
      stop.sleep(ticks, failing.next());
    }
  }

  private Duration trouble(Answer<?> answer) {
    if (answer instanceof Answer.TooMany<?> tooMany) {
      return tooMany.retryAfter();
    }
    if (answer instanceof Answer.Refused<?> refused) {
      return refused(refused);
    }
    var wait = backoff.next();
    LOG.info("{}; polling goes on in {} s", answer.detail(), wait.toSeconds());
    return wait;
  }

  private Duration refused(Answer.Refused<?> refused) {
    LOG.error("{}", refused.detail());
    if (refused.code() == 409
        && mode.deleteWebhook()
        && refused.description().contains("webhook")) {
      LOG.info("Deleting the webhook, as configured: {}", bot.deleteWebhook().detail());
      return backoff.next();
    }
    return refused.code() == 401 || refused.code() == 404 ? WRONG_TOKEN : backoff.next();
  }

  private void release() {
    try {
      inbox.release(holder);
    } catch (InboxException e) {
      LOG.info("{}; another process takes over in {} s", e.getMessage(), LEASE.toSeconds());
    }
  }
}
