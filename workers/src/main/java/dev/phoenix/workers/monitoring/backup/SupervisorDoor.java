package dev.phoenix.workers.monitoring.backup;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.phoenix.workers.monitoring.SupervisorSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The supervisor's HTTP door, as far as it is about backups. Shared by threads. */
final class SupervisorDoor {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ObjectMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();

  private final SupervisorSettings settings;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /** Its address is only needed where {@link #present}. */
  SupervisorDoor(SupervisorSettings settings) {
    this.settings = settings;
  }

  /** Another backup runs. */
  static final class BusyException extends IOException {

    private static final long serialVersionUID = 1L;

    BusyException() {
      super("another backup runs");
    }
  }

  /**
   * An archive of the supervisor's folder.
   *
   * @param at when its picture was taken; null if it cannot be read
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Archived(String id, @Nullable Instant at, long bytes, @Nullable Long frozenMillis) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Archives(List<Archived> backups) {}

  /** Whether there is a supervisor. */
  boolean present() {
    return settings.present();
  }

  /**
   * Begins a backup, or joins the one of that id.
   *
   * @throws BusyException if another one runs
   * @throws IOException if the supervisor does not do it now
   */
  BackupState begin(String id, String reason) throws IOException, InterruptedException {
    var body = JSON.writeValueAsString(Map.of("id", id, "reason", reason));
    var answer =
        send(
            request("/backups")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    return switch (answer.statusCode()) {
      case 200, 202 -> JSON.readValue(answer.body(), BackupState.class);
      case 409 -> throw new BusyException();
      default -> throw refused(answer);
    };
  }

  /** How a backup stands; empty if the supervisor knows none of that id. */
  Optional<BackupState> state(String id) throws IOException, InterruptedException {
    var answer = send(request("/backups/" + id).GET());
    return switch (answer.statusCode()) {
      case 200 -> Optional.of(JSON.readValue(answer.body(), BackupState.class));
      case 404 -> Optional.empty();
      default -> throw refused(answer);
    };
  }

  /** The archives, the newest first. */
  List<Archived> archives() throws IOException, InterruptedException {
    var answer = send(request("/backups").GET());
    if (answer.statusCode() != 200) {
      throw refused(answer);
    }
    return JSON.readValue(answer.body(), Archives.class).backups();
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    URI address = Objects.requireNonNull(settings.address(), "no supervisor");
    return HttpRequest.newBuilder(address.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + settings.token());
  }

  private static IOException refused(HttpResponse<String> answer) {
    return new IOException("the supervisor answered " + answer.statusCode());
  }
}
