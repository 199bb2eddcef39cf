package dev.phoenix.local.supervise;

import java.time.Duration;

/** Tells two. */
record BothListeners(SupervisionListener first, SupervisionListener second)
    implements SupervisionListener {

  @Override
  public void starting(String service, long pid) {
    first.starting(service, pid);
    second.starting(service, pid);
  }

  @Override
  public void healthy(String service, Duration after) {
    first.healthy(service, after);
    second.healthy(service, after);
  }

  @Override
  public void restarting(String service, Reason reason, Duration wait) {
    first.restarting(service, reason, wait);
    second.restarting(service, reason, wait);
  }

  @Override
  public void waitingForRoom(String service, Reason reason) {
    first.waitingForRoom(service, reason);
    second.waitingForRoom(service, reason);
  }

  @Override
  public void late(String service, Duration limit) {
    first.late(service, limit);
    second.late(service, limit);
  }

  @Override
  public void inTime(String service) {
    first.inTime(service);
    second.inTime(service);
  }

  @Override
  public void givenUp(String service, Reason reason) {
    first.givenUp(service, reason);
    second.givenUp(service, reason);
  }

  @Override
  public void stopped(String service) {
    first.stopped(service);
    second.stopped(service);
  }
}
