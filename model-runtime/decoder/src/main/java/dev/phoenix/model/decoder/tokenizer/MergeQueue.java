package dev.phoenix.model.decoder.tokenizer;

import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Merges the neighbours of one piece, lowest rank first and leftmost first among equals, in n log
 * n: a piece may be a megabyte of one letter.
 */
final class MergeQueue {

  /** Rank of a merge, and the id that it makes. */
  record Step(int rank, int result) {}

  /** Two neighbours that could merge, unless one of them has changed meanwhile. */
  private record Candidate(int rank, int at, int left, int right, int result) {}

  private final Map<Long, Step> steps;
  private final int[] ids;
  private final int[] next;
  private final int[] previous;
  private final PriorityQueue<Candidate> candidates =
      new PriorityQueue<>(Comparator.comparingInt(Candidate::rank).thenComparingInt(Candidate::at));

  MergeQueue(int[] ids, Map<Long, Step> steps) {
    this.steps = steps;
    this.ids = ids.clone();
    this.next = new int[ids.length];
    this.previous = new int[ids.length];
    for (int i = 0; i < ids.length; i++) {
      next[i] = i + 1;
      previous[i] = i - 1;
    }
  }

  int[] merge() {
    for (int i = 0; i + 1 < ids.length; i++) {
      offer(i);
    }
    int count = ids.length;
    for (Candidate c = candidates.poll(); c != null; c = candidates.poll()) {
      if (holds(c)) {
        join(c);
        count--;
      }
    }
    int[] merged = new int[count];
    for (int i = 0, n = 0; n < count; i = next[i]) {
      merged[n++] = ids[i];
    }
    return merged;
  }

  private boolean holds(Candidate c) {
    int right = next[c.at()];
    return ids[c.at()] == c.left() && right < ids.length && ids[right] == c.right();
  }

  private void join(Candidate c) {
    int right = next[c.at()];
    ids[c.at()] = c.result();
    ids[right] = -1;
    next[c.at()] = next[right];
    if (next[right] < ids.length) {
      previous[next[right]] = c.at();
    }
    if (previous[c.at()] >= 0) {
      offer(previous[c.at()]);
    }
    offer(c.at());
  }

  private void offer(int at) {
    int right = next[at];
    if (right >= ids.length) {
      return;
    }
    @Nullable Step step = steps.get(Pair.of(ids[at], ids[right]));
    if (step != null) {
      candidates.add(new Candidate(step.rank(), at, ids[at], ids[right], step.result()));
    }
  }
}
