package dev.phoenix.local.nights;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.local.Json;
import dev.phoenix.local.demo.BrandVoice;
import dev.phoenix.local.rest.ModelRuntime;
import java.io.IOException;
import java.util.List;

/** Drafts of the model runtime, over HTTP. */
final class Drafter {

  private final ModelRuntime runtime;

  Drafter(ModelRuntime runtime) {
    this.runtime = runtime;
  }

  /** The text that a brief gets now. */
  String draft(ObjectNode brief) throws IOException, InterruptedException {
    var request = Json.MAPPER.createObjectNode();
    var asked = brief.deepCopy();
    asked.remove("requestId");
    request.set("brief", asked);
    return runtime.post("/v1/omni-loop", request).path("text").asText();
  }

  /** How much of the voice is in the drafts of these briefs, 0 to 1. */
  double coverage(List<ObjectNode> briefs) throws IOException, InterruptedException {
    double sum = 0;
    for (var brief : briefs) {
      sum += BrandVoice.of(brief.path("language").asText()).coverage(draft(brief));
    }
    return sum / briefs.size();
  }
}
