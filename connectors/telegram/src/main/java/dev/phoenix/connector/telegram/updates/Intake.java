package dev.phoenix.connector.telegram.updates;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.connector.telegram.updates.UpdateEvent.Type;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes updates in, from a poll or a webhook: each is handed on until it is handled, and then never
 * again. No text of an update is logged.
 */
final class Intake {

  /** So often an update is handed on before it is set aside. */
  static final int ATTEMPTS = 5;

  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  private final Inbox inbox;
  private final UpdateParser parser;
  private final Allowed allowed;
  private final UpdateHandler handler;
  private final List<UpdateListener> listeners;
  private final ReentrantLock handling = new ReentrantLock();

  Intake(
      Inbox inbox,
      UpdateParser parser,
      Allowed allowed,
      UpdateHandler handler,
      List<UpdateListener> listeners) {
    this.inbox = inbox;
    this.parser = parser;
    this.allowed = allowed;
    this.handler = handler;
    this.listeners = List.copyOf(listeners);
  }

  /**
   * Takes one update.
   *
   * @return whether it is done, that is: need not come again
   * @throws InboxException if that could not be recorded
   */
  boolean take(JsonNode json) {
    var id = UpdateParser.id(json);
    if (id.isEmpty()) {
      LOG.warn("Something came as an update that has no number; it is ignored");
      return true;
    }
    handling.lock();
    try {
      return take(id.get(), json);
    } finally {
      handling.unlock();
    }
  }

  private boolean take(long id, JsonNode json) {
    if (inbox.done(id)) {
      return told(Type.REPEATED, id);
    }
    var update = parser.parse(id, json);
    if (update instanceof Update.Other) {
      inbox.handled(id);
      return told(Type.IGNORED, id);
    }
    if (!allowed.allows(update)) {
      inbox.handled(id);
      LOG.info("Update {} comes from elsewhere and is dropped", id);
      return told(Type.DROPPED, id);
    }
    int attempt = inbox.begin(id);
    if (attempt > ATTEMPTS) {
      return setAside(id, "The process died while it was handled", json);
    }
    try {
      handler.handle(update);
    } catch (RuntimeException | Error e) {
      return failed(id, attempt, e, json);
    }
    inbox.handled(id);
    return told(Type.HANDLED, id);
  }

  private boolean failed(long id, int attempt, Throwable failure, JsonNode json) {
    if (attempt >= ATTEMPTS) {
      return setAside(id, failure.toString(), json);
    }
    inbox.failed(id, failure.toString());
    LOG.warn(
        "Update {} failed at attempt {} of {} ({})",
        id,
        attempt,
        ATTEMPTS,
        failure.getClass().getName());
    told(Type.FAILED, id);
    return false;
  }

  private boolean setAside(long id, String reason, JsonNode json) {
    inbox.setAside(id, reason, json.toString());
    LOG.error(
        "Update {} failed {} times and is set aside, with the reason, in the inbox", id, ATTEMPTS);
    return told(Type.SET_ASIDE, id);
  }

  private boolean told(Type type, long id) {
    var event = new UpdateEvent(type, id);
    for (var listener : listeners) {
      try {
        listener.on(event);
      } catch (RuntimeException e) {
        LOG.warn("A listener failed on {} of update {}", type, id, e);
      }
    }
    return true;
  }
}
