package dev.phoenix.model.adapters;

import dev.phoenix.model.adapters.AdapterException.Reason;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An adapter before it is in the registry.
 *
 * @param name what it is for, see {@link AdapterId}
 * @param file the LoRA adapter in GGUF; it is copied
 * @param base the model that it was made for
 * @param rank inner width of its matrices, 1 or more
 * @param alpha its product is scaled by {@code alpha / rank}; above 0
 * @param note for people: where it comes from; one line, at most 500 characters
 * @param figures what was measured of it, by name, such as {@code loss}; finite numbers
 * @param words what its training taught beside the model's own words, in lower case, hashtags
 *     without their sign; at most {@value #MOST_WORDS}; empty if nobody knows
 */
public record NewAdapter(
    String name,
    Path file,
    BaseModel base,
    int rank,
    double alpha,
    String note,
    Map<String, Double> figures,
    List<String> words) {

  /** No adapter has more words. */
  public static final int MOST_WORDS = 2000;

  private static final int LONGEST_NOTE = 500;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]{1,100}");

  /** An adapter of which nobody knows the words. */
  public NewAdapter(
      String name,
      Path file,
      BaseModel base,
      int rank,
      double alpha,
      String note,
      Map<String, Double> figures) {
    this(name, file, base, rank, alpha, note, figures, List.of());
  }

  /**
   * @throws AdapterException with {@link Reason#INVALID}; the message names what is wrong
   */
  public NewAdapter {
    AdapterId.checkName(name);
    figures = Map.copyOf(figures);
    words = List.copyOf(words);
    check(rank >= 1, "rank must be 1 or more; it is " + rank);
    check(alpha > 0 && Double.isFinite(alpha), "alpha must be above 0; it is " + alpha);
    check(
        note.length() <= LONGEST_NOTE && note.chars().noneMatch(Character::isISOControl),
        "note must be one line of at most %d characters".formatted(LONGEST_NOTE));
    check(figures.values().stream().allMatch(Double::isFinite), "figures must hold finite numbers");
    check(
        words.size() <= MOST_WORDS && words.stream().allMatch(each -> WORD.matcher(each).matches()),
        "words must be at most %d, each of letters, digits and _".formatted(MOST_WORDS));
  }

  private static void check(boolean valid, String message) {
    if (!valid) {
      throw new AdapterException(Reason.INVALID, "An adapter's " + message);
    }
  }
}
