package dev.phoenix.workers.monitoring;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The supervisor's HTTP door. Shared by threads. */
public final class SupervisorDoor {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final ObjectMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();

  private final SupervisorSettings settings;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /** Its address is only needed where {@link #present}. */
  public SupervisorDoor(SupervisorSettings settings) {
    this.settings = settings;
  }

  /** Another backup runs. */
  public static final class BusyException extends IOException {

    private static final long serialVersionUID = 1L;

    BusyException() {
      super("another backup runs");
    }
  }

  /**
   * An archive of the supervisor's folder.
   *
   * @param at when its picture was taken; null if it cannot be read
   * @param problem why it cannot be read; null if it can
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Archived(
      String id,
      @Nullable Instant at,
      long bytes,
      @Nullable Long frozenMillis,
      @Nullable String problem) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Archives(List<Archived> backups) {}

  /** Whether there is a supervisor. */
  public boolean present() {
    return settings.present();
  }

  /** What runs, as {@code ./deployments/phoenix status --json} shows it. */
  public JsonNode status() throws IOException, InterruptedException {
    var answer = send(request("/status").GET());
    if (answer.statusCode() != 200) {
      throw refused(answer);
    }
    return JSON.readTree(answer.body());
  }

  /** What it watches, and tells people about itself; nothing if it cannot be asked. */
  public Watched watched() {
    if (!present()) {
      return Watched.NOTHING;
    }
    try {
      var status = status();
      var services = new HashSet<String>();
      status.path("services").forEach(service -> services.add(service.path("name").asText()));
      var troubles = new HashSet<String>();
      for (var trouble : status.at("/watch/troubles")) {
        if (!trouble.hasNonNull("back") || trouble.path("flapping").asBoolean()) {
          troubles.add(trouble.path("key").asText());
        }
      }
      return new Watched(services, troubles);
    } catch (IOException e) {
      return Watched.NOTHING;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Watched.NOTHING;
    }
  }

  /**
   * Begins a backup, or joins the one of that id.
   *
   * @throws BusyException if another one runs
   * @throws IOException if the supervisor does not do it now
   */
  public BackupState begin(String id, String reason) throws IOException, InterruptedException {
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
  public Optional<BackupState> state(String id) throws IOException, InterruptedException {
    var answer = send(request("/backups/" + id).GET());
    return switch (answer.statusCode()) {
      case 200 -> Optional.of(JSON.readValue(answer.body(), BackupState.class));
      case 404 -> Optional.empty();
      default -> throw refused(answer);
    };
  }

  /** The archives, the newest first; each was found good before it got its name. */
  public List<Archived> archives() throws IOException, InterruptedException {
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
