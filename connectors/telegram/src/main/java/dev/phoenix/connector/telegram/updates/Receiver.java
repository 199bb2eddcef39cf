package dev.phoenix.connector.telegram.updates;

import dev.phoenix.connector.telegram.bot.BotApi;
import dev.phoenix.connector.telegram.bot.Ticks;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives a bot's updates in one mode, until it is closed. */
public final class Receiver implements AutoCloseable {

  /** The largest delivery that is looked at, in bytes. */
  public static final int BODY_LIMIT = 1 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);

  private final Stop stop;
  private final @Nullable Webhook webhook;
  private final @Nullable Thread thread;

  private Receiver(Stop stop, @Nullable Webhook webhook, @Nullable Thread thread) {
    this.stop = stop;
    this.webhook = webhook;
    this.thread = thread;
  }

  /**
   * Begins to receive. It needs neither Telegram nor a poll of others to end now: it goes on
   * trying.
   *
   * @param inbox the bot's own
   * @param handler idempotent by update id
   * @param ticks how it waits, {@link Ticks#SYSTEM} as a rule
   */
  public static Receiver start(
      Mode mode,
      BotApi bot,
      Inbox inbox,
      Allowed allowed,
      UpdateHandler handler,
      List<UpdateListener> listeners,
      Ticks ticks) {
    var stop = new Stop();
    var name = new BotName();
    var intake = new Intake(inbox, new UpdateParser(name), allowed, handler, listeners);
    if (mode instanceof Mode.Polling polling) {
      var loop =
          new LongPolling(
              bot, inbox, intake, name, polling, ticks, UUID.randomUUID().toString(), stop);
      return new Receiver(stop, null, thread(loop::run));
    }
    if (mode instanceof Mode.Hook hook) {
      inbox.prune();
      var registration = new WebhookRegistration(bot, name, hook, ticks, stop);
      return new Receiver(
          stop, new Webhook(hook.secret(), name, intake), thread(registration::run));
    }
    return new Receiver(stop, null, null);
  }

  /**
   * Takes one delivery of Telegram's, and returns once it is handled.
   *
   * @param secret the header {@code X-Telegram-Bot-Api-Secret-Token}, null if it is missing
   * @param body the request's body; do not read more than {@link #BODY_LIMIT} + 1 bytes of it
   * @return the status to answer: 200 handled, now or before; 400 no update; 401 wrong secret; 404
   *     there is no webhook in this mode; 413 too large; 500 and 503 it has to come again
   */
  public int receive(@Nullable String secret, byte[] body) {
    return webhook == null ? 404 : webhook.receive(secret, body);
  }

  /** Ends receiving; an update that is being handled is handled to its end. */
  @Override
  public void close() {
    if (thread == null) {
      return;
    }
    stop.stop();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread thread(Loop loop) {
    var thread =
        new Thread(
            () -> {
              try {
                loop.run();
              } catch (InterruptedException e) {
                LOG.debug("Receiving from Telegram ends");
              }
            },
            "telegram-updates");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private interface Loop {
    void run() throws InterruptedException;
  }
}
