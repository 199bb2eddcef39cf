package dev.phoenix.telegram.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.telegram.fault.Fault;
import dev.phoenix.telegram.fault.Faults;
import dev.phoenix.telegram.state.Event;
import dev.phoenix.telegram.state.Store;
import dev.phoenix.telegram.state.Store.Change;
import dev.phoenix.telegram.state.World;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Delivers one update after the other to the webhook, each again and again until it says 2xx. */
@Component
public class WebhookSender {

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Store store;
  private final Faults faults;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Thread thread = Thread.ofVirtual().name("webhook").unstarted(this::run);
  private volatile @Nullable String lastError;

  WebhookSender(Store store, Faults faults) {
    this.store = store;
    this.faults = faults;
  }

  /** Why the last delivery failed, if it did. */
  public Optional<String> lastError() {
    return Optional.ofNullable(lastError);
  }

  @PostConstruct
  void start() {
    thread.start();
  }

  @PreDestroy
  void stop() throws InterruptedException {
    thread.interrupt();
    thread.join(Duration.ofSeconds(5));
    client.shutdownNow();
  }

  private void run() {
    try {
      while (true) {
        var next = store.await(WebhookSender::next, IDLE);
        if (next.isPresent() && !delivered(next.get())) {
          Thread.sleep(BETWEEN_TRIES);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Optional<Delivery> next(World world) {
    return world
        .hook()
        .flatMap(
            hook -> world.pending(0, 1).stream().findFirst().map(json -> new Delivery(hook, json)));
  }

  private boolean delivered(Delivery delivery) throws InterruptedException {
    var fault = faults.next("webhook").map(Fault::kind).orElse(null);
    boolean taken = post(delivery);
    if (taken && fault == Fault.Kind.DUPLICATE_UPDATE) {
      taken = post(delivery);
    }
    if (taken) {
      long id = delivery.update().path("update_id").asLong();
      store.change(world -> Change.of(new Event.Confirmed(id + 1)));
    }
    return taken;
  }

  private boolean post(Delivery delivery) throws InterruptedException {
    var hook = delivery.hook();
    var request =
        HttpRequest.newBuilder(URI.create(hook.url()))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(delivery.update().toString()));
    var secret = hook.secret();
    if (secret != null) {
      request.header("X-Telegram-Bot-Api-Secret-Token", secret);
    }
    try {
      int status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
      boolean taken = status >= 200 && status < 300;
      lastError = taken ? null : "Wrong response from the webhook: " + status;
      return taken;
    } catch (IOException e) {
      lastError = "Connection failed: " + e.getClass().getSimpleName();
      return false;
    }
  }

  private record Delivery(World.Hook hook, JsonNode update) {}
}
