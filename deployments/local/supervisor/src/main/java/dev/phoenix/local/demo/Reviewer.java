package dev.phoenix.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.local.Json;
import dev.phoenix.local.demo.Platform.Review;
import dev.phoenix.local.rest.Camunda;
import java.nio.file.Path;
import java.util.ArrayDeque;
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

  /** Has a post made of each brief, reviews it, and waits until it is published or given up. */
  public Reviewed review(List<JsonNode> briefs) throws InterruptedException {
    var desk = new Desk(briefs);
    var waiting = new ArrayDeque<>(briefs);
    var open = new HashSet<String>();
    int ended = 0;
    while (ended < briefs.size()) {
      while (!waiting.isEmpty() && open.size() < AT_ONCE) {
        open.add(platform.start(request(waiting.remove())));
      }
      int decided = desk.given;
      var over = step(desk, open);
      open.removeAll(over);
      ended += over.size();
      if (desk.given > decided) {
        say.accept("%d verdicts on %d drafts".formatted(desk.given, briefs.size()));
      }
    }
    return new Reviewed(desk.given, desk.edited);
  }

  /** Waits for reviews and decides them, or for posts that have ended, and returns those. */
  private Set<String> step(Desk desk, Set<String> open) throws InterruptedException {
    var over = new HashSet<String>();
    platform.await(
        "review in Tasklist nor end of " + open,
        () -> {
          boolean any = false;
          for (var review : platform.reviews()) {
            any |= desk.decide(review);
          }
          for (var instance : open) {
            if (!platform.ended(instance).isMissingNode()) {
              over.add(instance);
            }
          }
          return any || !over.isEmpty() ? Platform.object() : Json.MAPPER.missingNode();
        });
    return over;
  }

  private static JsonNode request(JsonNode brief) {
    var request = Platform.object().put("processDefinitionId", "social-post");
    request.putObject("variables").set("brief", brief);
    return request;
  }

  /** The reviews of some briefs, and what was said on each. */
  private final class Desk {

    private final Map<String, BrandVoice> voices = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> approved = new HashSet<>();
    private int given;
    private int edited;

    Desk(List<JsonNode> briefs) {
      for (var brief : briefs) {
        voices.put(
            brief.path("requestId").asText(), BrandVoice.of(brief.path("language").asText()));
      }
    }

    /** Decides a review of one of the briefs that was not decided before. */
    boolean decide(Review review) throws InterruptedException {
      var voice = voices.get(review.requestId());
      if (voice == null || !seen.add(review.key())) {
        return false;
      }
      if (approved.remove(review.requestId())) {
        // it came back, since the edited text breaks a limit: this verdict replaces that one
        platform.reject(review, "With our opening this does not fit.");
        return true;
      }
      boolean speaks = voice.speaks(review.text());
      platform.approve(review, voice.edit(review.text(), review.maxChars()));
      approved.add(review.requestId());
      given++;
      edited += speaks ? 0 : 1;
      return true;
    }
  }
}
