package dev.phoenix.connector.commons.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the ledger does on every database. */
abstract class EffectLedgerContract {

  private static final Intent INTENT =
      new Intent("feed", "http://127.0.0.1:1/feed", "a".repeat(64));

  private final MovableClock clock = new MovableClock();
  private final List<EffectEvent.Type> events = Collections.synchronizedList(new ArrayList<>());
  private HikariDataSource database;
  private EffectLedger ledger;

  /** The address of a new, empty database. */
  abstract String newDatabase() throws Exception;

  @BeforeEach
  void open() throws Exception {
    database = LedgerDatabase.pool(newDatabase(), user(), "");
    ledger = ledger();
  }

  String user() {
    return "";
  }

  @AfterEach
  void close() {
    database.close();
  }

  private EffectLedger ledger() {
    return EffectLedger.open(database, clock, List.of(event -> events.add(event.type())));
  }

  @Test
  void shouldKeepItsInstallationOverRestarts() {
    assertThat(ledger().key(7, 0)).isEqualTo(ledger.key(7, 0));
  }

  @Test
  void shouldRecordAnIntentOnce() {
    // when
    var first = ledger.intend(ledger.key(7, 0), INTENT);
    var second = ledger.intend(ledger.key(7, 0), INTENT);

    // then
    assertThat(first).isEqualTo(second);
    assertThat(first.state()).isEqualTo(EffectState.INTENDED);
    assertThat(first.earliestAt()).isEqualTo(clock.instant());
    assertThat(events).containsExactly(EffectEvent.Type.INTENDED);
  }

  @Test
  void shouldRefuseOtherContentUnderTheSameKey() {
    // given
    var key = ledger.key(7, 0);
    ledger.intend(key, INTENT);

    // then
    assertThatThrownBy(
            () -> ledger.intend(key, new Intent("feed", INTENT.address(), "b".repeat(64))))
        .isInstanceOf(DigestMismatchException.class)
        .hasMessageContaining(key.marker())
        .hasMessageContaining("nothing was sent");
  }

  @Test
  void shouldLetOneOfManyExecutionsSend() throws Exception {
    // given
    var seen = ledger.intend(ledger.key(7, 0), INTENT);
    Callable<Boolean> claim = () -> ledger.claim(seen, INTENT.address()).isPresent();

    // when
    var pool = Executors.newFixedThreadPool(8);
    var claims = pool.invokeAll(Collections.nCopies(8, claim));
    pool.shutdown();

    // then
    var winners = 0;
    for (var each : claims) {
      winners += each.get() ? 1 : 0;
    }
    assertThat(winners).isOne();
    assertThat(ledger.find(seen.key()).orElseThrow().attempt()).isOne();
  }

  @Test
  void shouldRecordOneRowForManyExecutionsAtOnce() throws Exception {
    // given
    Callable<Effect> intend = () -> ledger.intend(ledger.key(8, 0), INTENT);

    // when
    var pool = Executors.newFixedThreadPool(8);
    var rows = pool.invokeAll(Collections.nCopies(8, intend));
    pool.shutdown();

    // then
    for (var row : rows) {
      assertThat(row.get().state()).isEqualTo(EffectState.INTENDED);
    }
    assertThat(events).containsExactly(EffectEvent.Type.INTENDED);
  }

  @Test
  void shouldKeepTheFirstConfirmationForEver() {
    // given
    var sent = sent(7);
    var at = clock.instant();

    // when
    ledger.confirm(sent.key(), "http://feed/1", at, null);
    ledger.confirm(sent.key(), "http://feed/2", at.plusSeconds(9), "again");
    ledger.leaveOpen(sent, "late");
    ledger.absent(sent, "late");
    ledger.refuse(sent, "late");

    // then
    var row = ledger.find(sent.key()).orElseThrow();
    assertThat(row.state()).isEqualTo(EffectState.CONFIRMED);
    assertThat(row.entry()).isEqualTo("http://feed/1");
    assertThat(row.publishedAt()).isEqualTo(at);
    assertThat(events)
        .containsExactly(
            EffectEvent.Type.INTENDED, EffectEvent.Type.SENT, EffectEvent.Type.CONFIRMED);
  }

  @Test
  void shouldNotReleaseAnAttemptThatWasSucceededByAnother() {
    // given
    var first = sent(7);
    var second = ledger.claim(ledger.absent(first, "not there"), INTENT.address()).orElseThrow();

    // when
    ledger.refuse(first, "the first attempt's answer, late");

    // then
    assertThat(ledger.find(first.key())).contains(second);
    assertThat(second.attempt()).isEqualTo(2);
  }

  @Test
  void shouldTakeOverAnEffectOfALostLedgerAsUnknown() {
    // given
    var key = EffectKey.parse("urn:phoenix:effect:00000000-0000-4000-8000-000000000000:5:0");

    // when
    var adopted = ledger.adopt(key, new Intent("feed", INTENT.address(), null));
    var completed = ledger.intend(key, INTENT);

    // then
    assertThat(adopted.state()).isEqualTo(EffectState.UNKNOWN);
    assertThat(adopted.sentAt()).isEqualTo(clock.instant());
    assertThat(adopted.earliestAt()).isNull();
    assertThat(completed.digest()).isEqualTo(INTENT.digest());
  }

  @Test
  void shouldOpenWhatIsNotConfirmedWhenTheEpochIsRaised() {
    // given
    var intended = ledger.intend(ledger.key(1, 0), INTENT);
    var sent = sent(2);
    ledger.confirm(sent(3).key(), null, clock.instant(), null);
    clock.advance(Duration.ofMinutes(5));

    // when
    ledger.raiseEpoch();

    // then
    assertThat(ledger.epoch()).isEqualTo(2);
    assertThat(ledger.find(intended.key()).orElseThrow().state()).isEqualTo(EffectState.UNKNOWN);
    assertThat(ledger.find(sent.key()).orElseThrow().state()).isEqualTo(EffectState.UNKNOWN);
    assertThat(ledger.find(sent.key()).orElseThrow().sentAt()).isEqualTo(clock.instant());
    assertThat(ledger.find(ledger.key(3, 0)).orElseThrow().state())
        .isEqualTo(EffectState.CONFIRMED);
  }

  @Test
  void shouldNotTakeAFindingFromBeforeTheEpochForOneAfterIt() {
    // given
    var sent = sent(2);
    ledger.raiseEpoch();

    // when
    ledger.absent(sent, "looked up before the restore");

    // then
    assertThat(ledger.find(sent.key()).orElseThrow().state()).isEqualTo(EffectState.UNKNOWN);
  }

  @Test
  void shouldStartAKeyNeverSeenAsUnknownAfterARestore() {
    // given
    ledger.raiseEpoch();
    Instant raised = clock.instant();
    clock.advance(Duration.ofDays(1));

    // when
    var row = ledger().intend(ledger.key(99, 0), INTENT);

    // then
    assertThat(row.state()).isEqualTo(EffectState.UNKNOWN);
    assertThat(row.sentAt()).isEqualTo(raised);
  }

  @Test
  void shouldKnowThatWhatBeganAfterARestoreWasNotSentBefore() {
    // given
    ledger.raiseEpoch();
    Instant raised = clock.instant();
    clock.advance(Duration.ofSeconds(1));

    // when
    var after = ledger.intend(ledger.named("after"), since(raised.plusSeconds(1)));
    var before = ledger.intend(ledger.named("before"), since(raised));

    // then
    assertThat(after.state()).isEqualTo(EffectState.INTENDED);
    assertThat(before.state()).isEqualTo(EffectState.UNKNOWN);
  }

  @Test
  void shouldSendAtOnceWhatARestoredEngineBegins() {
    // given
    ledger.raiseEpoch();
    assertThat(ledger.awaitsEngine()).isTrue();

    // when
    ledger.engineWentOn(100);

    // then
    assertThat(ledger.awaitsEngine()).isFalse();
    assertThat(ledger.intend(ledger.key(101, 0), INTENT).state()).isEqualTo(EffectState.INTENDED);
    assertThat(ledger.intend(ledger.key(100, 0), INTENT).state()).isEqualTo(EffectState.UNKNOWN);
  }

  @Test
  void shouldNameNoNewEffectAsTheLostTimeNamedAnother() {
    // given
    var before = ledger.key(101, 0);
    var waiting = ledger.key(99, 0);
    var named = ledger.named("a digest");
    ledger.raiseEpoch();

    // when
    ledger.engineWentOn(100);

    // then
    assertThat(ledger.key(101, 0)).isNotEqualTo(before).isEqualTo(ledger().key(101, 0));
    assertThat(ledger.key(99, 0)).isEqualTo(waiting);
    assertThat(ledger.named("a digest")).isEqualTo(named);
  }

  @Test
  void shouldKeepTheNamesOfEachEpochThroughTheNext() {
    // given
    ledger.raiseEpoch();
    ledger.engineWentOn(100);
    var first = ledger.key(150, 0);

    // when
    ledger.raiseEpoch();
    boolean awaits = ledger.awaitsEngine();
    ledger.engineWentOn(200);
    ledger.engineWentOn(300);

    // then what began between the restores may have been sent by what the second one lost
    assertThat(awaits).isTrue();
    assertThat(ledger.key(150, 0)).isEqualTo(first);
    assertThat(ledger.intend(first, INTENT).state()).isEqualTo(EffectState.UNKNOWN);
    assertThat(ledger.intend(ledger.key(250, 0), INTENT).state()).isEqualTo(EffectState.INTENDED);
  }

  @Test
  void shouldTellNothingOfOtherPartitionsOrWithoutARestore() {
    // given
    long otherPartition = (2L << 51) + 500;
    var key = ledger.key(otherPartition, 0);

    // when
    ledger.engineWentOn(100);
    ledger.raiseEpoch();
    ledger.engineWentOn((1L << 51) + 100);

    // then
    assertThat(ledger.key(otherPartition, 0)).isEqualTo(key);
    assertThat(ledger.intend(key, INTENT).state()).isEqualTo(EffectState.UNKNOWN);
    assertThat(ledger.intend(ledger.key((1L << 51) + 101, 0), INTENT).state())
        .isEqualTo(EffectState.INTENDED);
  }

  private static Intent since(Instant since) {
    return new Intent(INTENT.target(), INTENT.address(), INTENT.digest(), since);
  }

  @Test
  void shouldCountExecutionsUntilOneEndsInOrder() {
    // given
    var key = ledger.intend(ledger.key(7, 0), INTENT).key();

    // when
    ledger.executionBegins(key);
    var second = ledger.executionBegins(key);
    ledger.executionEnded(key);

    // then
    assertThat(second).isEqualTo(2);
    assertThat(ledger.executionBegins(key)).isOne();
  }

  @Test
  void shouldKeepWorkingWhenAListenerFails() {
    // given
    var failing =
        EffectLedger.open(
            database,
            clock,
            List.of(
                event -> {
                  throw new IllegalStateException("no metrics today");
                }));

    // then
    assertThat(failing.intend(failing.key(7, 0), INTENT).state()).isEqualTo(EffectState.INTENDED);
  }

  @Test
  void shouldStoreHostileDetails() {
    // given
    var sent = sent(7);

    // when
    var row = ledger.leaveOpen(sent, "\0'; drop table effect; --" + "\uD83D\uDE00".repeat(3000));

    // then
    assertThat(row.state()).isEqualTo(EffectState.UNKNOWN);
    assertThat(row.detail()).startsWith(" '; drop").hasSizeLessThanOrEqualTo(2000);
  }

  private Effect sent(long elementInstanceKey) {
    var intended = ledger.intend(ledger.key(elementInstanceKey, 0), INTENT);
    return ledger.claim(intended, INTENT.address()).orElseThrow();
  }
}
