package dev.phoenix.workers.learning.verdicts;

import dev.phoenix.workers.learning.feedback.Feedback;
import dev.phoenix.workers.learning.feedback.FeedbackUnderTest;
import dev.phoenix.workers.learning.feedback.Origin;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person's verdicts on drafts of one adapter after the other, each of another text. */
public final class Reviewed {

  private static final String DRAFT = "Come and see our bakers at work";

  private final FeedbackUnderTest feedback;
  private final Instant givenAt;
  private long texts;

  /** Reviews of texts numbered from {@code first}, all at one time. */
  public Reviewed(FeedbackUnderTest feedback, Instant givenAt, long first) {
    this.feedback = feedback;
    this.givenAt = givenAt;
    this.texts = first;
  }

  /** Approves {@code count} drafts as they are. */
  public Reviewed approved(@Nullable String adapter, int count) {
    for (int i = 0; i < count; i++) {
      keep("phoenix-core", adapter, ++texts, 1, DRAFT, null, 1);
    }
    return this;
  }

  /** Rejects {@code count} drafts. */
  public Reviewed rejected(@Nullable String adapter, int count) {
    for (int i = 0; i < count; i++) {
      keep("phoenix-core", adapter, ++texts, 1, DRAFT, null, 0);
    }
    return this;
  }

  /** Approves {@code count} drafts as {@code text}. */
  public Reviewed edited(@Nullable String adapter, String text, int count) {
    for (int i = 0; i < count; i++) {
      keep("phoenix-core", adapter, ++texts, 1, text, DRAFT, 1);
    }
    return this;
  }

  /** A rejected draft of another model. */
  public Reviewed rejectedOf(String model) {
    keep(model, null, ++texts, 1, DRAFT, null, 0);
    return this;
  }

  /** Rejects the second and later drafts of the text that was reviewed last. */
  public Reviewed rejectedAgain(@Nullable String adapter, int count) {
    for (int i = 0; i < count; i++) {
      keep("phoenix-core", adapter, texts, 2 + i, DRAFT, null, 0);
    }
    return this;
  }

  /** Tells the last verdict's once more. */
  public Reviewed toldAgain(@Nullable String adapter, int count) {
    for (int i = 0; i < count; i++) {
      keep("phoenix-core", adapter, texts, 1, DRAFT, null, 0);
    }
    return this;
  }

  private void keep(
      String model,
      @Nullable String adapter,
      long text,
      int round,
      String response,
      @Nullable String rejected,
      double value) {
    feedback
        .store()
        .keep(
            List.of(
                new Feedback(
                    FeedbackUnderTest.brief("Bread number " + text),
                    response,
                    rejected,
                    null,
                    value,
                    givenAt,
                    new Origin("verdict", text + ":" + round, text, null, model, adapter),
                    null)));
  }
}
