package dev.phoenix.workers.learning.feedback;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.phoenix.workers.learning.golden.GoldenTopics;
import dev.phoenix.workers.learning.golden.Topic;
import dev.phoenix.workers.learning.likeness.SameText;
import dev.phoenix.workers.learning.likeness.Sha256;
import dev.phoenix.workers.learning.scrub.Kind;
import dev.phoenix.workers.learning.scrub.Scrubber;
import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.StorableText;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one way into the store: whatever is kept is scrubbed and told golden or not before. */
public final class FeedbackStore {

  /**
   * What became of feedback.
   *
   * @param added how many examples are new
   * @param known how many were there already
   * @param golden how many, new or known, are of golden topics
   * @param scrubbed what was taken out of them
   */
  public record Kept(int added, int known, int golden, Map<Kind, Integer> scrubbed) {

    /** Makes it. */
    public Kept {
      scrubbed = Map.copyOf(scrubbed);
    }
  }

  private final Examples examples;
  private final Installation installation;
  private final GoldenTopics golden;
  private final MeterRegistry meters;
  private final Scrubber scrubber = new Scrubber();

  /** Keeps in {@code examples}. */
  public FeedbackStore(
      Examples examples, Installation installation, GoldenTopics golden, MeterRegistry meters) {
    this.examples = examples;
    this.installation = installation;
    this.golden = golden;
    this.meters = meters;
  }

  /** Keeps feedback, all or none of it; the same feedback once. */
  public Kept keep(List<Feedback> given) {
    var taken = new EnumMap<Kind, Integer>(Kind.class);
    var made = new ArrayList<Example>();
    given.forEach(feedback -> made.add(example(feedback, taken)));
    int added = examples.add(made);
    int goldenOnes = (int) made.stream().filter(e -> e.split() == Split.GOLDEN).count();
    meters.counter("phoenix.feedback.examples", "outcome", "added").increment(added);
    meters
        .counter("phoenix.feedback.examples", "outcome", "known")
        .increment(made.size() - (double) added);
    taken.forEach(
        (kind, n) -> meters.counter("phoenix.feedback.scrubbed", "kind", kind.word()).increment(n));
    return new Kept(added, made.size() - added, goldenOnes, taken);
  }

  private Example example(Feedback feedback, Map<Kind, Integer> taken) {
    var brief = BriefJson.of(feedback.input(), text -> scrubbed(text, taken));
    var input = brief.toString();
    var response = scrubbed(feedback.response(), taken);
    var rejected = scrubbedOrNull(feedback.rejected(), taken);
    if (rejected != null && SameText.same(rejected, response)) {
      rejected = null; // an edit that changed nothing that counts
    }
    var reason = scrubbedOrNull(feedback.reason(), taken);
    var topic = Topic.of(brief.get("topic").asText());
    var givenAt = feedback.givenAt().truncatedTo(ChronoUnit.MILLIS);
    var identity =
        JsonNodeFactory.instance
            .arrayNode()
            .add(feedback.origin().verdict())
            .add(feedback.origin().verdict() == null ? null : installation.id())
            .add(input)
            .add(response)
            .add(rejected)
            .add(reason)
            .add(feedback.value())
            .add(givenAt.toEpochMilli());
    return new Example(
        feedback.id() == null ? Sha256.of(identity.toString()) : feedback.id(),
        input,
        feedback.input().language(),
        response,
        rejected,
        reason,
        feedback.value(),
        feedback.origin(),
        new Example.Digests(
            topic.hash(),
            Sha256.of(input),
            SameText.digest(response),
            rejected == null ? null : SameText.digest(rejected)),
        golden.golden(topic) ? Split.GOLDEN : Split.TRAIN,
        givenAt);
  }

  private @Nullable String scrubbedOrNull(@Nullable String text, Map<Kind, Integer> taken) {
    return text == null || text.isBlank() ? null : scrubbed(text, taken);
  }

  private String scrubbed(String text, Map<Kind, Integer> taken) {
    var scrubbed = scrubber.scrub(StorableText.of(text));
    scrubbed.taken().forEach((kind, n) -> taken.merge(kind, n, Integer::sum));
    return scrubbed.text();
  }
}
