package dev.phoenix.local.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.phoenix.local.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /backups} of the supervisor's door: {@code POST} with {@code {"id", "reason"}} begins one
 * (202, 200 if it is known, 409 beside another one, 400), {@code GET /backups/ID} tells how far it
 * is, {@code GET /backups} lists the archives. Whoever wires it asks for the token.
 */
public final class BackupDoor implements HttpHandler {

  /** Where it is. */
  public static final String PATH = "/backups";

  private static final int LONGEST = 4096;

  private final Backups backups;

  /** Opens the way to these. */
  public BackupDoor(Backups backups) {
    this.backups = backups;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      var id = path.length() > PATH.length() + 1 ? path.substring(PATH.length() + 1) : "";
      switch (exchange.getRequestMethod()) {
        case "GET" -> get(exchange, id);
        case "POST" -> post(exchange);
        default -> answer(exchange, 405, problem("only GET and POST"));
      }
    }
  }

  private void get(HttpExchange exchange, String id) throws IOException {
    if (id.isEmpty()) {
      answer(exchange, 200, Map.of("backups", backups.list()));
      return;
    }
    var state = Vault.isId(id) ? backups.find(id) : Optional.<BackupState>empty();
    if (state.isPresent()) {
      answer(exchange, 200, state.get());
    } else {
      answer(exchange, 404, problem("there is no backup " + id));
    }
  }

  private void post(HttpExchange exchange) throws IOException {
    var asked = read(exchange);
    var id = asked.path("id").asText();
    if (!Vault.isId(id)) {
      answer(
          exchange, 400, problem("id must be up to 64 letters, digits, points, hyphens, as text"));
      return;
    }
    var answer = backups.begin(id, asked.path("reason").asText("asked for"));
    switch (answer) {
      case BEGUN -> answer(exchange, 202, backups.find(id).orElseThrow());
      case KNOWN -> answer(exchange, 200, backups.find(id).orElseThrow());
      case BUSY -> answer(exchange, 409, problem("another backup runs"));
    }
  }

  private static JsonNode read(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readNBytes(LONGEST);
    try {
      return Optional.ofNullable(Json.MAPPER.readTree(body))
          .orElseGet(Json.MAPPER::createObjectNode);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      return Json.MAPPER.createObjectNode();
    }
  }

  private static Map<String, String> problem(String message) {
    return Map.of("message", message);
  }

  private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
    var bytes = Json.MAPPER.writeValueAsBytes(body);
    exchange.getResponseHeaders().put("Content-Type", List.of("application/json"));
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
