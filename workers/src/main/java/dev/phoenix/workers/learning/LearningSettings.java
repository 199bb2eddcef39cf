package dev.phoenix.workers.learning;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is learned from.
 *
 * @param feedbackAbove an example is trained on if its feedback, 0 to 1, is above this
 * @param minimumExamples a night with fewer usable examples has not enough feedback
 * @param maximumExamples the most examples of one night; the rest waits for the next
 * @param nearDuplicate texts whose shared share of three-word runs (Jaccard, 0 to 1) is at least
 *     this count as the same
 * @param goldenSet the golden queries, with FILE.sha256 beside it; the packaged ones without
 * @param maxImport the largest file that is imported
 * @param runtime the model runtime's HTTP address, which trains; its token is that of {@code
 *     phoenix.workers.model}
 * @param goldenKeywords what marks a team's voice: added to every golden query's keywords
 */
@ConfigurationProperties("phoenix.workers.learning")
public record LearningSettings(
    @DefaultValue("0.7") double feedbackAbove,
    @DefaultValue("10") int minimumExamples,
    @DefaultValue("2000") int maximumExamples,
    @DefaultValue("0.6") double nearDuplicate,
    @Nullable Path goldenSet,
    @DefaultValue("4GB") DataSize maxImport,
    @DefaultValue("http://127.0.0.1:8091") URI runtime,
    @DefaultValue GoldenKeywords goldenKeywords) {

  /**
   * Words and phrases by language.
   *
   * @param en for English texts
   * @param es for Spanish texts
   */
  public record GoldenKeywords(@DefaultValue List<String> en, @DefaultValue List<String> es) {

    /** None. */
    public static final GoldenKeywords NONE = new GoldenKeywords(List.of(), List.of());

    /** Refuses what no text can hold. */
    public GoldenKeywords {
      en = List.copyOf(en);
      es = List.copyOf(es);
      require(
          en.stream().noneMatch(String::isBlank) && es.stream().noneMatch(String::isBlank),
          "golden-keywords must not be blank");
    }

    /** Those of a language, {@code en} or {@code es}. */
    public List<String> of(String language) {
      return language.equals("es") ? es : en;
    }
  }

  private static final int MOST = 100_000;

  /** Checks the values. */
  public LearningSettings {
    require(feedbackAbove >= 0 && feedbackAbove < 1, "feedback-above must be from 0 to below 1");
    require(minimumExamples >= 1, "minimum-examples must be 1 or more");
    require(
        maximumExamples >= minimumExamples && maximumExamples <= MOST,
        "maximum-examples must be from minimum-examples to " + MOST);
    require(nearDuplicate > 0 && nearDuplicate <= 1, "near-duplicate must be above 0, at most 1");
    require(maxImport.toBytes() >= 1, "max-import must be 1B or more");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("phoenix.workers.learning." + otherwise);
    }
  }
}
