package dev.phoenix.model.server.nights.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.model.trainer.job.JobFolder;
import dev.phoenix.model.trainer.job.JobLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process that works in a folder, whoever started it. It is known by the folder's lock, and by
 * its number in {@code launch.json} before it has the lock.
 */
public final class WorkingProcess {

  private static final Logger LOG = LoggerFactory.getLogger(WorkingProcess.class);
  private static final Pattern HOLDER = Pattern.compile("process (\\d+) since .*", Pattern.DOTALL);
  private static final int PATIENCE_SECONDS = 20;

  private WorkingProcess() {}

  /** Whether one works in the folder, or is about to. */
  public static boolean lives(JobFolder folder) throws IOException {
    return Files.isDirectory(folder.path()) && (JobLock.held(folder) || find(folder).isPresent());
  }

  /** Kills it, if there is one; it can be: what it leaves is whole. */
  public static void kill(JobFolder folder) throws IOException {
    var process = Files.isDirectory(folder.path()) ? find(folder) : Optional.<ProcessHandle>empty();
    if (process.isEmpty()) {
      return;
    }
    LOG.info("Ending the process {} that works in {}", process.get().pid(), folder.path());
    process.get().destroyForcibly();
    process
        .get()
        .onExit()
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .exceptionally(
            failure -> {
              throw new CompletionException(
                  "The process %d of %s does not end: end it by hand"
                      .formatted(process.get().pid(), folder.path()),
                  failure);
            })
        .join();
  }

  private static Optional<ProcessHandle> find(JobFolder folder) throws IOException {
    var holder =
        JobLock.holder(folder)
            .map(HOLDER::matcher)
            .filter(Matcher::matches)
            .flatMap(matcher -> of(Long.parseLong(matcher.group(1)), folder));
    return holder.isPresent() ? holder : launched(folder);
  }

  private static Optional<ProcessHandle> launched(JobFolder folder) throws IOException {
    if (!Files.exists(folder.launch())) {
      return Optional.empty();
    }
    try {
      var launch = new ObjectMapper().readTree(Files.readAllBytes(folder.launch()));
      return of(launch.path("pid").asLong(-1), folder);
    } catch (JsonProcessingException e) {
      // half of it was written when its writer died
      return Optional.empty();
    }
  }

  /** A process of this number that works in the folder: numbers are given out again. */
  private static Optional<ProcessHandle> of(long pid, JobFolder folder) {
    var name = folder.path().toString();
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> arguments(process).contains(name));
  }

  /** Java itself leaves out arguments that are longer than a page, as class paths are. */
  private static List<String> arguments(ProcessHandle process) {
    try {
      var line = Files.readString(Path.of("/proc/%d/cmdline".formatted(process.pid())));
      return List.of(line.split("\0"));
    } catch (IOException e) {
      // another system, or it ended just now
      return process.info().arguments().map(List::of).orElse(List.of());
    }
  }
}
