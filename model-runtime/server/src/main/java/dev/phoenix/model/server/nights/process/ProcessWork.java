package dev.phoenix.model.server.nights.process;

import dev.phoenix.model.api.night.NightStatus;
import dev.phoenix.model.server.nights.NightFolder;
import dev.phoenix.model.server.nights.NightRecord;
import dev.phoenix.model.server.nights.NightRefusedException;
import dev.phoenix.model.server.nights.StepWork;
import dev.phoenix.model.trainer.job.JobFolder;
import dev.phoenix.model.trainer.job.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Optional;

/** A step that a process of its own does. One that died is started again when it is asked for. */
public abstract class ProcessWork implements StepWork {

  /** A process that was started so often and left no result will not leave one the next time. */
  static final int MOST_STARTS = 10;

  private final Clock clock;

  /** A step by the clock. */
  protected ProcessWork(Clock clock) {
    this.clock = clock;
  }

  /** What the process works in. */
  protected abstract JobFolder work(NightFolder folder);

  /**
   * Writes what the process reads, or leaves it as it is.
   *
   * @throws RefusedException if nobody could work with it
   */
  protected abstract void prepare(NightFolder folder, NightRecord night) throws IOException;

  /** Starts the process. */
  protected abstract void launch(JobFolder folder) throws IOException;

  /** How the process ended, once it did. */
  protected abstract Optional<Outcome> ended(NightFolder folder) throws IOException;

  @Override
  public final NightRecord begin(NightFolder folder, NightRecord night) throws IOException {
    JobFolder work = work(folder);
    if (night.status() != NightStatus.RUNNING
        || ended(folder).isPresent()
        || WorkingProcess.lives(work)) {
      return night;
    }
    int before = night.starts().getOrDefault(night.step(), 0);
    if (before >= MOST_STARTS) {
      return night.with(
          NightStatus.FAILED,
          ("The process died %d times without a result: see the log in %s. End this night; the"
                  + " next one begins anew")
              .formatted(before, work.path()));
    }
    try {
      Files.createDirectories(work.path());
      prepare(folder, night);
    } catch (RefusedException | NightRefusedException e) {
      return night.with(NightStatus.REFUSED, String.valueOf(e.getMessage()));
    }
    launch(work);
    var started = night.started();
    return before == 0
        ? started
        : started.event(clock.instant(), "The process had died and was started again.");
  }

  @Override
  public final Outcome outcome(NightFolder folder, NightRecord night) throws IOException {
    return night.status() == NightStatus.RUNNING
        ? ended(folder).orElse(Outcome.RUNNING)
        : new Outcome(night.status(), night.message());
  }
}
