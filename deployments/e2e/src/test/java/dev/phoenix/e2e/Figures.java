package dev.phoenix.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What {@code phoenix bench NAME --json FILE} has measured. */
final class Figures {

  private Figures() {}

  static Map<String, Double> in(Path json) throws IOException {
    var figures = new HashMap<String, Double>();
    new ObjectMapper()
        .readTree(json.toFile())
        .path("figures")
        .forEach(f -> figures.put(f.path("name").asText(), f.path("value").asDouble()));
    return figures;
  }
}
