package dev.phoenix.model.bench.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a model takes.
 *
 * @param megabytes of 2^20 bytes
 * @param of whose they are: more than the model itself may be in them
 */
record Memory(long megabytes, String of) {

  /** Where an Ollama listens if nobody says otherwise; the server tells no other address. */
  static final URI OLLAMA = URI.create("http://127.0.0.1:11434");

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** The most that this process ever took; null where the system does not tell. */
  static @Nullable Memory ofThisProcess() {
    return ofProcess("self", "VmHWM:", "its process, at most");
  }

  /** What a process takes now; null where the system does not tell, or it is gone. */
  static @Nullable Memory ofServer(long process) {
    return ofProcess(Long.toString(process), "VmRSS:", "the model runtime");
  }

  private static @Nullable Memory ofProcess(String process, String field, String of) {
    try {
      return Files.readAllLines(Path.of("/proc", process, "status")).stream()
          .filter(line -> line.startsWith(field))
          .map(line -> new Memory(Long.parseLong(line.replaceAll("\\D", "")) / 1024, of))
          .findFirst()
          .orElse(null);
    } catch (IOException | NumberFormatException unknown) {
      return null;
    }
  }

  /**
   * What an Ollama says that its loaded models take; null where none answers.
   *
   * @param model the one to look for; all that are loaded if empty
   */
  static @Nullable Memory ofOllama(URI address, String model) throws InterruptedException {
    var request = HttpRequest.newBuilder(address.resolve("/api/ps")).timeout(PATIENCE).build();
    try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var answer = http.send(request, BodyHandlers.ofString());
      long bytes = 0;
      for (JsonNode loaded : new ObjectMapper().readTree(answer.body()).path("models")) {
        var name = loaded.path("name").asText();
        if (model.isEmpty() || name.equals(model) || name.equals(model + ":latest")) {
          bytes += loaded.path("size").asLong();
        }
      }
      return bytes == 0 ? null : new Memory(bytes >> 20, "Ollama, as it says");
    } catch (IOException unknown) {
      return null;
    }
  }
}
