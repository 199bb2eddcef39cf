package dev.phoenix.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.local.Json;
import dev.phoenix.local.demo.Platform.Review;
import dev.phoenix.local.rest.Camunda;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Somebody who reviews posts in Tasklist's API and has {@link BrandVoice a voice of their own}: a
 * draft that has it is approved as it is, any other is edited.
 */
public final class Reviewer {

  /** As many as the drafting takes well; more would only wait. */
  private static final int AT_ONCE = 8;

  private final Platform platform;
  private final Consumer<String> say;

  /**
   * A reviewer.
   *
   * @param say is told what goes on
   * @param logs folder whose workers' log is shown if it does not go on
   */
  public Reviewer(Camunda camunda, Consumer<String> say, Path logs) {
    this.platform = new Platform(camunda, logs);
    this.say = say;
  }

  /**
   * What was reviewed.
   *
   * @param verdicts that were given
   * @param edited those on drafts without the voice
   */
  public record Reviewed(int verdicts, int edited) {}

  /** Has a post made of each brief, reviews it, and waits until it is published. */
  public Reviewed review(List<JsonNode> briefs) throws InterruptedException {
    var voices = new HashMap<String, BrandVoice>();
    for (var brief : briefs) {
      voices.put(brief.path("requestId").asText(), BrandVoice.of(brief.path("language").asText()));
    }
    var instances = new ArrayList<String>();
    var decided = new HashSet<String>();
    int edited = 0;
    while (decided.size() < briefs.size()) {
      while (instances.size() < Math.min(briefs.size(), decided.size() + AT_ONCE)) {
        instances.add(platform.start(request(briefs.get(instances.size()))));
      }
      edited += decide(voices, decided);
      say.accept(
          "%d of %d drafts reviewed, %d edited".formatted(decided.size(), briefs.size(), edited));
    }
    for (var instance : instances) {
      platform.await("the end of process instance " + instance, () -> platform.ended(instance));
    }
    return new Reviewed(decided.size(), edited);
  }

  /** Waits for reviews, decides each that was not decided before, and counts the edited ones. */
  private int decide(Map<String, BrandVoice> voices, Set<String> decided)
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
    int edited = 0;
    for (var review : fresh) {
      var voice = voices.get(review.requestId());
      if (voice != null) {
        platform.approve(review, voice.edit(review.text()));
        decided.add(review.requestId());
        edited += voice.speaks(review.text()) ? 0 : 1;
      }
    }
    return edited;
  }

  private static JsonNode request(JsonNode brief) {
    var request = Platform.object().put("processDefinitionId", "social-post");
    request.putObject("variables").set("brief", brief);
    return request;
  }
}
