package dev.phoenix.model.trainer;

import ai.djl.pytorch.jni.JniUtils;
import dev.phoenix.model.decoder.config.ConfigFile;
import dev.phoenix.model.decoder.config.LlamaConfig;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.decoder.net.WeightNames;
import dev.phoenix.model.decoder.safetensors.SafetensorsDirectory;
import dev.phoenix.model.decoder.safetensors.SafetensorsException;
import dev.phoenix.model.decoder.tokenizer.Tokenizer;
import dev.phoenix.model.trainer.data.DataReader;
import dev.phoenix.model.trainer.data.TrainingData;
import dev.phoenix.model.trainer.job.Base;
import dev.phoenix.model.trainer.job.Job;
import dev.phoenix.model.trainer.job.JobFile;
import dev.phoenix.model.trainer.job.JobFolder;
import dev.phoenix.model.trainer.job.ProgressFile;
import dev.phoenix.model.trainer.job.RefusedException;
import dev.phoenix.model.trainer.job.Result;
import dev.phoenix.model.trainer.job.Status;
import dev.phoenix.model.trainer.memory.MemoryCheck;
import dev.phoenix.model.trainer.memory.MemoryEstimate;
import dev.phoenix.model.trainer.memory.ResidentMemory;
import dev.phoenix.model.trainer.memory.TrainingShape;
import dev.phoenix.model.trainer.run.Export;
import dev.phoenix.model.trainer.run.Outcome;
import dev.phoenix.model.trainer.run.Plan;
import dev.phoenix.model.trainer.run.Stopwatch;
import dev.phoenix.model.trainer.run.TimedOutException;
import dev.phoenix.model.trainer.run.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongSupplier;

/** Does the job of a folder, whose lock the caller holds, from {@code job.json} to its result. */
final class JobRun {

  private final JobFolder folder;
  private final LongSupplier nanos;
  private final Export export;
  private final ResultDraft draft = new ResultDraft();

  JobRun(JobFolder folder, LongSupplier nanos) {
    this.folder = folder;
    this.nanos = nanos;
    this.export = new Export(folder);
  }

  /** Never throws: what went wrong is in the result, and nothing half-made is left. */
  Result run() {
    try {
      return attempt();
    } catch (RefusedException e) {
      return ended(Status.REFUSED, e);
    } catch (TimedOutException e) {
      return ended(Status.TIMED_OUT, e);
    } catch (OutOfMemoryError e) {
      return ended(
          Status.FAILED,
          new IllegalStateException("Memory is spent: allow more or take smaller batches", e));
    } catch (IOException | RuntimeException e) {
      return ended(Status.FAILED, e);
    }
  }

  private Result ended(Status status, Exception cause) {
    if (status == Status.FAILED) {
      // a person who looks for the reason wants the whole of it
      cause.printStackTrace();
    }
    String reason = String.valueOf(cause.getMessage());
    try {
      export.remove();
    } catch (IOException e) {
      reason += "; what it had written could not be removed: " + e.getMessage();
    }
    return draft.end(status, reason, Map.of());
  }

  private Result attempt() throws IOException {
    try (ProgressFile file = ProgressFile.open(folder)) {
      ProgressTeller teller = new ProgressTeller(file, nanos);
      teller.phase("reading", 0);
      Job job = JobFile.read(folder);
      Stopwatch stopwatch = new Stopwatch(job.limits().seconds(), nanos);
      draft.job(job);
      job.base().check();
      LlamaConfig config = config(job.base());
      Tokenizer tokenizer = tokenizer(job.base());
      int maxTokens =
          job.maxTokens() == 0
              ? config.contextLength()
              : Math.min(job.maxTokens(), config.contextLength());
      TrainingData data = new DataReader(tokenizer, config.eosTokenId(), maxTokens).read(job);
      draft.data(data.digests());
      Plan plan = Plan.of(job, data);
      describe(data, plan);
      MemoryEstimate estimate =
          new MemoryCheck(job.limits().memoryMiB()).require(shape(job, config, data, plan));
      draft.count("estimatedMemoryBytes", estimate.total());
      try (LlamaModel model = LlamaModel.load(job.base().directory())) {
        // on this thread, as on the workers': the order of sums is part of the result
        JniUtils.setNumThreads(1);
        teller.begin(plan.steps());
        Outcome outcome =
            new Training(
                    folder.checkpoint(), job, plan, Fingerprint.of(job, data.digests()), stopwatch)
                .run(model, teller::stepped);
        describe(outcome, teller);
        teller.phase("writing", outcome.steps());
        Map<String, String> artifacts =
            export.write(model, outcome.adapter(), tokenizer, job.name());
        stopwatch.check();
        draft.metric("seconds", stopwatch.seconds());
        return end(job, outcome, artifacts);
      }
    }
  }

  private Result end(Job job, Outcome outcome, Map<String, String> artifacts) throws IOException {
    Base now = Base.of(job.base().directory());
    draft.baseAfter(now.sha256());
    if (!now.sha256().equals(job.base().sha256())) {
      throw new IOException(
          "The base model in %s was changed while it was trained on: nothing is kept"
              .formatted(job.base().directory()));
    }
    ResidentMemory.peak().ifPresent(bytes -> draft.count("peakMemoryBytes", bytes));
    return draft.end(
        outcome.stoppedEarly() ? Status.STOPPED_EARLY : Status.FINISHED, "", artifacts);
  }

  private void describe(TrainingData data, Plan plan) {
    draft.count("examples", data.training().size());
    draft.count("validationExamples", data.validation().size());
    draft.count("replayExamples", data.replay().size());
    draft.count("skippedExamples", data.skipped());
    draft.count("plannedSteps", plan.steps());
  }

  private void describe(Outcome outcome, ProgressTeller teller) {
    draft.count("steps", outcome.steps());
    draft.count("bestStep", outcome.bestStep());
    draft.metric("loss", outcome.lastLoss());
    draft.metric("validationLoss", outcome.validationLoss());
    draft.metric("validationLossBase", outcome.baseLoss());
    draft.metric("tokensPerSecond", teller.tokensPerSecond());
  }

  private static LlamaConfig config(Base base) throws IOException {
    try {
      return ConfigFile.read(base.directory().resolve(ConfigFile.NAME));
    } catch (IllegalArgumentException e) {
      throw new RefusedException("The base model is refused: " + e.getMessage(), e);
    }
  }

  private static Tokenizer tokenizer(Base base) throws IOException {
    Path file = base.directory().resolve(Base.TOKENIZER);
    if (!Files.isRegularFile(file)) {
      throw new RefusedException("The base model is refused: it has no " + Base.TOKENIZER);
    }
    try {
      return Tokenizer.load(file);
    } catch (IllegalArgumentException e) {
      throw new RefusedException("The base model is refused: " + e.getMessage(), e);
    }
  }

  private static TrainingShape shape(Job job, LlamaConfig config, TrainingData data, Plan plan)
      throws IOException {
    long bytes = 0;
    for (String file : data.digests().keySet()) {
      bytes += Files.size(Path.of(file));
    }
    return new TrainingShape(
        config, storedBits(job.base()), job.lora(), job.limits().threads(), plan.largest(), bytes);
  }

  private static int storedBits(Base base) throws IOException {
    try {
      return SafetensorsDirectory.open(base.directory()).info(WeightNames.EMBEDDING).type().bytes()
          * 8;
    } catch (SafetensorsException e) {
      throw new RefusedException("The base model is refused: " + e.getMessage(), e);
    }
  }
}
