package dev.phoenix.local.bench;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came of a trial.
 *
 * @param runs how many publications were started
 * @param duplicates entries beyond the first of a run
 * @param lost runs without an entry, whatever their flow says
 * @param unfinished by run, flows that did not end at an entry that was published, found or vouched
 *     for
 * @param kills processes that were killed
 * @param sends requests that carried an entry
 * @param lookUps requests that asked for a marker
 * @param sentBlindly sends of an effect without a look-up since its send before
 * @param questions how often a person was asked
 * @param faults how often each fault was chosen
 */
public record PublishCounts(
    int runs,
    int duplicates,
    int lost,
    SortedMap<Integer, String> unfinished,
    int kills,
    int sends,
    int lookUps,
    int sentBlindly,
    int questions,
    Map<Fault, Integer> faults) {

  static PublishCounts of(
      int first,
      int runs,
      Map<Integer, Integer> entries,
      Map<Integer, String> ends,
      int kills,
      int sends,
      int lookUps,
      int sentBlindly,
      int questions,
      Map<Fault, Integer> faults) {
    int duplicates = 0;
    int lost = 0;
    for (int run = first; run < first + runs; run++) {
      int count = entries.getOrDefault(run, 0);
      duplicates += Math.max(0, count - 1);
      lost += count == 0 ? 1 : 0;
    }
    var unfinished = new TreeMap<Integer, String>();
    ends.forEach(
        (run, end) -> {
          if (!end.startsWith("entry-") || end.equals("entry-abandoned")) {
            unfinished.put(run, end);
          }
        });
    return new PublishCounts(
        runs, duplicates, lost, unfinished, kills, sends, lookUps, sentBlindly, questions, faults);
  }

  /** Both together. */
  public PublishCounts plus(PublishCounts other) {
    var ends = new TreeMap<>(unfinished);
    ends.putAll(other.unfinished);
    var kinds = new EnumMap<Fault, Integer>(Fault.class);
    faults.forEach((fault, count) -> kinds.merge(fault, count, Integer::sum));
    other.faults.forEach((fault, count) -> kinds.merge(fault, count, Integer::sum));
    return new PublishCounts(
        runs + other.runs,
        duplicates + other.duplicates,
        lost + other.lost,
        ends,
        kills + other.kills,
        sends + other.sends,
        lookUps + other.lookUps,
        sentBlindly + other.sentBlindly,
        questions + other.questions,
        kinds);
  }
}
