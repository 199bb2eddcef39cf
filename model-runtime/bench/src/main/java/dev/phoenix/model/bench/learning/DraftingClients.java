package dev.phoenix.model.bench.learning;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.model.bench.service.Question;
import dev.phoenix.model.bench.service.ServerClient;
import dev.phoenix.model.bench.service.ServerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** People who ask for a post, and for the next one when they have it, all the time. */
final class DraftingClients implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A post that came.
   *
   * @param from when it was asked for, by {@link System#nanoTime}
   * @param to when it was there
   */
  record Drafted(long from, long to) {

    double millis() {
      return (to - from) / 1e6;
    }
  }

  private final Queue<Drafted> drafted = new ConcurrentLinkedQueue<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger next = new AtomicInteger();
  private final ServerProcess server;
  private final ServerClient client = new ServerClient();
  private final ExecutorService threads;
  private volatile boolean ended;

  private DraftingClients(ServerProcess server, int clients) {
    this.server = server;
    this.threads = Executors.newFixedThreadPool(clients);
    for (int i = 0; i < clients; i++) {
      threads.execute(this::draft);
    }
  }

  /** Some of them, who begin at once. */
  static DraftingClients start(ServerProcess server, int clients) {
    return new DraftingClients(server, clients);
  }

  private void draft() {
    while (!ended) {
      long from = System.nanoTime();
      try {
        post(client, server, next.getAndIncrement() % Briefs.COUNT);
        drafted.add(new Drafted(from, System.nanoTime()));
      } catch (IOException e) {
        failures.add(String.valueOf(e.getMessage()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** The post that the server writes for a brief. */
  static String post(ServerClient client, ServerProcess server, int brief)
      throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode();
    body.set("brief", NightFiles.json(Briefs.of(brief)));
    String answer =
        client.ask(
            server,
            new Question(
                "/v1/omni-loop",
                "application/json",
                body.toString().getBytes(StandardCharsets.UTF_8)));
    return JSON.readTree(answer).path("text").asText();
  }

  /** Milliseconds of the posts that were asked for and came between two points in time. */
  double[] millis(long from, long to) {
    return drafted.stream()
        .filter(draft -> draft.from() >= from && draft.to() <= to)
        .mapToDouble(Drafted::millis)
        .toArray();
  }

  /** How many came. */
  int count() {
    return drafted.size();
  }

  /** Why others did not. */
  List<String> failures() {
    return new ArrayList<>(failures);
  }

  /** Waits for the posts that were asked for; nobody asks for another. */
  @Override
  public void close() {
    ended = true;
    threads.close();
    client.close();
  }
}
