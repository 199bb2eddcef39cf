package dev.phoenix.model.server.queue;

import java.io.Serial;

/** All places are taken: come back in a few seconds. */
public final class QueueFullException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  QueueFullException() {
    super("The queue is full: try again in a few seconds");
  }
}
