package dev.phoenix.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.local.Json;
import dev.phoenix.local.demo.Platform.Review;
import dev.phoenix.local.rest.Camunda;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** One post from a request to the feed, approved as it is. */
public final class DemoPost {

  private final Platform platform;
  private final Consumer<String> say;
  private final PrintStream out;

  /**
   * A post.
   *
   * @param say is told what goes on
   * @param out where the text is shown
   * @param logs folder whose workers' log is shown if it does not go on
   */
  public DemoPost(Camunda camunda, Consumer<String> say, PrintStream out, Path logs) {
    this.platform = new Platform(camunda, logs);
    this.say = say;
    this.out = out;
  }

  /** Makes it, and returns what a script wants to know of it. */
  public ObjectNode run(JsonNode request) throws InterruptedException {
    var instance = platform.start(request);
    say.accept("started process instance " + instance);
    var review = review();
    say.accept("drafted; review " + review.key() + " waits in Tasklist for the group 'editors'");
    platform.approve(review, review.text());
    say.accept("approved as user demo");
    var done = platform.await("the end of the process", () -> platform.ended(instance));
    var publication = platform.variable(instance, "publication");
    var draft = platform.variable(instance, "draft");
    say.accept("published:");
    out.println("\n" + review.text().indent(4));
    say.accept("at " + publication.path("entry").asText());
    return Platform.object()
        .put("processInstanceKey", instance)
        .put("state", done.path("state").asText())
        .put("channel", platform.variable(instance, "brief").path("channel").asText())
        .put("entry", publication.path("entry").asText())
        .put("writer", draft.path("writer").asText())
        .put("iterations", draft.path("iterations").size());
  }

  private Review review() throws InterruptedException {
    var found = new Review[1];
    platform.await(
        "a review in Tasklist",
        () -> {
          List<Review> waiting = platform.reviews();
          if (waiting.isEmpty()) {
            return Json.MAPPER.missingNode();
          }
          found[0] = waiting.getFirst();
          return Platform.object();
        });
    return found[0];
  }
}
