package dev.phoenix.local.supervise;

import dev.phoenix.local.service.HealthCheck;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what happened to services. */
final class Happenings implements SupervisionListener {

  private final List<String> events = new CopyOnWriteArrayList<>();

  List<String> all() {
    return events;
  }

  /** Waits as long as some checks of something silent take. */
  void awaitChecks(HealthCheck check, int count) throws InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      for (int done = 0; done < count; done++) {
        check.look(http);
        Thread.sleep(check.limit().toMillis() / 4);
      }
    }
  }

  @Override
  public void starting(String service, long pid) {
    events.add("starting " + service);
  }

  @Override
  public void healthy(String service, Duration after) {
    events.add("healthy " + service);
  }

  @Override
  public void restarting(String service, Reason reason, Duration wait) {
    events.add("restarting " + service + " " + reason.cause());
  }

  @Override
  public void waitingForRoom(String service, Reason reason) {
    events.add("waiting for room " + service);
  }

  @Override
  public void givenUp(String service, Reason reason) {
    events.add("given up " + service + " " + reason.cause());
  }

  @Override
  public void stopped(String service) {
    events.add("stopped " + service);
  }
}
