package dev.phoenix.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.local.Json;
import dev.phoenix.local.UserError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The briefs of {@code demo --verdicts}. */
public final class DemoVerdicts {

  /** How many there are. */
  public static final int MOST = 80;

  private DemoVerdicts() {}

  /** The first of them. */
  public static List<JsonNode> briefs(int count) {
    var briefs = new ArrayList<JsonNode>();
    try (var lines = DemoVerdicts.class.getResourceAsStream("briefs.jsonl")) {
      if (lines == null) {
        throw new UserError("The demo's briefs are not in this build: build it anew.");
      }
      Json.MAPPER
          .readerFor(JsonNode.class)
          .<JsonNode>readValues(lines)
          .forEachRemaining(briefs::add);
    } catch (IOException e) {
      throw new UserError("The demo's briefs cannot be read: " + e.getMessage(), e);
    }
    return briefs.subList(0, count);
  }
}
