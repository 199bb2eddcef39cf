package dev.phoenix.workers.learning.dataset;

import dev.phoenix.workers.learning.feedback.Example;
import dev.phoenix.workers.learning.feedback.Examples;
import dev.phoenix.workers.learning.feedback.Split;
import dev.phoenix.workers.learning.golden.GoldenTopics;
import dev.phoenix.workers.learning.golden.Topic;
import dev.phoenix.workers.learning.likeness.NearDuplicates;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Chooses a run's examples, the latest first: none of a golden topic, none that is contradicted,
 * and each text once. New ones come first, earlier ones fill what room is left: each adapter begins
 * with the model as it was made, and would forget them.
 */
final class Selection {

  private static final int PAGE = 500;
  private static final int MOST_LOOKED_AT = 50_000;
  private static final int MOST_CONTRADICTIONS = 100;

  private final Candidates candidates;
  private final GoldenTopics golden;
  private final Request request;
  private final NearDuplicates near;

  private final Set<String> texts = new HashSet<>();
  private final List<Example> kept = new ArrayList<>();
  private final List<Example> earlier = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private final Set<String> contradictions = new LinkedHashSet<>();
  private int exactDuplicates;
  private int nearDuplicates;
  private int contradicted;
  private int goldenOnes;
  private int waiting;

  Selection(Candidates candidates, GoldenTopics golden, Request request, double nearDuplicate) {
    this.candidates = candidates;
    this.golden = golden;
    this.request = request;
    this.near = new NearDuplicates(nearDuplicate);
  }

  /** Looks at the candidates until there are enough. */
  Selection run() {
    lookAtNew();
    // without enough new ones there is no data set
    if (kept.size() >= request.minimum() && request.since() == null) {
      lookAtEarlier();
    }
    return this;
  }

  private void lookAtNew() {
    long before = Long.MAX_VALUE;
    List<Examples.Placed> page = candidates.before(before, PAGE, request);
    while (!page.isEmpty()) {
      for (var placed : page) {
        if (kept.size() == request.maximum() || found() == MOST_LOOKED_AT) {
          waiting = candidates.countBefore(before, request);
          return;
        }
        look(placed.example());
        before = placed.seq();
      }
      page = candidates.before(before, PAGE, request);
    }
  }

  private void lookAtEarlier() {
    long before = Long.MAX_VALUE;
    int looked = 0;
    List<Examples.Placed> page = candidates.earlierBefore(before, PAGE, request);
    while (!page.isEmpty()) {
      for (var placed : page) {
        if (kept.size() + earlier.size() == request.maximum() || looked++ == MOST_LOOKED_AT) {
          return;
        }
        var example = placed.example();
        if (!isGolden(example)
            && !candidates.contradicted(example)
            && texts.add(example.digests().response())
            && near.add(example.response())) {
          earlier.add(example);
        }
        before = placed.seq();
      }
      page = candidates.earlierBefore(before, PAGE, request);
    }
  }

  private void look(Example example) {
    if (isGolden(example)) {
      goldenOnes++;
      leftOut.add(example.id());
    } else if (candidates.contradicted(example)) {
      contradicted++;
      contradictions.add(example.digests().input());
      leftOut.add(example.id());
    } else if (!texts.add(example.digests().response())) {
      exactDuplicates++;
      leftOut.add(example.id());
    } else if (!near.add(example.response())) {
      nearDuplicates++;
      leftOut.add(example.id());
    } else {
      kept.add(example);
    }
  }

  /** A golden set of today may hold a topic that was none when the example was stored. */
  private boolean isGolden(Example example) {
    return example.split() == Split.GOLDEN
        || golden.golden(Topic.of(DataSetFiles.brief(example).path("topic").asText()));
  }

  /** New ones in the data set. */
  List<Example> kept() {
    return kept;
  }

  /** Earlier ones in the data set. */
  List<Example> earlier() {
    return earlier;
  }

  /** The data set. */
  List<Example> all() {
    return Stream.concat(kept.stream(), earlier.stream()).toList();
  }

  /** Ids of those that were looked at and are not in the data set. */
  List<String> leftOut() {
    return leftOut;
  }

  List<String> contradictions() {
    return contradictions.stream().limit(MOST_CONTRADICTIONS).toList();
  }

  Manifest.Counts counts() {
    return new Manifest.Counts(
        found(),
        kept.size(),
        exactDuplicates,
        nearDuplicates,
        contradicted,
        goldenOnes,
        waiting,
        earlier.size());
  }

  private int found() {
    return kept.size() + leftOut.size();
  }
}
