package dev.phoenix.local.service;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * How a service shows that it can work: a GET that answers 200.
 *
 * @param address what to get
 * @param alive what to get when {@code address} answers something else or nothing: 200 there says
 *     that the service itself is well and lacks something outside (its engine, its database, disk)
 *     or waits for it, which no restart brings; null where nothing tells that
 * @param limit what one check may cost, however slowly it is answered
 * @param patience a service that answered nothing for that long counts as dead; null for the
 *     supervisor's usual time
 * @param late what takes longer is late, though it is an answer; null if nothing is
 */
public record HealthCheck(
    URI address,
    @Nullable URI alive,
    Duration limit,
    @Nullable Duration patience,
    @Nullable Duration late) {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  // who hangs answers neither: the second question must not make it take long to see that
  private static final Duration ALIVE_LIMIT = Duration.ofSeconds(2);

  /** What a check found. */
  public enum Finding {
    /** It can work. */
    READY,
    /** It can work, and answers late. */
    LATE,
    /** It lives, and lacks something that a restart does not bring. */
    WAITING,
    /** It answers that it cannot work. */
    SICK,
    /** It does not answer within the limit. */
    SILENT
  }

  /** A check of one address, of five seconds at most. */
  public HealthCheck(URI address) {
    this(address, null, LIMIT, null, null);
  }

  /** The same with an address that tells whether the service itself is well. */
  public HealthCheck withAlive(URI other) {
    return new HealthCheck(address, other, limit, patience, late);
  }

  /** The same with a patience of its own. */
  public HealthCheck withPatience(Duration other) {
    return new HealthCheck(address, alive, limit, other, late);
  }

  /** The same where answers that take longer than that are late. */
  public HealthCheck withLate(Duration other) {
    return new HealthCheck(address, alive, limit, patience, other);
  }

  /** Looks; answers after twice the limit at the latest. */
  public Finding look(HttpClient http) throws InterruptedException {
    long begun = System.nanoTime();
    int status = get(http, address, limit);
    if (status == 200) {
      return isLate(begun) && isLateToLive(http) ? Finding.LATE : Finding.READY;
    }
    if (alive != null && get(http, alive, ALIVE_LIMIT) == 200) {
      return Finding.WAITING;
    }
    return status < 0 ? Finding.SILENT : Finding.SICK;
  }

  private boolean isLate(long begun) {
    return late != null && System.nanoTime() - begun > late.toNanos();
  }

  /** Whose health is late while it lives in time waits for another one. */
  private boolean isLateToLive(HttpClient http) throws InterruptedException {
    if (alive == null) {
      return true;
    }
    long begun = System.nanoTime();
    get(http, alive, limit);
    return isLate(begun);
  }

  // the client's own time-out ends with the answer's head: a body that never ends would hold us
  private static int get(HttpClient http, URI from, Duration limit) throws InterruptedException {
    var request = HttpRequest.newBuilder(from).timeout(limit).GET().build();
    var answer = http.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS).statusCode();
    } catch (ExecutionException | TimeoutException none) {
      return -1;
    } finally {
      answer.cancel(true);
    }
  }
}
