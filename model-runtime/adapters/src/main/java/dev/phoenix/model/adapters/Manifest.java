package dev.phoenix.model.adapters;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the registry knows of a version. It never changes.
 *
 * @param id name and version
 * @param sha256 of the adapter's file
 * @param bytes size of the adapter's file
 * @param base the model that it was made for
 * @param rank inner width of its matrices
 * @param alpha its product is scaled by {@code alpha / rank}
 * @param created when it came into the registry
 * @param note for people, possibly empty
 * @param figures what was measured of it, by name
 * @param words what its training taught beside the model's own words; empty if nobody knows
 */
public record Manifest(
    AdapterId id,
    String sha256,
    long bytes,
    BaseModel base,
    int rank,
    double alpha,
    Instant created,
    String note,
    Map<String, Double> figures,
    List<String> words) {

  public Manifest {
    figures = Map.copyOf(figures);
    words = List.copyOf(words);
  }

  static Manifest of(AdapterId id, NewAdapter adapter, String sha256, long bytes, Instant now) {
    return new Manifest(
        id,
        sha256,
        bytes,
        adapter.base(),
        adapter.rank(),
        adapter.alpha(),
        now,
        adapter.note(),
        new TreeMap<>(adapter.figures()),
        adapter.words());
  }
}
