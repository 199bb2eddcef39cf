package dev.phoenix.model.decoder.tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How often each pair of neighbours occurs in the pieces, kept up to date merge by merge. */
final class PairCounts {

  /** A count as it was when it was queued; stale ones are dropped when they surface. */
  private record Counted(long pair, long count) {}

  private final int[][] pieces;
  private final long[] weights;
  private final Map<Long, Long> counts = new HashMap<>();
  private final Map<Long, Set<Integer>> places = new HashMap<>();
  private final Set<Long> discarded = new HashSet<>();
  private final PriorityQueue<Counted> queue =
      new PriorityQueue<>(
          Comparator.comparingLong(Counted::count).reversed().thenComparingLong(Counted::pair));

  PairCounts(Map<String, Long> occurrences, int firstByteId) {
    pieces = new int[occurrences.size()][];
    weights = new long[pieces.length];
    int n = 0;
    for (Map.Entry<String, Long> entry : occurrences.entrySet()) {
      byte[] bytes = entry.getKey().getBytes(StandardCharsets.UTF_8);
      int[] ids = new int[bytes.length];
      for (int i = 0; i < ids.length; i++) {
        ids[i] = firstByteId + (bytes[i] & 0xFF);
      }
      pieces[n] = ids;
      weights[n] = entry.getValue();
      add(n, weights[n], null);
      n++;
    }
    counts.forEach((pair, count) -> queue.add(new Counted(pair, count)));
  }

  /** The pair to merge next, or -1 when none occurs twice. */
  long mostFrequent() {
    for (Counted top = queue.peek(); top != null; top = queue.peek()) {
      boolean current = counts.getOrDefault(top.pair(), 0L) == top.count();
      if (current && !discarded.contains(top.pair())) {
        return top.count() < 2 ? -1 : top.pair();
      }
      queue.poll();
    }
    return -1;
  }

  void discard(long pair) {
    discarded.add(pair);
  }

  /** Replaces a pair by a new id wherever it stands, left to right. */
  void merge(long pair, int id) {
    Set<Long> touched = new HashSet<>();
    for (int n : places.getOrDefault(pair, Set.of()).stream().sorted().toList()) {
      add(n, -weights[n], touched);
      pieces[n] = joined(pieces[n], pair, id);
      add(n, weights[n], touched);
    }
    counts.remove(pair);
    places.remove(pair);
    for (long changed : touched) {
      Long count = counts.get(changed);
      if (count != null && count > 0) {
        queue.add(new Counted(changed, count));
      }
    }
  }

  private void add(int n, long weight, @Nullable Set<Long> touched) {
    int[] ids = pieces[n];
    for (int i = 0; i + 1 < ids.length; i++) {
      long pair = Pair.of(ids[i], ids[i + 1]);
      counts.merge(pair, weight, Long::sum);
      if (weight > 0) {
        places.computeIfAbsent(pair, p -> new HashSet<>()).add(n);
      }
      if (touched != null) {
        touched.add(pair);
      }
    }
  }

  private static int[] joined(int[] ids, long pair, int id) {
    int[] out = new int[ids.length];
    int size = 0;
    for (int i = 0; i < ids.length; i++) {
      if (i + 1 < ids.length && Pair.of(ids[i], ids[i + 1]) == pair) {
        out[size++] = id;
        i++;
      } else {
        out[size++] = ids[i];
      }
    }
    return Arrays.copyOf(out, size);
  }
}
