package dev.phoenix.connector.feed;

import com.zaxxer.hikari.HikariDataSource;
import dev.phoenix.connector.commons.effect.EffectEvent;
import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.connector.commons.effect.LedgerDatabase;
import dev.phoenix.connector.commons.http.HttpLimits;
import dev.phoenix.connector.commons.publish.Publication;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** A connector with a real ledger on H2, a real remote, and a clock that the test moves. */
final class FeedFixture implements AutoCloseable {

  static final HttpLimits LIMITS =
      new HttpLimits(Duration.ofSeconds(1), Duration.ofMillis(1500), 100_000);

  final AtomServer remote = new AtomServer();
  final List<EffectEvent.Type> events = new CopyOnWriteArrayList<>();
  final EffectLedger ledger;
  final FeedConnector connector;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-01T08:00:00Z"));
  private final HikariDataSource database;

  FeedFixture(Path folder) {
    var clock =
        new Clock() {
          @Override
          public Instant instant() {
            return now.get();
          }

          @Override
          public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }
        };
    database = LedgerDatabase.pool("jdbc:h2:file:" + folder.resolve("ledger"), "", "");
    ledger = EffectLedger.open(database, clock, List.of(event -> events.add(event.type())));
    connector = new FeedConnector(ledger, clock, LIMITS);
  }

  void advance(Duration by) {
    now.updateAndGet(at -> at.plus(by));
  }

  Publication publish(long elementInstanceKey) {
    return connector.execute(
        Jobs.job(elementInstanceKey, Jobs.publish(remote.collection(), "Hello")));
  }

  Publication publishAgain(long elementInstanceKey, String effect) {
    return connector.execute(
        Jobs.job(elementInstanceKey, Jobs.publishAgain(remote.collection(), "Hello", effect)));
  }

  Publication lookUp(String effect) {
    return connector.execute(Jobs.job(900, Jobs.lookUp(remote.collection(), effect, "PT30S")));
  }

  Publication settle(String effect, String answer, String entry) {
    return connector.execute(
        Jobs.job(901, Jobs.settle(remote.collection(), effect, answer, entry)));
  }

  @Override
  public void close() {
    remote.close();
    database.close();
  }
}
