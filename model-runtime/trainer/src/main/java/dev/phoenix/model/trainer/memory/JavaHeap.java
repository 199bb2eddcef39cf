package dev.phoenix.model.trainer.memory;

import dev.phoenix.model.decoder.config.ConfigFile;
import dev.phoenix.model.decoder.config.LlamaConfig;
import dev.phoenix.model.trainer.job.DataFile;
import dev.phoenix.model.trainer.job.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;

/** The heap that a trainer's Java machine is started with, before its data were read. */
public final class JavaHeap {

  /** Bytes that are enough to say what is wrong with a job. */
  public static final long LEAST = 64L << 20;

  private JavaHeap() {}

  /** Bytes for a job; the least if its base or its data cannot be read. */
  public static long of(Job job) throws IOException {
    LlamaConfig config;
    try {
      config = ConfigFile.read(job.base().directory().resolve(ConfigFile.NAME));
    } catch (IOException | IllegalArgumentException e) {
      return LEAST;
    }
    long data = 0;
    for (DataFile file :
        Stream.concat(job.data().stream(), job.replay().files().stream()).toList()) {
      data += Files.isRegularFile(file.file()) ? Files.size(file.file()) : 0;
    }
    long tokens = Math.max(job.optimizer().batchTokens(), config.contextLength());
    TrainingShape shape =
        new TrainingShape(
            config,
            32,
            job.lora(),
            job.limits().threads(),
            new BatchShape(tokens, tokens, tokens),
            data);
    return Math.max(LEAST, MemoryEstimate.of(shape).heap() * 3 / 2);
  }
}
