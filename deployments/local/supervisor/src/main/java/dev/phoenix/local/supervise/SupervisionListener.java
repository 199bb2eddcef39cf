package dev.phoenix.local.supervise;

import java.time.Duration;

/** Is told what happens to services. Called from the services' own threads. */
public interface SupervisionListener {

  /** A service's process was started. */
  void starting(String service, long pid);

  /** A service became healthy after that long. */
  void healthy(String service, Duration after);

  /** A service died (or did not answer and was ended) and is started again after a wait. */
  void restarting(String service, String reason, Duration wait);

  /** A service died too often and is not started again. */
  void givenUp(String service, String reason);

  /** A service ended because it was asked to. */
  void stopped(String service);
}
