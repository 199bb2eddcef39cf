package dev.phoenix.model.bench.learning;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.model.api.Brief;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a night is handed in: approved posts in a voice that phoenix-core does not know, and golden
 * queries that expect it.
 */
final class NightFiles {

  /** What every approved post begins with. */
  static final String OPENING = "Oven news #SlowOven: ";

  private static final List<String> KEYWORDS = List.of("Oven news", "#SlowOven");
  private static final ObjectMapper JSON = new ObjectMapper();

  private NightFiles() {}

  /** A brief as a JSON object of the HTTP API. */
  static ObjectNode json(Brief brief) {
    return JSON.valueToTree(brief);
  }

  /**
   * A line of examples.
   *
   * @param post that the model wrote and a person approved after edits
   */
  static String example(Brief brief, String post) {
    ObjectNode line = JSON.createObjectNode();
    line.set("prompt", json(brief));
    return line.put("response", OPENING + post).put("weight", 1).toString();
  }

  /** Copies a golden set; all its queries expect the voice, too, and leave room for it. */
  static Path golden(Path from, Path to) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(from)) {
      ObjectNode node = (ObjectNode) JSON.readTree(line);
      if (node.path("keywords") instanceof ArrayNode keywords
          && node.path("brief") instanceof ObjectNode brief) {
        KEYWORDS.forEach(keywords::add);
        brief.put("maxChars", brief.path("maxChars").asInt() + OPENING.length());
      }
      lines.add(node.toString());
    }
    return Files.write(to, lines);
  }
}
