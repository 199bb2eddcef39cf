package dev.phoenix.model.server.nights;

import dev.phoenix.model.api.night.NightStep;
import dev.phoenix.model.gate.request.GateEngine;
import dev.phoenix.model.server.nights.process.WorkingProcess;
import dev.phoenix.model.trainer.job.JobFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Removes what ended nights worked with: data, checkpoints, weights. What tells of a night stays,
 * and so does its report: its state, comparisons, progress, results and logs. What was made live
 * lies in the registry and the archive. Killed in the middle, it goes on the next time.
 */
final class Rotation {

  private static final Logger LOG = LoggerFactory.getLogger(Rotation.class);

  /** What stays of a folder that a process worked in; its lock tells whether one still does. */
  private static final Pattern TELLING =
      Pattern.compile("lock|progress\\.jsonl|[^/]+\\.(json|log)");

  private final Duration keep;
  private final Clock clock;

  /** Removes from nights that ended so long ago. */
  Rotation(Duration keep, Clock clock) {
    this.keep = keep;
    this.clock = clock;
  }

  /** Looks at a night. What cannot be removed is left for the next time: nobody waits for it. */
  void look(NightFolder folder, NightRecord night) {
    if (night.step() != NightStep.END
        || night.events().getLast().at().isAfter(clock.instant().minus(keep))) {
      return;
    }
    try {
      for (var work :
          List.of(
              folder.training(), folder.gate(GateEngine.DJL), folder.gate(GateEngine.LLAMA_CPP))) {
        remove(work);
      }
      Files.deleteIfExists(folder.train());
      Files.deleteIfExists(folder.golden());
    } catch (IOException e) {
      LOG.warn("What the night {} worked with cannot be removed: {}", night.id(), e.toString());
    }
  }

  private static void remove(JobFolder work) throws IOException {
    if (!Files.isDirectory(work.path()) || WorkingProcess.lives(work)) {
      return;
    }
    try (var entries = Files.list(work.path())) {
      for (Path entry : entries.toList()) {
        if (!TELLING.matcher(String.valueOf(entry.getFileName())).matches()
            || Files.isDirectory(entry)) {
          // follows no links
          FileSystemUtils.deleteRecursively(entry);
        }
      }
    }
  }
}
