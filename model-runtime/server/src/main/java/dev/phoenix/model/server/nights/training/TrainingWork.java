package dev.phoenix.model.server.nights.training;

import dev.phoenix.model.api.night.NightState;
import dev.phoenix.model.api.night.NightStatus;
import dev.phoenix.model.decoder.lora.LoraConfig;
import dev.phoenix.model.local.fit.FreeMemory;
import dev.phoenix.model.server.nights.NightFolder;
import dev.phoenix.model.server.nights.NightRecord;
import dev.phoenix.model.server.nights.NightsProperties;
import dev.phoenix.model.server.nights.process.Children;
import dev.phoenix.model.server.nights.process.ProcessWork;
import dev.phoenix.model.trainer.job.Base;
import dev.phoenix.model.trainer.job.DataFile;
import dev.phoenix.model.trainer.job.Digests;
import dev.phoenix.model.trainer.job.Job;
import dev.phoenix.model.trainer.job.JobFile;
import dev.phoenix.model.trainer.job.JobFolder;
import dev.phoenix.model.trainer.job.Limits;
import dev.phoenix.model.trainer.job.Optimizer;
import dev.phoenix.model.trainer.job.Progress;
import dev.phoenix.model.trainer.job.ProgressFile;
import dev.phoenix.model.trainer.job.RefusedException;
import dev.phoenix.model.trainer.job.Replay;
import dev.phoenix.model.trainer.job.Result;
import dev.phoenix.model.trainer.job.ResultFile;
import dev.phoenix.model.trainer.job.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Has an adapter trained on a night's examples, beside phoenix-core's own training texts. */
public final class TrainingWork extends ProcessWork {

  private static final String DATA = "data.jsonl";

  private final NightsProperties settings;
  private final NightModel model;
  private final TrainingMemory memory;
  private final Children children;

  /** Training on a model, by processes, with what {@code free} tells of this machine's memory. */
  public TrainingWork(
      NightsProperties settings,
      NightModel model,
      FreeMemory free,
      Children children,
      Clock clock) {
    super(clock);
    this.settings = settings;
    this.model = model;
    this.memory = new TrainingMemory((int) settings.memory().toMegabytes(), free);
    this.children = children;
  }

  @Override
  protected JobFolder work(NightFolder folder) {
    return folder.training();
  }

  /** A job that is written is not written anew: the training may be in the middle of it. */
  @Override
  protected void prepare(NightFolder folder, NightRecord night) throws IOException {
    JobFolder work = work(folder);
    if (Files.exists(work.job())) {
      return;
    }
    int limitMiB = memory.limitMiB();
    Path data = work.path().resolve(DATA);
    RenderedData.write(new ExampleFile(folder.train()), data);
    JobFile.write(job(new DataFile(Path.of(DATA), Digests.sha256(data)), limitMiB), work);
  }

  private Job job(DataFile data, int limitMiB) throws IOException {
    var usual = Optimizer.DEFAULT;
    return new Job(
        model.name() + "-nightly",
        Base.of(model.weights()),
        List.of(data),
        replay(),
        new LoraConfig(settings.rank(), settings.alpha(), settings.dropout(), Job.LORA.targets()),
        new Optimizer(
            settings.learningRate(),
            usual.warmup(),
            usual.floor(),
            usual.weightDecay(),
            usual.beta1(),
            usual.beta2(),
            usual.clipNorm(),
            usual.batchTokens(),
            usual.accumulation()),
        settings.epochs(),
        0,
        0,
        Validation.DEFAULT,
        settings.seed(),
        new Limits(settings.threads(), limitMiB, settings.seconds()));
  }

  private Replay replay() throws IOException {
    Optional<Path> texts = model.replay();
    if (texts.isEmpty() || settings.replayShare() == 0) {
      return Replay.NONE;
    }
    Path file = texts.get().toAbsolutePath();
    return new Replay(List.of(new DataFile(file, Digests.sha256(file))), settings.replayShare());
  }

  @Override
  protected void launch(JobFolder folder) throws IOException {
    children.train(folder);
  }

  @Override
  protected Optional<Outcome> ended(NightFolder folder) throws IOException {
    var result = ResultFile.read(work(folder));
    return result.isEmpty() ? Optional.empty() : Optional.of(outcome(result.get(), work(folder)));
  }

  private Outcome outcome(Result result, JobFolder work) throws IOException {
    return switch (result.status()) {
      case FINISHED, STOPPED_EARLY -> Outcome.DONE;
      case REFUSED -> new Outcome(NightStatus.REFUSED, explained(result.reason(), work));
      case FAILED, TIMED_OUT -> new Outcome(NightStatus.FAILED, result.reason());
    };
  }

  private String explained(String reason, JobFolder work) throws IOException {
    try {
      return memory.explained(reason, JobFile.read(work).limits().memoryMiB());
    } catch (RefusedException e) {
      // the job itself is what was refused
      return reason;
    }
  }

  /** How far a night's training is; null before its first line. */
  public static NightState.@Nullable Training progress(NightFolder folder) throws IOException {
    List<Progress> lines = ProgressFile.read(folder.training());
    if (lines.isEmpty()) {
      return null;
    }
    Progress last = lines.getLast();
    Double loss = null;
    Double validation = null;
    Double pace = null;
    for (Progress line : lines) {
      loss = line.loss() == null ? loss : line.loss();
      validation = line.validationLoss() == null ? validation : line.validationLoss();
      pace = line.tokensPerSecond() == null ? pace : line.tokensPerSecond();
    }
    return new NightState.Training(
        last.step(), last.steps(), loss, validation, pace, last.secondsLeft());
  }
}
