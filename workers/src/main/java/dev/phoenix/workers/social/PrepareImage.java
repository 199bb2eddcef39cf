package dev.phoenix.workers.social;

import dev.phoenix.workers.image.ImageTrouble;
import dev.phoenix.workers.image.Pictures;
import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gets the picture ready that a brief names. It never fails the flow: a post whose picture cannot
 * be had has none, and {@code image.notice} tells the reviewer why.
 */
@Component
public final class PrepareImage implements JobTask<PrepareImage.Input> {

  private static final Duration BACKOFF = Duration.ofSeconds(5);

  /**
   * What is read.
   *
   * @param brief the valid brief
   */
  public record Input(@Nullable Source brief) {}

  /**
   * The part of a brief that matters here.
   *
   * @param image a link, if the post shall have a picture
   */
  public record Source(@Nullable String image) {}

  private final Pictures pictures;

  /** Gets them by {@code pictures}. */
  public PrepareImage(Pictures pictures) {
    this.pictures = pictures;
  }

  @Override
  public String type() {
    return "social-media.prepare-image";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public JobOutcome run(Input input, JobContext context) {
    var link = input.brief() == null ? null : input.brief().image();
    if (link == null || link.isBlank()) {
      return image(null);
    }
    try {
      return image(pictures.prepare(link));
    } catch (ImageTrouble e) {
      return e.passing() && context.hasRetryLeft()
          ? new JobOutcome.PassingTrouble(e.notice() + ". The last try goes on without.", BACKOFF)
          : image(Map.of("notice", "The post has no image. " + e.notice()));
    }
  }

  private static JobOutcome image(@Nullable Object image) {
    return new JobOutcome.Completed(Collections.singletonMap("image", image));
  }
}
