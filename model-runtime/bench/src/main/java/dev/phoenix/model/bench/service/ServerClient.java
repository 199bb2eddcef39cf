package dev.phoenix.model.bench.service;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks servers that may still be starting. */
public final class ServerClient implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration START = Duration.ofMinutes(3);

  /** Shorter would take the processor from what starts. */
  private static final int PAUSE_MILLIS = 5;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  /**
   * Asks until the answer comes.
   *
   * @return milliseconds from the start of the process to the end of the answer
   * @throws IOException if the process ends, refuses the question, or does not answer for long
   */
  public double firstAnswer(ServerProcess server, Question question)
      throws IOException, InterruptedException {
    while (System.nanoTime() - server.started() < START.toNanos()) {
      if (!server.isAlive()) {
        throw new IOException("The server ended before it answered:\n" + server.lastWords());
      }
      try {
        var answer = http.send(question.at(server.address()), BodyHandlers.ofString());
        if (answer.statusCode() == 200) {
          return (System.nanoTime() - server.started()) / 1e6;
        }
        if (answer.statusCode() < 500) {
          throw refused(answer);
        }
      } catch (java.net.ConnectException notYet) {
        // asked again below
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    throw new IOException(
        "The server did not answer within %d s:%n%s"
            .formatted(START.toSeconds(), server.lastWords()));
  }

  /**
   * The answer of a server that runs.
   *
   * @throws IOException if there is none, or it is a refusal
   */
  public String ask(ServerProcess server, Question question)
      throws IOException, InterruptedException {
    var answer = http.send(question.at(server.address()), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw refused(answer);
    }
    return answer.body();
  }

  private static IOException refused(HttpResponse<String> answer) {
    return new IOException(
        "The server answered %d: %s".formatted(answer.statusCode(), answer.body()));
  }

  @Override
  public void close() {
    http.close();
  }
}
