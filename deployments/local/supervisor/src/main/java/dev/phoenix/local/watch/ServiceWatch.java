package dev.phoenix.local.watch;

import dev.phoenix.local.supervise.Reason;
import dev.phoenix.local.supervise.Reason.Cause;
import dev.phoenix.local.supervise.SupervisionListener;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Says of services that they break and are back. A first start is no trouble: who begins it sees
 * it, and what comes of it.
 */
final class ServiceWatch implements SupervisionListener {

  private static final String SERVICE = "service:";
  private static final String SLOW = "slow:";

  private final Troubles troubles;
  private final History history;
  private final Set<String> wereHealthy = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> hung = new ConcurrentHashMap<>();

  ServiceWatch(Troubles troubles, History history) {
    this.troubles = troubles;
    this.history = history;
  }

  /** How often each service hung. */
  Map<String, Integer> hung() {
    return hung;
  }

  /** Forgets the troubles of services that are not there any more. */
  void knowOnly(Set<String> services) {
    troubles.forget(
        key ->
            Stream.of(SERVICE, SLOW, MemoryWatch.SERVICE)
                .anyMatch(
                    kind ->
                        key.startsWith(kind) && !services.contains(key.substring(kind.length()))));
  }

  @Override
  public void starting(String service, long pid) {
    history.add("starting " + service + " (process " + pid + ")");
  }

  @Override
  public void healthy(String service, Duration after) {
    history.add("%s is healthy after %d ms".formatted(service, after.toMillis()));
    wereHealthy.add(service);
    troubles.back(SERVICE + service);
    troubles.back(MemoryWatch.SERVICE + service);
    troubles.back(SLOW + service);
  }

  /** A start would not make it faster, and what works slowly under load would lose its work. */
  @Override
  public void late(String service, Duration limit) {
    troubles.broke(
        SLOW + service,
        Severity.WARNING,
        service,
        service + " is slow",
        "answered its health check after more than %d s, several times in a row; it goes on"
            .formatted(limit.toSeconds()));
  }

  @Override
  public void inTime(String service) {
    troubles.back(SLOW + service);
  }

  @Override
  public void waitingForRoom(String service, Reason reason) {
    history.add(service + " " + reason.text() + "; it waits for room on the disk");
  }

  @Override
  public void restarting(String service, Reason reason, Duration wait) {
    history.add(service + " " + reason.text() + "; it is started again");
    if (reason.cause() == Cause.HUNG) {
      hung.merge(service, 1, Integer::sum);
    }
    if (reason.cause() != Cause.ASKED && wereHealthy.contains(service)) {
      troubles.broke(
          SERVICE + service,
          Severity.WARNING,
          service,
          title(service, reason.cause()),
          reason.text() + "; it is started again");
    }
  }

  @Override
  public void givenUp(String service, Reason reason) {
    history.add(service + " " + reason.text() + "; it is given up");
    if (wereHealthy.contains(service)) {
      troubles.broke(
          SERVICE + service,
          Severity.CRITICAL,
          service,
          service + " is given up",
          reason.text()
              + "; it died too often and is not started again. './deployments/phoenix logs "
              + service
              + "' shows why");
    }
  }

  @Override
  public void stopped(String service) {
    history.add("stopped " + service);
  }

  private static String title(String service, Cause cause) {
    return switch (cause) {
      case HUNG -> service + " hangs";
      case SICK -> service + " is not healthy";
      default -> service + " died";
    };
  }
}
