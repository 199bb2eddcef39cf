package dev.phoenix.local.nights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.local.UserError;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Ports;
import dev.phoenix.local.rest.Feedback;
import dev.phoenix.local.rest.ModelRuntime;
import dev.phoenix.local.rest.Workers;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A good night, whose adapter goes live, and then nights on feedback that must change nothing. */
public final class BadNights {

  private static final Duration WATCH = Duration.ofSeconds(20);
  private static final int EXAMPLES = 24;
  private static final int GOOD_EXAMPLES = 40;

  private final Feedback feedback;
  private final LiveModel live;
  private final Drafter drafter;
  private final NightRunner nights;
  private final Consumer<String> say;

  /**
   * Nights on a running platform whose golden queries expect the words of the demo's reviewer.
   *
   * @param home its folders
   * @param ports where it listens
   * @param say is told what goes on
   */
  public BadNights(Home home, Ports ports, Consumer<String> say) {
    var workers = Workers.at(ports);
    this.feedback = new Feedback(workers);
    var runtime = ModelRuntime.at(ports, System.getenv());
    this.live = new LiveModel(home, runtime);
    this.drafter = new Drafter(runtime);
    this.nights = new NightRunner(workers, WATCH, say);
    this.say = say;
  }

  /**
   * What came of a night.
   *
   * @param refusedBy the outcome, {@code no-gain} or {@code not-enough-feedback} where all is well
   * @param reason as the night tells it
   * @param unchanged whether the live adapter and all its digests are what they were
   */
  public record Result(BadNight night, String refusedBy, String reason, boolean unchanged) {

    /** Whether it changed nothing, and ended as designed. */
    public boolean refused() {
      return unchanged && (refusedBy.equals("no-gain") || refusedBy.equals("not-enough-feedback"));
    }
  }

  /** Has something made live, so that there is something that a bad night could replace. */
  public void makeLive() throws IOException, InterruptedException {
    var lines = new ArrayList<ObjectNode>();
    for (var brief : Topics.series("good", 0, GOOD_EXAMPLES)) {
      lines.add(BadNight.line(brief, BadNight.voice(brief).edit(drafter.draft(brief)), 1));
    }
    add(lines);
    var night = nights.run(null);
    if (!night.outcome().equals("adapter-live")) {
      throw new UserError(
          "The good night ended with %s: %s".formatted(night.outcome(), night.reason()));
    }
    say.accept("the good night made " + night.adapter() + " live");
  }

  /**
   * Runs the bad ones.
   *
   * @param kinds which
   * @param drafts what the model as it was made writes, from {@link #drafts}
   */
  public List<Result> run(Collection<BadNight> kinds, Map<String, String> drafts, long seed)
      throws IOException, InterruptedException {
    var results = new ArrayList<Result>();
    for (var kind : kinds) {
      var before = live.standing();
      var since = Instant.now();
      add(
          kind.lines(
              briefs(kind),
              brief -> Objects.requireNonNull(drafts.get(brief.path("requestId").asText())),
              new Random(seed)));
      var night = nights.run(since);
      var result = new Result(kind, night.outcome(), night.reason(), live.standing().same(before));
      results.add(result);
      say.accept("%s: %s, %s".formatted(kind.words(), night.outcome(), night.reason()));
    }
    return results;
  }

  /** What the model alone drafts for the briefs of these nights, by request id. */
  public Map<String, String> drafts(Collection<BadNight> kinds)
      throws IOException, InterruptedException {
    var adapter = live.standing().adapter();
    live.forget();
    try {
      return draftAll(kinds);
    } finally {
      if (adapter != null) {
        live.activate(adapter);
      }
    }
  }

  private Map<String, String> draftAll(Collection<BadNight> kinds)
      throws IOException, InterruptedException {
    var drafts = new HashMap<String, String>();
    for (var kind : kinds) {
      for (var brief : briefs(kind)) {
        drafts.put(brief.path("requestId").asText(), drafter.draft(brief));
      }
    }
    return drafts;
  }

  /** A table in Markdown. */
  public static List<String> table(List<Result> results) {
    var lines = new ArrayList<String>();
    lines.add("| feedback | refused with | because | live model |");
    lines.add("|---|---|---|---|");
    for (var result : results) {
      lines.add(
          "| %s | %s | %s | %s |"
              .formatted(
                  result.night().words(),
                  result.refusedBy(),
                  result.reason(),
                  result.unchanged() ? "unchanged" : "CHANGED"));
    }
    return lines;
  }

  private static List<ObjectNode> briefs(BadNight kind) {
    int first = GOOD_EXAMPLES + kind.ordinal() * EXAMPLES;
    return Topics.series("bad", first, EXAMPLES);
  }

  private void add(List<ObjectNode> lines) throws IOException, InterruptedException {
    var body = lines.stream().map(JsonNode::toString).collect(Collectors.joining("\n"));
    feedback.addAll(BodyPublishers.ofString(body), "trial");
  }
}
