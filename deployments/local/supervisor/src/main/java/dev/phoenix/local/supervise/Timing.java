package dev.phoenix.local.supervise;

import java.time.Duration;

/**
 * How often and how long the supervisor looks.
 *
 * @param whileStarting the pause between health checks of a service that starts
 * @param whileHealthy the pause between health checks afterwards
 * @param unresponsive a service that has answered nothing for that long is ended and started again;
 *     a {@link dev.phoenix.local.service.HealthCheck} may have another patience
 * @param sick a service that has answered for that long that it cannot work is, too
 */
public record Timing(
    Duration whileStarting, Duration whileHealthy, Duration unresponsive, Duration sick) {

  /**
   * Every 200 ms while starting, every 5 s afterwards. No answer for 30 s counts as dead, any
   * answer but 200 for 30 s, too: who only lacks something outside (engine, database, disk) still
   * lives, which is no such answer, and OpenSearch has its yellow status within seconds.
   *
   * <p>Why 30 s do no harm. It takes three checks of 5 s without any answer, not even a refusal,
   * and nothing that a healthy service does keeps it so long from answering:
   *
   * <ul>
   *   <li>Heaps are 96 to 512 MB with the serial collector: a full collection takes less than 2 s,
   *       also on a machine that is busy otherwise.
   *   <li>Camunda answers at its management port, with threads of its own: backpressure refuses
   *       commands and holds no health check.
   *   <li>OpenSearch answers after 1 s also when it has no yellow status yet (408).
   *   <li>The model runtime works on at most 4 requests and lets 16 wait, over HTTP and gRPC
   *       together; further ones are refused at once. Its web server has 200 threads.
   *   <li>Workers without engine or database answer 503 within seconds. That is no silence.
   *   <li>Starts are not meant: until the first health a service has its own start limit.
   * </ul>
   *
   * <p>A machine that sleeps, or a supervisor that was stopped itself, is nobody's silence either:
   * time only counts together with three checks that failed after it.
   */
  public static Timing standard() {
    return new Timing(
        Duration.ofMillis(200),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofSeconds(30));
  }
}
