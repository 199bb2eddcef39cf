package dev.phoenix.connector.telegram.updates;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.connector.commons.effect.LedgerDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the inbox does on every database. */
abstract class InboxContract {

  private static final Duration LEASE = Duration.ofMinutes(2);

  private final MovableClock clock = new MovableClock();
  private HikariDataSource database;
  private Inbox inbox;

  /** The address of a new, empty database. */
  abstract String newDatabase() throws Exception;

  String user() {
    return "";
  }

  @BeforeEach
  void open() throws Exception {
    database = LedgerDatabase.pool(newDatabase(), user(), "");
    inbox = Inbox.open(database, 1, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void shouldBeginWithoutAnOffset() {
    assertThat(inbox.nextOffset()).isZero();
    assertThat(inbox.done(9)).isFalse();
  }

  @Test
  void shouldRememberWhatIsHandledOverRestarts() {
    // when
    inbox.begin(9);
    inbox.handled(9);

    // then
    var again = Inbox.open(database, 1, clock);
    assertThat(again.done(9)).isTrue();
  }

  @Test
  void shouldMoveTheOffsetOnlyForward() {
    // when
    inbox.handled(10);
    assertThat(inbox.nextOffset()).isZero();
    inbox.advance(10);
    inbox.advance(5);

    // then
    assertThat(Inbox.open(database, 1, clock).nextOffset()).isEqualTo(11);
  }

  @Test
  void shouldCountAttemptsOverRestarts() {
    // when
    inbox.begin(9);
    inbox.failed(9, "no");

    // then
    assertThat(Inbox.open(database, 1, clock).begin(9)).isEqualTo(2);
    assertThat(inbox.done(9)).isFalse();
  }

  @Test
  void shouldKeepWhatIsSetAside() {
    // when
    inbox.begin(9);
    inbox.failed(9, "bad \0 luck \uD800");
    inbox.setAside(9, null, "{\"update_id\":9}");
    inbox.handled(9);

    // then
    assertThat(inbox.done(9)).isTrue();
    assertThat(inbox.setAside())
        .containsExactly(
            new SetAside(9, "bad   luck \uFFFD", "{\"update_id\":9}", clock.instant()));
  }

  @Test
  void shouldKeepAReasonOfAnyLength() {
    // when
    inbox.setAside(9, "x".repeat(10_000), "y".repeat(1_000_000));

    // then
    assertThat(inbox.setAside().get(0).content()).hasSize(1_000_000);
  }

  @Test
  void shouldForgetOldNumbersAndKeepWhatIsSetAside() {
    // given
    inbox.handled(9);
    inbox.setAside(10, "no", "{}");
    clock.advance(Inbox.KEPT.plusSeconds(1));

    // when
    inbox.prune();

    // then
    assertThat(inbox.done(9)).isFalse();
    assertThat(inbox.done(10)).isTrue();
  }

  @Test
  void shouldNotUseAnOffsetThatTelegramMayHaveForgotten() {
    // given
    inbox.advance(900);
    clock.advance(Inbox.KEPT.plusSeconds(1));

    // then
    assertThat(inbox.nextOffset()).isZero();
    inbox.advance(7);
    assertThat(inbox.nextOffset()).isEqualTo(8);
  }

  @Test
  void shouldLetOneHolderPoll() {
    assertThat(inbox.hold("a", LEASE)).isTrue();
    assertThat(inbox.hold("b", LEASE)).isFalse();
    assertThat(inbox.hold("a", LEASE)).isTrue();
  }

  @Test
  void shouldLetAnotherTakeOverOnceTheHolderIsGone() {
    // given
    inbox.hold("a", LEASE);
    clock.advance(LEASE);

    // then
    assertThat(inbox.hold("b", LEASE)).isTrue();
    assertThat(inbox.hold("a", LEASE)).isFalse();
    inbox.release("a");
    assertThat(inbox.hold("a", LEASE)).isFalse();
    inbox.release("b");
    assertThat(inbox.hold("a", LEASE)).isTrue();
  }

  @Test
  void shouldLetExactlyOneOfManyPoll() throws Exception {
    // given
    var attempts = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 8; i++) {
      var holder = "holder-" + i;
      attempts.add(() -> inbox.hold(holder, LEASE));
    }

    // when
    var pool = Executors.newFixedThreadPool(8);
    var won = new ArrayList<Boolean>();
    for (var future : pool.invokeAll(attempts)) {
      won.add(future.get());
    }
    pool.shutdown();

    // then
    assertThat(won).containsOnlyOnce(true);
  }

  @Test
  void shouldKeepBotsApart() {
    // given
    var other = Inbox.open(database, 2, clock);
    inbox.handled(9);
    inbox.hold("a", LEASE);

    // then
    assertThat(other.done(9)).isFalse();
    assertThat(other.nextOffset()).isZero();
    assertThat(other.hold("b", LEASE)).isTrue();
  }

  @Test
  void shouldLiveBesideTheEffectLedger() {
    var ledger = EffectLedger.open(database, clock, List.of());

    assertThat(ledger.find(ledger.key(1, 0))).isEmpty();
    assertThat(Inbox.open(database, 1, clock).nextOffset()).isZero();
  }
}
