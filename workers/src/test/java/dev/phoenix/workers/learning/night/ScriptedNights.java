package dev.phoenix.workers.learning.night;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.phoenix.model.api.night.GateResult;
import dev.phoenix.model.api.night.NightState;
import dev.phoenix.model.api.night.NightStatus;
import dev.phoenix.model.api.night.NightStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** The model runtime's answers about nights, as its contract has them, over a real connection. */
public final class ScriptedNights implements AutoCloseable {

  /** The model that it teaches. */
  public static final String MODEL = "phoenix-core";

  /** The adapter that its nights make. */
  public static final String ADAPTER = "nightly-v3";

  /** What is live before that. */
  public static final String BEFORE = "nightly-v2";

  /** What was asked for, in order, such as {@code PUT train} and {@code POST end keep=true}. */
  public final List<String> asked = new CopyOnWriteArrayList<>();

  /** How the training stands. */
  public volatile NightStatus training = NightStatus.RUNNING;

  /** Why it stands so. */
  public volatile String message = "";

  /** The check that the first gate does not pass; empty for none. */
  public volatile String failsByDjl = "";

  /** The check that the second gate does not pass; empty for none. */
  public volatile String failsShipped = "";

  /** What the watch says. */
  public volatile NightState.Verdict verdict = NightState.Verdict.OPEN;

  /** The step that is refused; empty for none. */
  public volatile String refuses = "";

  /** The last reason that was given for ending a night; empty for none. */
  public volatile String endedFor = "";

  /** Whether it answers that it is busy. */
  public volatile boolean away;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, NightStep> nights = new ConcurrentHashMap<>();
  private final HttpServer server;

  /** Starts on a free port. */
  public ScriptedNights() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/nights/", this::answer);
    server.start();
  }

  /** Its address. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Forgets all nights. */
  public void forget() {
    nights.clear();
  }

  private void answer(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var parts = exchange.getRequestURI().getPath().split("/");
    var id = parts[3];
    var what = parts.length > 4 ? parts[4] : "";
    var method = exchange.getRequestMethod();
    if (!method.equals("GET")) {
      asked.add((method + " " + what + keep(body)).strip());
    }
    if (what.equals("end") && body.contains("reason")) {
      endedFor = JSON.readTree(body).path("reason").asText();
    }
    if (away) {
      send(exchange, 503, "{\"error\":{\"message\":\"The model runtime is busy\"}}");
    } else if (what.equals(refuses) && !what.isEmpty()) {
      send(exchange, 409, "{\"error\":{\"message\":\"Not this: " + what + "\"}}");
    } else if (method.equals("PUT")) {
      send(exchange, 200, "{}");
    } else if (method.equals("POST")) {
      var step = NightStep.valueOf(what.toUpperCase(Locale.ROOT).replace('-', '_'));
      nights.put(id, step);
      send(exchange, step == NightStep.END ? 200 : 202, JSON.writeValueAsString(state(id, step)));
    } else {
      var step = Optional.ofNullable(nights.get(id));
      send(
          exchange,
          step.isPresent() ? 200 : 404,
          step.isPresent() ? JSON.writeValueAsString(state(id, step.get())) : "{}");
    }
  }

  private static String keep(String body) {
    return body.contains("keep") ? " keep=" + body.contains("true") : "";
  }

  private NightState state(String id, NightStep step) {
    return new NightState(
        id,
        step,
        step == NightStep.TRAIN
            ? training
            : step == NightStep.WATCH ? NightStatus.RUNNING : NightStatus.DONE,
        message,
        new NightState.Training(7, 40, 1.25, 1.5, 900.0, 30.0),
        step.compareTo(NightStep.VALIDATE) >= 0 ? gate("djl", failsByDjl) : null,
        step.compareTo(NightStep.VALIDATE_SHIPPED) >= 0 ? gate("llama.cpp", failsShipped) : null,
        step.compareTo(NightStep.ARCHIVE) >= 0 ? ADAPTER : null,
        step.compareTo(NightStep.WATCH) >= 0 ? BEFORE : null,
        step.compareTo(NightStep.WATCH) >= 0
            ? new NightState.Watch(20, 20, 1, 15, 0.01, verdict)
            : null);
  }

  private static GateResult gate(String engine, String failing) {
    var name = failing.isEmpty() ? "keyword_gain" : failing;
    return new GateResult(
        engine,
        failing.isEmpty(),
        List.of(
            new GateResult.Check(
                name, failing.isEmpty(), 0.8, 0.7, 0.9, 0.7, "The gate looked at " + name + ".")),
        List.of(
            new GateResult.Sample(
                "q1", "en", "Bread", "Bread!", "Warmly: bread!", 0.1, 0.9, true, true)),
        Map.of());
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
