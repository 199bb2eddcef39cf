package dev.phoenix.workers.social;

import static dev.phoenix.workers.job.JobInputException.required;

import dev.phoenix.model.api.Draft;
import dev.phoenix.model.api.ModelRuntimeClient;
import dev.phoenix.workers.brief.Brief;
import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import dev.phoenix.workers.model.ModelTrouble;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has the model runtime write a post, with what people said about earlier drafts. */
@Component
public final class DraftPost implements JobTask<DraftPost.Input> {

  /**
   * What a draft is made of.
   *
   * @param brief the valid brief
   * @param evidence what people said about earlier drafts, oldest first
   * @param draft the last draft
   */
  public record Input(Brief brief, List<String> evidence, @Nullable Previous draft) {

    private static final int MOST_COMMENTS = 10;
    private static final int LONGEST_COMMENT = 2_000;

    /** Keeps the last comments, and the beginning of long ones. */
    public Input(Brief brief, @Nullable List<@Nullable String> evidence, @Nullable Previous draft) {
      this.brief = required(brief, "brief");
      var comments =
          evidence == null
              ? List.<String>of()
              : evidence.stream()
                  .map(comment -> Objects.requireNonNullElse(comment, "").strip())
                  .filter(comment -> !comment.isEmpty())
                  .map(comment -> beginning(comment, LONGEST_COMMENT))
                  .toList();
      this.evidence =
          comments.subList(Math.max(0, comments.size() - MOST_COMMENTS), comments.size());
      this.draft = draft;
    }
  }

  /**
   * The last draft, as far as it matters.
   *
   * @param text the last draft's text
   */
  public record Previous(@Nullable String text) {

    private static final int LONGEST = 5_000;

    String start() {
      return text == null ? "" : beginning(text, LONGEST);
    }
  }

  private final ModelRuntimeClient runtime;

  /** Asks {@code runtime}. */
  public DraftPost(ModelRuntimeClient runtime) {
    this.runtime = runtime;
  }

  @Override
  public String type() {
    return "social-media.draft-post";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public JobOutcome run(Input input, JobContext context) {
    var previous = input.draft() == null ? "" : input.draft().start();
    return ModelTrouble.orOutcome(
        () -> {
          Draft draft = runtime.draft(input.brief().forRuntime(), input.evidence(), previous);
          return new JobOutcome.Completed(Map.of("draft", draft));
        });
  }

  private static String beginning(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most));
  }
}
