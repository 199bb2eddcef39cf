package dev.phoenix.local.supervise;

import java.time.Duration;

/** Is told what happens to services. Called from the services' own threads. */
public interface SupervisionListener {

  /** A service's process was started. */
  void starting(String service, long pid);

  /** A service became healthy after that long. */
  void healthy(String service, Duration after);

  /** A service died (or was ended, see its reason) and is started again after a wait. */
  void restarting(String service, Reason reason, Duration wait);

  /**
   * A service could not be started, and there is no room on its disk: it is tried again as soon as
   * there is.
   */
  default void waitingForRoom(String service, Reason reason) {}

  /** A service answers, but late, several times in a row. It goes on. */
  default void late(String service, Duration limit) {}

  /** One that was late answers in time again. */
  default void inTime(String service) {}

  /** A service died too often and is not started again. */
  void givenUp(String service, Reason reason);

  /** A service ended because it was asked to. */
  void stopped(String service);

  /** One that tells another one after this one. */
  default SupervisionListener and(SupervisionListener other) {
    return new BothListeners(this, other);
  }
}
