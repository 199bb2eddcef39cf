package dev.phoenix.model.trainer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.model.trainer.job.Job;
import dev.phoenix.model.trainer.job.JobFile;
import dev.phoenix.model.trainer.job.Result;
import dev.phoenix.model.trainer.job.Status;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known of a job's result while it goes on. */
final class ResultDraft {

  private final Instant started = Instant.now();
  private final Map<String, Double> metrics = new TreeMap<>();
  private Map<String, String> data = Map.of();
  private @Nullable JsonNode job;
  private @Nullable String baseBefore;
  private @Nullable String baseAfter;

  void job(Job settings) {
    job = JobFile.tree(settings);
    baseBefore = settings.base().sha256();
  }

  void data(Map<String, String> digests) {
    data = digests;
  }

  void baseAfter(String digest) {
    baseAfter = digest;
  }

  /** Adds a figure, unless it is none. */
  void metric(String name, double value) {
    if (Double.isFinite(value)) {
      metrics.put(name, value);
    }
  }

  /** Adds a number of things. */
  void count(String name, long value) {
    metrics.put(name, (double) value);
  }

  Result end(Status status, String reason, Map<String, String> artifacts) {
    return new Result(
        status,
        reason,
        started.toString(),
        Instant.now().toString(),
        baseBefore,
        baseAfter,
        data,
        job,
        metrics,
        artifacts);
  }
}
