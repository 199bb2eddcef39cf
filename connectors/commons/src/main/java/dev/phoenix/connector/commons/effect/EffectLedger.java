package dev.phoenix.connector.commons.effect;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The record of every effect on the outside world, durable before the effect is tried.
 *
 * <p>Every change is a compare-and-set on the row's state and attempt, so that of two executors of
 * one job (a lease ran out while its first holder still works) at most one sends. Each method
 * throws {@link LedgerUnavailableException} when the database cannot be used; the caller then sends
 * nothing.
 */
public final class EffectLedger {

  /**
   * A job that began this often on one effect without coming to an end kills its worker: it becomes
   * an incident.
   */
  public static final int MAX_EXECUTIONS = 10;

  private final EffectTable table;
  private final List<EffectEvent.Listener> listeners = new CopyOnWriteArrayList<>();

  private EffectLedger(EffectTable table) {
    this.table = table;
  }

  /** Opens a ledger: creates or updates its tables and, the first time, names the installation. */
  public static EffectLedger open(DataSource source, Clock clock) {
    EffectDatabase.migrate(source);
    var table = new EffectTable(source, clock);
    if (table.installation().isEmpty()) {
      table.insertInstallation(UUID.randomUUID());
    }
    return new EffectLedger(table);
  }

  /** Adds someone who hears of each change. */
  public void addListener(EffectEvent.Listener listener) {
    listeners.add(listener);
  }

  /** Whom this ledger belongs to, and since which restore. */
  public Installation installation() {
    return table.installation().orElseThrow();
  }

  /** This installation's key for an element instance's effect. */
  public EffectKey key(long elementInstanceKey, int ordinal) {
    return new EffectKey(installation().id(), elementInstanceKey, ordinal);
  }

  /** What is known of an effect. */
  public Optional<Effect> find(EffectKey key) {
    return table.find(key);
  }

  /**
   * Begins, or begins again, to work on an effect.
   *
   * <p>A key that the ledger has never seen starts INTENDED, except after a restore: then it may
   * stand for something that was done after the backup was taken, so it starts UNKNOWN and is
   * looked up before anything is sent.
   *
   * @param digest SHA-256 of the content, 64 hexadecimal digits
   * @throws EffectFaultException if the key stands for another content, or was begun too often
   *     without an end
   */
  public Effect begin(EffectKey key, String target, String digest) {
    var installation = installation();
    var state = installation.epoch() == 1 ? EffectState.INTENDED : EffectState.UNKNOWN;
    var sentAt = installation.epoch() == 1 ? null : installation.raisedAt();
    if (table.insert(key, target, digest, state, installation.epoch(), sentAt)) {
      tell(key, target, state);
    }
    table.countExecution(key);
    var effect = table.find(key).orElseThrow();
    if (!effect.digest().equals(digest)) {
      throw new EffectFaultException(
          "Effect "
              + key.marker()
              + " was begun with another content. Nothing was sent. Cancel this instance and start"
              + " a new one, or restore the content that the effect was begun with.");
    }
    if (effect.executions() > MAX_EXECUTIONS && effect.state() != EffectState.CONFIRMED) {
      throw new EffectFaultException(
          "Effect "
              + key.marker()
              + " was begun "
              + effect.executions()
              + " times without coming to an end: the worker seems to die of it. Look at the"
              + " workers' log and raise the retries when the cause is mended.");
    }
    return effect;
  }

  /**
   * Claims the sending of an INTENDED effect; durable before it returns. False if someone else has
   * claimed it.
   */
  public boolean markSent(Effect effect) {
    return told(table.send(effect, installation().epoch()), effect, EffectState.SENT);
  }

  /** It happened. */
  public boolean markConfirmed(Effect effect, @Nullable String entry, String detail) {
    return told(table.confirm(effect.key(), entry, detail), effect, EffectState.CONFIRMED);
  }

  /** The attempt after {@code effect} was refused: it is certain that nothing happened. */
  public boolean markRefused(Effect effect, String detail) {
    return told(
        table.leaveSent(effect.key(), effect.attempt() + 1, EffectState.INTENDED, detail),
        effect,
        EffectState.INTENDED);
  }

  /** The attempt after {@code effect} has an open outcome. */
  public boolean markUnknown(Effect effect, String detail) {
    return told(
        table.leaveSent(effect.key(), effect.attempt() + 1, EffectState.UNKNOWN, detail),
        effect,
        EffectState.UNKNOWN);
  }

  /** It is certain that the last attempt of {@code effect} did not and will not happen. */
  public boolean markAbsent(Effect effect, String evidence) {
    return told(table.intendAgain(effect, evidence), effect, EffectState.INTENDED);
  }

  /**
   * Begins a new epoch, as after a restore from a backup: whatever is not confirmed becomes
   * UNKNOWN, for it may have been done after the backup was taken.
   *
   * @return how many effects became UNKNOWN
   */
  public int raiseEpoch() {
    return table.raiseEpoch();
  }

  private boolean told(boolean changed, Effect effect, EffectState state) {
    if (changed) {
      tell(effect.key(), effect.target(), state);
    }
    return changed;
  }

  private void tell(EffectKey key, String target, EffectState state) {
    var event = new EffectEvent(key, target, state);
    listeners.forEach(listener -> listener.on(event));
  }
}
