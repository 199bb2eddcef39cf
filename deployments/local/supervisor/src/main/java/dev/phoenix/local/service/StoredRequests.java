package dev.phoenix.local.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.local.Json;
import dev.phoenix.local.UserError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the tables of the workers' database hold, read by a process of its own.
 *
 * @param requests rows of {@code human_request}: {@code number}, {@code id}, {@code request_key},
 *     {@code type}, {@code process_instance_key}, {@code state}, {@code decision}, {@code
 *     decided_by}, {@code decided_via}, all as text; without what is null
 * @param entries rows of {@code book_entry}: {@code seq}, {@code account_kind}, {@code currency},
 *     {@code entry_kind}, {@code amount}, {@code request_id}, {@code reference}, {@code hash}
 */
public record StoredRequests(List<JsonNode> requests, List<JsonNode> entries) {

  /** Keeps copies. */
  public StoredRequests {
    requests = List.copyOf(requests);
    entries = List.copyOf(entries);
  }

  /**
   * Reads them.
   *
   * @param command of {@link ServiceCatalog#requestsReader}
   * @throws UserError if the database cannot be read
   */
  public static StoredRequests read(List<String> command) throws IOException, InterruptedException {
    var requests = new ArrayList<JsonNode>();
    var entries = new ArrayList<JsonNode>();
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var lines = process.inputReader()) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var row = Json.MAPPER.readTree(line);
        if (row.has("request")) {
          requests.add(row.path("request"));
        } else {
          entries.add(row.path("entry"));
        }
      }
      if (process.waitFor() != 0) {
        throw new UserError(
            "The workers' database cannot be read; what the reader said stands above");
      }
    } finally {
      process.destroy();
    }
    return new StoredRequests(requests, entries);
  }
}
