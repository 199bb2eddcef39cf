package dev.phoenix.connector.commons.publish;

import dev.phoenix.connector.commons.effect.DigestMismatchException;
import dev.phoenix.connector.commons.effect.Effect;
import dev.phoenix.connector.commons.effect.EffectKey;
import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.connector.commons.effect.EffectState;
import dev.phoenix.connector.commons.effect.Intent;
import dev.phoenix.connector.commons.error.JobFailure;
import io.camunda.connector.api.error.ConnectorRetryException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Publishes through any channel so that it happens once, whatever dies in between: it sends only
 * what the ledger knows not to be out, and leaves an open outcome to {@link LookUp} or to a person
 * ({@link Settle}).
 */
public final class PublishOnce {

  /** So many executions in a row that never ended are a job that kills its worker. */
  static final int MAX_EXECUTIONS = 10;

  private static final Duration SOON = Duration.ofSeconds(5);

  private final EffectLedger ledger;
  private final Clock clock;

  /** Works on a ledger by a clock, the ledger's own. */
  public PublishOnce(EffectLedger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Publishes the first time, or answers what became of it.
   *
   * @param elementInstanceKey the job's element instance
   * @param named the effect to send again, which a look-up or a person found to be absent; null for
   *     a first send
   * @return confirmed or unknown
   * @throws io.camunda.connector.api.error.ConnectorRetryException if nothing was published: see
   *     {@link JobFailure}
   */
  public <C extends Content> Publication publish(
      Channel<C> channel, long elementInstanceKey, @Nullable EffectKey named, C content) {
    var intent = intent(channel, content, null);
    return carryOn(
        channel,
        named == null
            ? intended(ledger.key(elementInstanceKey, 0), intent)
            : recorded(() -> ledger.adopt(named, intent)),
        content);
  }

  /**
   * Publishes under a key that the caller made of its own element instance and ordinal, the first
   * time; or answers what became of it.
   *
   * @return confirmed or unknown
   * @throws io.camunda.connector.api.error.ConnectorRetryException if nothing was published: see
   *     {@link JobFailure}
   */
  public <C extends Content> Publication publish(Channel<C> channel, EffectKey key, C content) {
    return publish(channel, key, null, content);
  }

  private <C extends Content> Publication publish(
      Channel<C> channel, EffectKey key, @Nullable Instant since, C content) {
    return carryOn(channel, intended(key, intent(channel, content, since)), content);
  }

  /**
   * As {@link #publish(Channel, EffectKey, Content)}, for code that has no job to fail.
   *
   * @param since when what wants it came to be; null if it may have been sent before the ledger was
   *     last restored
   */
  public <C extends Content> Attempt attempt(
      Channel<C> channel, EffectKey key, @Nullable Instant since, C content) {
    try {
      var publication = publish(channel, key, since, content);
      return publication.outcome() == Publication.Outcome.CONFIRMED
          ? new Attempt.Done(publication)
          : new Attempt.Unknown(publication.detail());
    } catch (ConnectorRetryException e) {
      var why = String.valueOf(e.getMessage());
      var retries = e.getRetries();
      var after = e.getBackoffDuration();
      return retries != null && retries == 0
          ? new Attempt.Refused(why)
          : new Attempt.Later(after == null ? SOON : after, why);
    }
  }

  private <C extends Content> Publication carryOn(Channel<C> channel, Effect seen, C content) {
    var effect = seen;
    if (effect.state() == EffectState.INTENDED) {
      countExecution(effect.key());
      var notYet = channel.ready();
      if (notYet.isPresent()) {
        ledger.executionEnded(effect.key());
        throw postponed(notYet.get());
      }
      var claimed = ledger.claim(effect, channel.address());
      if (claimed.isPresent()) {
        return send(channel, claimed.get(), content);
      }
      effect = ledger.find(effect.key()).orElseThrow();
    }
    return answer(effect);
  }

  private static Intent intent(Channel<?> channel, Content content, @Nullable Instant since) {
    return new Intent(channel.target(), channel.address(), content.digest(), since);
  }

  private Effect intended(EffectKey key, Intent intent) {
    return recorded(() -> ledger.intend(key, intent));
  }

  private static Effect recorded(Supplier<Effect> row) {
    try {
      return row.get();
    } catch (DigestMismatchException e) {
      throw JobFailure.incident("CONTENT_CHANGED", String.valueOf(e.getMessage()));
    }
  }

  private void countExecution(EffectKey key) {
    if (ledger.executionBegins(key) > MAX_EXECUTIONS) {
      ledger.executionEnded(key);
      throw JobFailure.incident(
          "WORKER_KILLED",
          MAX_EXECUTIONS
              + " executions of this job ended without a word, so it may be what kills the worker."
              + " Look for the cause in the worker's log (memory, exit code), then retry; nothing"
              + " was sent under "
              + key);
    }
  }

  private <C extends Content> Publication send(Channel<C> channel, Effect sent, C content) {
    var result = channel.send(sent.key().marker(), content);
    if (result instanceof SendResult.Accepted accepted) {
      var confirmed =
          ledger.confirm(sent.key(), accepted.entry(), accepted.publishedAt(), accepted.detail());
      return Publication.confirmed(confirmed, accepted.detail());
    }
    if (result instanceof SendResult.Postponed postponed) {
      ledger.refuse(sent, postponed.detail());
      throw postponed(postponed);
    }
    if (result instanceof SendResult.Refused refused) {
      ledger.refuse(sent, refused.detail());
      throw JobFailure.incident("REFUSED", refused.detail());
    }
    return answer(ledger.leaveOpen(sent, ((SendResult.Open) result).detail()));
  }

  private static ConnectorRetryException postponed(SendResult.Postponed why) {
    return JobFailure.passing("NOT_NOW", why.detail(), why.after());
  }

  /**
   * Answers for a row that this execution must not send: one that is sent belongs to an execution
   * that may be dead.
   */
  private Publication answer(Effect effect) {
    if (effect.state() == EffectState.CONFIRMED) {
      return Publication.confirmed(effect, effect.detail());
    }
    if (effect.state() == EffectState.SENT) {
      return answer(
          ledger.leaveOpen(effect, "Another execution sent it and has not told what became of it"));
    }
    if (effect.state() == EffectState.INTENDED) {
      throw JobFailure.passing(
          "OVERTAKEN",
          "Another execution of this job was refused meanwhile; it is tried again",
          null);
    }
    return Publication.unknown(effect, effect.detail());
  }

  /** Asks the ledger, then the remote, what became of an effect. */
  public LookUp lookUp() {
    return new LookUp(ledger, clock);
  }

  /** Takes a person's word for what became of an effect. */
  public Settle settle() {
    return new Settle(ledger, clock);
  }
}
