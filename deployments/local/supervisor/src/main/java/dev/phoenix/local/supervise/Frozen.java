package dev.phoenix.local.supervise;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Services whose processes are stopped. {@link #close} lets them go on, the last stopped first,
 * also on a thread that is interrupted; a second close does nothing.
 */
public final class Frozen implements AutoCloseable {

  private final Deque<SupervisedService> services = new ArrayDeque<>();

  Frozen() {}

  synchronized void add(SupervisedService service) throws IOException {
    // before it is stopped: what stops half is let go on, too
    services.push(service);
    service.freeze();
  }

  @Override
  public synchronized void close() {
    while (!services.isEmpty()) {
      services.pop().thaw();
    }
  }
}
