package dev.phoenix.local.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.local.Json;
import dev.phoenix.local.UserError;
import dev.phoenix.local.backup.BackupState;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;

/** The door of the supervisor that runs in a home, as one who may read its token. */
public final class SupervisorDoor {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI address;
  private final String token;
  private final HttpClient http = HttpClient.newHttpClient();

  private SupervisorDoor(URI address, String token) {
    this.address = address;
    this.token = token;
  }

  /**
   * Finds it.
   *
   * @throws UserError if that supervisor has no door
   */
  public static SupervisorDoor of(Home home, Settings settings) throws IOException {
    var token = home.doorToken();
    if (!Files.isReadable(token)) {
      throw new UserError(
          "The Phoenix that runs in %s has no door for this (%s is not there). Stop it with './deployments/phoenix down', or start it again."
              .formatted(home.directory(), token));
    }
    return new SupervisorDoor(
        URI.create("http://127.0.0.1:" + settings.ports().supervisor()),
        Files.readString(token).strip());
  }

  /** Asks for a backup, or for how far it is. */
  public BackupState beginBackup(String id, String reason)
      throws IOException, InterruptedException {
    var body = Json.MAPPER.writeValueAsString(Map.of("id", id, "reason", reason));
    return state(
        request("/backups")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** How far a backup is. */
  public BackupState backup(String id) throws IOException, InterruptedException {
    return state(request("/backups/" + id).GET());
  }

  /** What it shows: {@code services} and {@code watch}, as {@code status --json} has them. */
  public JsonNode status() throws IOException, InterruptedException {
    return ask(request("/status").GET());
  }

  private BackupState state(HttpRequest.Builder request) throws IOException, InterruptedException {
    return Json.MAPPER.treeToValue(ask(request), BackupState.class);
  }

  private JsonNode ask(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer;
    try {
      answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UserError(
          "The supervisor does not answer at %s: %s".formatted(address, e.getMessage()), e);
    }
    JsonNode body = Json.MAPPER.readTree(answer.body());
    if (answer.statusCode() != 200 && answer.statusCode() != 202) {
      throw new UserError(
          "The supervisor answered %d: %s"
              .formatted(answer.statusCode(), body.path("message").asText(answer.body())));
    }
    return body;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }
}
