package dev.phoenix.connector.feed;

import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.connector.commons.effect.EffectListener;
import dev.phoenix.connector.commons.effect.LedgerDatabase;
import dev.phoenix.connector.commons.http.HttpLimits;
import dev.phoenix.connector.commons.publish.Publication;
import dev.phoenix.connector.commons.publish.Publication.Outcome;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The flow of publish-once in a process of its own, which may halt as by kill -9 once a transition
 * is committed.
 */
final class PublishingProcess {

  private static final Duration SETTLE_AFTER = Duration.ofMillis(600);

  private PublishingProcess() {}

  /**
   * Arguments: the ledger's file, the collection, the element instance key, the event to halt at or
   * {@code -}.
   */
  public static void main(String[] args) {
    EffectListener halting =
        event -> {
          if (event.type().name().equals(args[3])) {
            Runtime.getRuntime().halt(42);
          }
        };
    var database = LedgerDatabase.pool("jdbc:h2:file:" + Path.of(args[0]), "", "");
    var ledger = EffectLedger.open(database, Clock.systemUTC(), List.<EffectListener>of(halting));
    var limits = new HttpLimits(Duration.ofMillis(300), Duration.ofMillis(500), 100_000);
    var connector = new FeedConnector(ledger, Clock.systemUTC(), limits);
    long key = Long.parseLong(args[2]);
    var text = "Post " + key;

    var publication = connector.execute(Jobs.job(key, Jobs.publish(args[1], text)));
    for (int step = 1; publication.outcome() != Outcome.CONFIRMED; step++) {
      // each step is another element instance
      publication = next(connector, publication, args[1], text, key * 1000 + step);
    }
    database.close();
    Runtime.getRuntime().halt(0);
  }

  private static Publication next(
      FeedConnector connector, Publication last, String collection, String text, long key) {
    if (last.outcome() == Outcome.ABSENT) {
      return connector.execute(Jobs.job(key, Jobs.publishAgain(collection, text, last.effect())));
    }
    // the flow's timer between two look-ups
    LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    return connector.execute(
        Jobs.job(key, Jobs.lookUp(collection, last.effect(), SETTLE_AFTER.toString())));
  }
}
