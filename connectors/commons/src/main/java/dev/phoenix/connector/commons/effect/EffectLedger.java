package dev.phoenix.connector.commons.effect;

import dev.phoenix.connector.commons.effect.EffectEvent.Type;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers durably what became of each effect, so that it happens once.
 *
 * <pre>
 *              claim                confirm
 *   INTENDED ---------> SENT ----------------> CONFIRMED (final, reached from every state)
 *      ^  ^               |  \                    ^
 *      |  `---- refused --'   \ leaveOpen         | found
 *      |                       v                  |
 *      `------- absent ----- UNKNOWN -------------'
 * </pre>
 *
 * <p>Each change is one committed statement that compares the state and the attempt that its caller
 * has seen: of two executions of one job (the lease of the first ran out while it still works) one
 * wins, and the other reads again.
 *
 * <p><b>Epoch.</b> A ledger restored from a backup has forgotten what was sent after the backup.
 * {@link #raiseEpoch} says so: every effect that is not confirmed becomes UNKNOWN as if it had been
 * sent at that instant, and from then on a key that the ledger has never seen starts as UNKNOWN
 * too, for the lost part may have sent it, unless what wants the effect began after the restore
 * ({@link Intent#since}, {@link #engineWentOn}). Both are looked up before anything is sent.
 */
public final class EffectLedger {

  private static final Logger LOG = LoggerFactory.getLogger(EffectLedger.class);
  private static final int DETAIL_LENGTH = 2000;
  private static final int ENTRY_LENGTH = 2000;
  // more than any engine hands out as an element instance key
  private static final long BEYOND_ENGINES = 1L << 62;

  private final EffectStore store;
  private final Clock clock;
  private final List<EffectListener> listeners;
  private volatile Installation installation;

  private EffectLedger(EffectStore store, Clock clock, List<EffectListener> listeners) {
    this.store = store;
    this.clock = clock;
    this.listeners = List.copyOf(listeners);
    this.installation = store.installation(now());
  }

  /**
   * Opens the ledger in a database: brings its tables up to date and, on first start, makes the
   * installation's id.
   *
   * @param database H2 with {@code WRITE_DELAY=0} or PostgreSQL; stays the caller's to close
   * @param clock the time that {@code sentAt} is told by
   * @param listeners told of every event
   * @throws LedgerException if the database cannot be used now
   * @throws IllegalArgumentException if it would not keep what it acknowledges
   */
  public static EffectLedger open(
      DataSource database, Clock clock, List<EffectListener> listeners) {
    try {
      LedgerDatabase.prepare(database);
    } catch (SQLException | org.flywaydb.core.api.FlywayException e) {
      throw new LedgerException(
          "The effect ledger's database cannot be opened: " + e.getMessage(), e);
    }
    return new EffectLedger(new EffectStore(database), clock, listeners);
  }

  /** Whose ledger this is; part of every key. */
  public UUID installation() {
    return installation.id();
  }

  /** The key of an element instance's effect in this installation. */
  public EffectKey key(long elementInstanceKey, int ordinal) {
    return new EffectKey(installation.idFor(elementInstanceKey), elementInstanceKey, ordinal);
  }

  /**
   * The key of an effect that no element instance asked for.
   *
   * @param name what it is, for ever
   */
  public EffectKey named(String name) {
    long hash =
        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
    return new EffectKey(installation.id(), BEYOND_ENGINES | (hash & (BEYOND_ENGINES - 1)), 0);
  }

  /** 1, and one more for each {@link #raiseEpoch}. */
  public int epoch() {
    return installation.epoch();
  }

  /** The row as it is now, if the key was ever seen. */
  public Optional<Effect> find(EffectKey key) {
    return store.find(key);
  }

  /**
   * The row of an intent, recorded as INTENDED if the key is new (UNKNOWN after a restore, see
   * above).
   *
   * @throws DigestMismatchException if the key stands for other content
   */
  public Effect intend(EffectKey key, Intent intent) {
    var at = now();
    if (store.find(key).isEmpty()) {
      var current = refreshed();
      if (current.mayHaveLost(key, intent)) {
        insert(
            key,
            intent,
            EffectState.UNKNOWN,
            current.raisedAt(),
            null,
            "Not seen before the ledger was restored",
            at);
      } else {
        insert(key, intent, EffectState.INTENDED, null, at, null, at);
      }
    }
    var effect = current(key);
    var digest = intent.digest();
    if (digest != null && effect.digest() == null) {
      store.complete(key, digest);
      effect = current(key);
    }
    if (digest != null && !digest.equals(effect.digest())) {
      throw new DigestMismatchException(key);
    }
    return effect;
  }

  /**
   * The row of an effect that a flow names. One that this ledger has never seen was recorded by a
   * ledger that is lost, so it is taken over as UNKNOWN, sent at the latest now.
   */
  public Effect adopt(EffectKey key, Intent intent) {
    if (store.find(key).isEmpty()) {
      var at = now();
      insert(key, intent, EffectState.UNKNOWN, at, null, "Recorded by a ledger that is lost", at);
    }
    return intend(key, intent);
  }

  /**
   * Takes the right to send: INTENDED to SENT, committed when this returns.
   *
   * @return the row to send under, or empty if another execution was faster
   */
  public Optional<Effect> claim(Effect seen, String address) {
    if (!store.claim(seen, address, installation.epoch(), now())) {
      return Optional.empty();
    }
    return Optional.of(told(Type.SENT, current(seen.key())));
  }

  /**
   * Records that the remote holds it; returns what is on record, which is the first such finding.
   *
   * @param entry the remote's id or address of it; one of more than 2000 characters is not kept
   */
  public Effect confirm(
      EffectKey key, @Nullable String entry, Instant publishedAt, @Nullable String detail) {
    var kept = entry != null && entry.length() <= ENTRY_LENGTH ? entry : null;
    boolean changed = store.confirm(key, kept, micros(publishedAt), shortened(detail), now());
    var effect = current(key);
    return changed ? told(Type.CONFIRMED, effect) : effect;
  }

  /**
   * Records that the outcome of an attempt is open; returns the row, which another may have moved
   * on meanwhile.
   */
  public Effect leaveOpen(Effect seen, String detail) {
    boolean changed = store.leaveOpen(seen, cut(detail), now());
    var effect = current(seen.key());
    return changed ? told(Type.UNKNOWN, effect) : effect;
  }

  /** Records that the remote refused the attempt: nothing was published. */
  public Effect refuse(Effect seen, String detail) {
    return release(Type.REFUSED, seen, detail);
  }

  /** Records the evidence that nothing was or will be published by the attempt. */
  public Effect absent(Effect seen, String evidence) {
    return release(Type.ABSENT, seen, evidence);
  }

  /** Counts an execution that begins; one that ends in order calls {@link #executionEnded}. */
  public int executionBegins(EffectKey key) {
    store.executions(key, true);
    return current(key).executions();
  }

  /** Forgets the executions that began: this one has ended in order. */
  public void executionEnded(EffectKey key) {
    store.executions(key, false);
  }

  /**
   * Says that the ledger was restored from a backup. Call it with all workers stopped, before they
   * start again.
   */
  public void raiseEpoch() {
    store.raiseEpoch("In flight when the ledger was restored", now());
    refreshed();
  }

  /** Whether the epoch was raised and {@link #engineWentOn} was not called in it. */
  public boolean awaitsEngine() {
    return installation.awaitsEngine();
  }

  /**
   * Says where the engine went on after the epoch was raised. Element instances above that key
   * began in this epoch, so that their effects cannot have been sent before it; and since the
   * engine may hand out keys again that the lost time had used, their effects get other names than
   * those had. Call it before any job is taken; of several calls in one epoch the first counts.
   *
   * @param key any key that the engine has handed out since; it tells of its partition alone, and
   *     what other partitions ask for is looked up first as long as this epoch lasts
   */
  public void engineWentOn(long key) {
    var epoch = refreshed().epoch();
    if (epoch > 1) {
      store.renew(new Renewal(epoch, key, UUID.randomUUID()));
      refreshed();
    }
  }

  private Effect release(Type type, Effect seen, String detail) {
    boolean changed = store.release(seen, cut(detail), now());
    var effect = current(seen.key());
    return changed ? told(type, effect) : effect;
  }

  private void insert(
      EffectKey key,
      Intent intent,
      EffectState state,
      @Nullable Instant sentAt,
      @Nullable Instant earliestAt,
      @Nullable String detail,
      Instant at) {
    var effect =
        new Effect(
            key,
            intent.target(),
            intent.address(),
            intent.digest(),
            state,
            installation.epoch(),
            0,
            0,
            null,
            null,
            detail,
            earliestAt,
            sentAt);
    if (store.insert(effect, at)) {
      told(state == EffectState.INTENDED ? Type.INTENDED : Type.UNKNOWN, effect);
    }
  }

  private Effect current(EffectKey key) {
    return store.find(key).orElseThrow(() -> new IllegalStateException("The ledger lost " + key));
  }

  private Installation refreshed() {
    var current = store.installation(now());
    installation = current;
    return current;
  }

  private Effect told(Type type, Effect effect) {
    var event = new EffectEvent(type, effect);
    for (var listener : listeners) {
      try {
        listener.on(event);
      } catch (RuntimeException e) {
        LOG.warn("A listener failed on {} of {}", type, effect.key(), e);
      }
    }
    return effect;
  }

  private Instant now() {
    return micros(clock.instant());
  }

  /** PostgreSQL keeps microseconds. */
  private static Instant micros(Instant at) {
    return at.truncatedTo(ChronoUnit.MICROS);
  }

  private static @Nullable String shortened(@Nullable String detail) {
    return detail == null ? null : cut(detail);
  }

  private static String cut(String detail) {
    // PostgreSQL cannot store NUL, and a detail may quote a hostile remote
    var clean = detail.replace('\0', ' ');
    if (clean.length() <= DETAIL_LENGTH) {
      return clean;
    }
    int end =
        Character.isHighSurrogate(clean.charAt(DETAIL_LENGTH - 1))
            ? DETAIL_LENGTH - 1
            : DETAIL_LENGTH;
    return clean.substring(0, end);
  }
}
