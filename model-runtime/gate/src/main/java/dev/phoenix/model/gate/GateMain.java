package dev.phoenix.model.gate;

import dev.phoenix.model.api.night.GateResult;
import dev.phoenix.model.gate.request.GateFiles;
import dev.phoenix.model.gate.request.GateFiles.Failure;
import dev.phoenix.model.gate.request.GateRequest;
import dev.phoenix.model.gate.request.GateRequestFile;
import dev.phoenix.model.trainer.job.JobFolder;
import dev.phoenix.model.trainer.job.RefusedException;
import dev.phoenix.model.trainer.job.Status;
import dev.phoenix.model.trainer.process.FolderProcess;
import dev.phoenix.model.trainer.process.Watchdog;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;

/**
 * The process. Its one argument is a folder with a {@code gate.json}; its exit codes are 0 when it
 * judged, whatever it found, 64 refused, 70 failed or out of time, 75 another works in the folder.
 * A folder that has a result is left as it is.
 */
public final class GateMain {

  private static final FolderProcess PROCESS =
      new FolderProcess("gate", GateRequestFile.NAME, GateFiles.RESULT, GateMain::work);

  private GateMain() {}

  /** Judges what a folder asks for. */
  public static void main(String[] args) throws IOException {
    PROCESS.main(args);
  }

  /** Returns the exit code. */
  static int run(JobFolder folder) throws IOException {
    return PROCESS.run(folder);
  }

  private static int work(JobFolder folder) throws IOException {
    Optional<GateResult> before = GateFiles.result(folder);
    return before.isPresent() ? said(before.get()) : judge(folder);
  }

  private static int judge(JobFolder folder) throws IOException {
    // of an earlier start, whose reason may be gone
    Files.deleteIfExists(folder.path().resolve(GateFiles.ERROR));
    try {
      GateRequest request = GateRequestFile.read(folder);
      Watchdog watchdog =
          Watchdog.start(
              Duration.ofSeconds(request.seconds()),
              Status.FAILED,
              () -> GateFiles.write(folder, timedOut(request)));
      GateResult result;
      try {
        result = new GateRun(folder, request).run();
      } finally {
        watchdog.end();
      }
      GateFiles.write(folder, result);
      return said(result);
    } catch (RefusedException e) {
      return ended(folder, Status.REFUSED, e);
    } catch (OutOfMemoryError e) {
      return ended(
          folder,
          Status.FAILED,
          new IllegalStateException("Memory is spent: allow more or judge a smaller model", e));
    } catch (IOException | RuntimeException | LinkageError e) {
      // a person who looks for the reason wants the whole of it
      e.printStackTrace();
      return ended(folder, Status.FAILED, e);
    }
  }

  private static Failure timedOut(GateRequest request) {
    return new Failure(
        Status.FAILED.word(),
        ("The gate did not judge within %d s: raise"
                + " phoenix.model-runtime.nights.gate-time-limit, or judge by fewer golden queries"
                + " or samples-per-query")
            .formatted(request.seconds()));
  }

  private static int ended(JobFolder folder, Status status, Throwable cause) throws IOException {
    String message = String.valueOf(cause.getMessage());
    System.err.println(status.word() + ": " + message);
    GateFiles.write(folder, new Failure(status.word(), message));
    return status.exitCode();
  }

  private static int said(GateResult result) {
    System.err.println(result.passed() ? "passed" : "not passed");
    result
        .checks()
        .forEach(
            check ->
                System.err.printf(
                    "%s %s: %s%n", check.passed() ? "+" : "-", check.name(), check.explanation()));
    return 0;
  }
}
