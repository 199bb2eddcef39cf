package dev.phoenix.workers.approval.telegram;

import dev.phoenix.connector.telegram.updates.Update;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decision that somebody made in Telegram, on its way to the engine.
 *
 * @param outcome approved or rejected
 * @param edited the text instead of the request's own; null to leave that
 * @param by as it is recorded
 * @param messageId the message that said so, or that the button is under
 * @param callbackId of the pressed button; null for a command or a reply
 * @param attempts how often it was brought to the engine before
 * @param nextAt the instant at which its reader found it due
 */
record SaidDecision(
    long updateId,
    String requestId,
    String outcome,
    @Nullable String comment,
    @Nullable String edited,
    String by,
    long userId,
    long chat,
    long messageId,
    @Nullable String callbackId,
    int attempts,
    Instant nextAt) {

  static SaidDecision of(Update.Button button, ButtonData data) {
    return new SaidDecision(
        button.updateId(),
        data.requestId(),
        data.outcome(),
        null,
        null,
        Decider.of(button.user()),
        button.user().id(),
        button.chat(),
        button.messageId(),
        button.callbackId(),
        0,
        Instant.EPOCH);
  }

  static SaidDecision of(Update.Command command, String requestId, Saying.Decide said) {
    return new SaidDecision(
        command.updateId(),
        requestId,
        said.outcome(),
        said.comment(),
        null,
        Decider.of(command.user()),
        command.user().id(),
        command.chat(),
        command.messageId(),
        null,
        0,
        Instant.EPOCH);
  }

  static SaidDecision of(Update.Reply reply, String requestId, String outcome) {
    return new SaidDecision(
        reply.updateId(),
        requestId,
        outcome,
        null,
        reply.text(),
        Decider.of(reply.user()),
        reply.user().id(),
        reply.chat(),
        reply.messageId(),
        null,
        0,
        Instant.EPOCH);
  }
}
