package dev.phoenix.model.trainer;

import dev.phoenix.model.trainer.job.JobFile;
import dev.phoenix.model.trainer.job.JobFolder;
import dev.phoenix.model.trainer.job.Limits;
import dev.phoenix.model.trainer.job.RefusedException;
import dev.phoenix.model.trainer.job.Result;
import dev.phoenix.model.trainer.job.ResultFile;
import dev.phoenix.model.trainer.job.Status;
import dev.phoenix.model.trainer.process.FolderProcess;
import dev.phoenix.model.trainer.process.Watchdog;
import dev.phoenix.model.trainer.run.Export;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The process. Its one argument is a job folder; its exit codes are those of {@link Status}: 0 with
 * an adapter, 64 refused, 70 failed, 75 another works in the folder, 124 timed out. A folder that
 * has a result is left as it is, and the exit code is the result's again.
 */
public final class TrainerMain {

  /** The job itself looks at the clock between two steps. */
  private static final Duration GRACE = Duration.ofMinutes(1);

  private static final FolderProcess PROCESS =
      new FolderProcess("trainer", "job.json", "result.json", TrainerMain::work);

  private TrainerMain() {}

  /** Does the job of a folder. */
  public static void main(String[] args) throws IOException {
    PROCESS.main(args);
  }

  /** Returns the exit code. */
  static int run(JobFolder folder) throws IOException {
    return PROCESS.run(folder);
  }

  private static int work(JobFolder folder) throws IOException {
    Optional<Result> before = ResultFile.read(folder);
    if (before.isPresent()) {
      return said(before.get());
    }
    Watchdog watchdog =
        Watchdog.start(
            GRACE.plusSeconds(seconds(folder)), Status.TIMED_OUT, () -> timedOut(folder));
    Result result = new JobRun(folder, System::nanoTime).run();
    watchdog.end();
    ResultFile.write(result, folder);
    return said(result);
  }

  private static void timedOut(JobFolder folder) throws IOException {
    new Export(folder).remove();
    Result result =
        new ResultDraft()
            .end(
                Status.TIMED_OUT,
                "The job did not end in time: raise limits.seconds or take smaller steps, in a"
                    + " new folder",
                Map.of());
    ResultFile.write(result, folder);
  }

  private static int said(Result result) {
    System.err.println(
        result.status().word() + (result.reason().isEmpty() ? "" : ": " + result.reason()));
    return result.status().exitCode();
  }

  private static long seconds(JobFolder folder) throws IOException {
    try {
      return JobFile.read(folder).limits().seconds();
    } catch (RefusedException e) {
      // which the run will say
      return Limits.DEFAULT.seconds();
    }
  }
}
