package dev.phoenix.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.local.Json;
import dev.phoenix.local.UserError;
import dev.phoenix.local.demo.Platform.Review;
import dev.phoenix.local.rest.Camunda;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Many posts, each reviewed by somebody with {@link BrandVoice a voice of their own}. */
public final class DemoVerdicts {

  /** How many there can be: as many as there are briefs. */
  public static final int MOST = 80;

  /** As many as the drafting takes well; more would only wait. */
  private static final int AT_ONCE = 8;

  private final Platform platform;
  private final Consumer<String> say;

  /**
   * Verdicts.
   *
   * @param say is told what goes on
   * @param logs folder whose workers' log is shown if it does not go on
   */
  public DemoVerdicts(Camunda camunda, Consumer<String> say, Path logs) {
    this.platform = new Platform(camunda, logs);
    this.say = say;
  }

  /** Has so many posts made and reviewed, and returns what a script wants to know of them. */
  public ObjectNode run(int count) throws InterruptedException {
    var briefs = briefs().subList(0, count);
    var voices = new HashMap<String, BrandVoice>();
    for (var brief : briefs) {
      voices.put(brief.path("requestId").asText(), BrandVoice.of(brief.path("language").asText()));
    }
    var instances = new ArrayList<String>();
    var decided = new ArrayList<String>();
    while (decided.size() < count) {
      while (instances.size() < Math.min(count, decided.size() + AT_ONCE)) {
        instances.add(platform.start(request(briefs.get(instances.size()))));
      }
      decide(voices, decided);
      say.accept("%d of %d drafts reviewed and edited".formatted(decided.size(), count));
    }
    for (var instance : instances) {
      platform.await("the end of process instance " + instance, () -> platform.ended(instance));
    }
    return Platform.object().put("verdicts", count).put("edited", decided.size());
  }

  /** Waits for reviews and decides each that was not decided before. */
  private void decide(Map<String, BrandVoice> voices, List<String> decided)
      throws InterruptedException {
    var fresh = new ArrayList<Review>();
    platform.await(
        "a review in Tasklist",
        () -> {
          platform.reviews().stream()
              .filter(review -> !decided.contains(review.requestId()))
              .forEach(fresh::add);
          return fresh.isEmpty() ? Json.MAPPER.missingNode() : Platform.object();
        });
    for (var review : fresh) {
      var voice = voices.get(review.requestId());
      if (voice != null) {
        platform.approve(review, voice.edit(review.text()));
        decided.add(review.requestId());
      }
    }
  }

  private static JsonNode request(JsonNode brief) {
    var request = Platform.object().put("processDefinitionId", "social-post");
    request.putObject("variables").set("brief", brief);
    return request;
  }

  private static List<JsonNode> briefs() {
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
    return briefs;
  }
}
