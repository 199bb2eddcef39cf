package dev.phoenix.local.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.local.Json;
import dev.phoenix.local.UserError;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The feedback that the workers keep. */
public final class Feedback {

  private static final String PATH = "/learning/feedback";
  private static final int LONGEST_NAME = 100;
  private static final int DONE = 200;
  private static final int WITH_BROKEN_LINES = 422;

  private final Workers workers;

  /** That of these workers. */
  public Feedback(Workers workers) {
    this.workers = workers;
  }

  /**
   * Imports lines of JSON as {@code bpmn/learning/README.md} has them; lines that are there already
   * add nothing.
   *
   * @param lines the lines
   * @param source where lines that do not say it are from; cut after 100 characters
   * @param strict imports nothing if a line is broken
   * @return the workers' report, which counts the lines and names those that are broken
   * @throws UserError if the workers refuse the request as such or cannot be reached
   */
  public JsonNode add(BodyPublisher lines, String source, boolean strict)
      throws IOException, InterruptedException {
    var name = source.substring(0, Math.min(source.length(), LONGEST_NAME));
    var path =
        "%s?strict=%s&source=%s"
            .formatted(PATH, strict, URLEncoder.encode(name, StandardCharsets.UTF_8));
    var answer =
        workers.send(
            workers
                .request(path)
                .header("Content-Type", "application/x-ndjson")
                .POST(lines)
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != DONE && answer.statusCode() != WITH_BROKEN_LINES) {
      throw Workers.refused(answer);
    }
    return Json.MAPPER.readTree(answer.body());
  }

  /**
   * The same, where every line has to be right.
   *
   * @throws UserError if one is not, too; then none is imported
   */
  public void addAll(BodyPublisher lines, String source) throws IOException, InterruptedException {
    var report = add(lines, source, true);
    if (report.path("broken").asLong() > 0) {
      throw new UserError("The feedback is not taken: " + report.path("problems"));
    }
  }

  /** How much there is, by {@code total}, {@code golden}, {@code unused} and {@code source}. */
  public JsonNode counts() throws IOException, InterruptedException {
    return Json.MAPPER.readTree(text("/counts"));
  }

  /**
   * The latest.
   *
   * @param most how many at most, 1 to 1000
   */
  public List<JsonNode> latest(int most) throws IOException, InterruptedException {
    var examples = new ArrayList<JsonNode>();
    for (var line : text("/latest?most=" + most).lines().toList()) {
      examples.add(Json.MAPPER.readTree(line));
    }
    return examples;
  }

  /** Writes all of it to a file, as lines of JSON. */
  public void export(Path file) throws IOException, InterruptedException {
    var answer = workers.send(workers.request(PATH).GET().build(), BodyHandlers.ofFile(file));
    if (answer.statusCode() != DONE) {
      throw Workers.refused(answer);
    }
  }

  private String text(String path) throws IOException, InterruptedException {
    var answer = workers.send(workers.request(PATH + path).GET().build(), BodyHandlers.ofString());
    if (answer.statusCode() != DONE) {
      throw Workers.refused(answer);
    }
    return answer.body();
  }
}
