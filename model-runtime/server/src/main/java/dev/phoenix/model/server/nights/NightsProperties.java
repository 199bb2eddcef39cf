package dev.phoenix.model.server.nights;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the nights of learning.
 *
 * @param directory what nights work in, a folder each
 * @param archive signed backups of the adapters that passed, a folder each
 * @param keep how long backups are kept; what is live and what was before it stay longer
 * @param keepWork how long an ended night's data, checkpoints and weights are kept; its report
 *     stays
 * @param maxFile the largest file of examples or queries that is taken
 * @param rank inner width of the adapter's matrices
 * @param alpha the adapter is scaled by {@code alpha / rank}
 * @param dropout part of the adapter's inputs that training leaves out, 0 to 0.9
 * @param learningRate the highest rate of the training
 * @param epochs times that the examples are gone through
 * @param replayShare part of each epoch that is drawn from phoenix-core's own training texts, so
 *     that it keeps its skills, 0 to 0.9
 * @param threads that train and judge, 1 or 2
 * @param memory of the process that trains, and of the one that judges, at most 4 GB
 * @param seconds longest time of a training
 * @param gateTimeLimit longest time of a gate, one second to seven days; the night fails after it
 * @param seed what everything random in training and judging follows from
 * @param samplesPerQuery texts that a gate lets each model write for a golden query
 * @param watchDrafts drafts that are compared once an adapter is live
 */
@ConfigurationProperties("phoenix.model-runtime.nights")
public record NightsProperties(
    @DefaultValue("./nights") Path directory,
    @DefaultValue("./archive") Path archive,
    @DefaultValue("30d") Duration keep,
    @DefaultValue("7d") Duration keepWork,
    @DefaultValue("64MB") DataSize maxFile,
    @DefaultValue("8") int rank,
    @DefaultValue("16") double alpha,
    @DefaultValue("0") double dropout,
    @DefaultValue("0.002") double learningRate,
    @DefaultValue("12") int epochs,
    @DefaultValue("0.3") double replayShare,
    @DefaultValue("2") int threads,
    @DefaultValue("4GB") DataSize memory,
    @DefaultValue("7200") long seconds,
    @DefaultValue("1h") Duration gateTimeLimit,
    @DefaultValue("1") long seed,
    @DefaultValue("2") int samplesPerQuery,
    @DefaultValue("20") int watchDrafts) {

  private static final String PREFIX = "phoenix.model-runtime.nights.";

  /** Refuses what no night could be done with. */
  public NightsProperties {
    check(keep.isPositive(), "keep", "a time above zero, such as 30d");
    check(!keepWork.isNegative(), "keep-work", "a time of zero or more, such as 7d");
    check(maxFile.toBytes() > 0, "max-file", "a size above zero, such as 64MB");
    check(rank >= 1 && rank <= 256, "rank", "from 1 to 256");
    check(alpha > 0 && alpha <= 10_000, "alpha", "above 0, at most 10000");
    check(dropout >= 0 && dropout <= 0.9, "dropout", "from 0 to 0.9");
    check(learningRate > 0 && learningRate <= 1, "learning-rate", "above 0, at most 1");
    check(epochs >= 1 && epochs <= 1000, "epochs", "from 1 to 1000");
    check(replayShare >= 0 && replayShare <= 0.9, "replay-share", "from 0 to 0.9");
    check(threads >= 1 && threads <= 2, "threads", "1 or 2");
    check(memory.toMegabytes() >= 64 && memory.toMegabytes() <= 4096, "memory", "64MB to 4GB");
    check(seconds >= 1 && seconds <= 604_800, "seconds", "from 1 to 604800");
    check(
        gateTimeLimit.toSeconds() >= 1 && gateTimeLimit.compareTo(Duration.ofDays(7)) <= 0,
        "gate-time-limit",
        "from 1s to 7d");
    check(samplesPerQuery >= 1 && samplesPerQuery <= 20, "samples-per-query", "from 1 to 20");
    check(watchDrafts >= 5 && watchDrafts <= 1000, "watch-drafts", "from 5 to 1000");
  }

  private static void check(boolean valid, String key, String needed) {
    if (!valid) {
      throw new IllegalArgumentException("%s%s must be %s".formatted(PREFIX, key, needed));
    }
  }
}
