package dev.phoenix.workers.learning.feedback;

import static dev.phoenix.workers.job.JobInputException.required;

import dev.phoenix.workers.brief.Brief;
import dev.phoenix.workers.job.JobInputException;
import dev.phoenix.workers.storage.StorableText;
import org.jspecify.annotations.Nullable;

/**
 * A person's verdict on a draft.
 *
 * @param brief the valid brief
 * @param draft what the person saw
 * @param verdict what was decided
 * @param round which draft of its process instance it was on; 1 without
 */
public record VerdictInput(Brief brief, Draft draft, Verdict verdict, @Nullable Integer round) {

  /** Refuses a verdict on nothing. */
  public VerdictInput {
    required(brief, "brief");
    required(draft, "draft");
    required(verdict, "verdict");
  }

  /**
   * The draft.
   *
   * @param writer the model, with {@code @ADAPTER} if it used one
   */
  public record Draft(String text, String writer) {

    private static final int MOST = 200;

    /** Refuses a draft that nobody wrote. */
    public Draft {
      required(text, "draft.text");
      required(writer, "draft.writer");
    }

    String model() {
      return name(writer.split("@", 2)[0]);
    }

    @Nullable String adapter() {
      var parts = writer.split("@", 2);
      return parts.length == 2 ? name(parts[1]) : null;
    }

    private static String name(String name) {
      var storable = StorableText.of(name);
      return storable.substring(
          0,
          storable.offsetByCodePoints(
              0, Math.min(MOST, storable.codePointCount(0, storable.length()))));
    }
  }

  /**
   * The verdict.
   *
   * @param decision {@code approved} or {@code rejected}
   * @param text the text that was approved
   * @param reviewTask where the review was, if the flow knows
   * @param by who decided, if the flow knows; looked up without
   */
  public record Verdict(
      String decision,
      @Nullable String text,
      @Nullable String comment,
      @Nullable ReviewTask reviewTask,
      @Nullable String by) {

    /** Refuses any other decision. */
    public Verdict {
      if (!"approved".equals(decision) && !"rejected".equals(decision)) {
        throw new JobInputException(
            "the variable 'verdict.decision' is neither \"approved\" nor \"rejected\"");
      }
    }

    boolean approved() {
      return decision.equals("approved");
    }
  }

  /** The user task that the verdict was given in. */
  public record ReviewTask(@Nullable Long processInstanceKey, @Nullable String elementId) {}
}
