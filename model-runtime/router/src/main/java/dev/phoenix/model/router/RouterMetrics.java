package dev.phoenix.model.router;

import dev.phoenix.model.api.text.TextModelException.Reason;
import dev.phoenix.model.router.breaker.CircuitBreaker.State;
import java.time.Duration;

/** Takes what a router does, for metrics. Quick, and never throws. */
public interface RouterMetrics {

  /** Takes nothing. */
  RouterMetrics NONE = new RouterMetrics() {};

  /** A model is asked. */
  default void asked(String model, String task) {}

  /** A model began to answer, this long after it was asked. */
  default void firstToken(String model, Duration after) {}

  /** A model answered; tokens are 0 where it does not tell. */
  default void answered(String model, Duration took, int promptTokens, int generatedTokens) {}

  /** A model failed. */
  default void failed(String model, Reason reason, Duration took) {}

  /** A model's breaker changed. */
  default void breaker(String model, State state) {}

  /** An answer ended for want of budget. */
  default void budgetReached(String task) {}
}
