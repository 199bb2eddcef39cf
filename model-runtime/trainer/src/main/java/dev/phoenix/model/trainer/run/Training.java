package dev.phoenix.model.trainer.run;

import dev.phoenix.model.decoder.lora.AdapterFile;
import dev.phoenix.model.decoder.lora.LoraAdapter;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.decoder.train.StepReport;
import dev.phoenix.model.decoder.train.Trainer;
import dev.phoenix.model.trainer.job.Job;
import dev.phoenix.model.trainer.job.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The steps of a training, with checkpoints. A checkpoint and what its notes say are one file, so a
 * kill at any moment leaves one state or the other; the adapter that was the best until then is
 * written before the checkpoint that names it.
 */
public final class Training {

  /** What a training hears of itself. */
  public interface Listener {
    /** A step was done; {@code validationLoss} is NaN if it was not measured. */
    void stepped(StepReport report, double validationLoss) throws IOException;
  }

  private final Path folder;
  private final Job job;
  private final Plan plan;
  private final String fingerprint;
  private final Stopwatch stopwatch;
  private final EarlyStopping stopping;
  private double baseLoss = Double.NaN;
  private double lastLoss = Double.NaN;

  /**
   * A training that keeps its state in a folder.
   *
   * @param fingerprint of all that the result depends on; a checkpoint with another is refused
   */
  public Training(Path folder, Job job, Plan plan, String fingerprint, Stopwatch stopwatch) {
    this.folder = folder;
    this.job = job;
    this.plan = plan;
    this.fingerprint = fingerprint;
    this.stopwatch = stopwatch;
    this.stopping =
        new EarlyStopping(plan.validation().isEmpty() ? 0 : job.validation().patience());
  }

  /** Trains to the end, from a checkpoint if there is one, and returns what it came to. */
  public Outcome run(LlamaModel model, Listener listener) throws IOException {
    Files.createDirectories(folder);
    LoraAdapter adapter = LoraAdapter.create(model, job.lora(), job.seed());
    model.adjust(adapter);
    try (Trainer trainer = new Trainer(model, plan.config())) {
      begin(trainer);
      while (trainer.stepsDone() < plan.steps() && !stopping.exhausted()) {
        stopwatch.check();
        step(trainer, adapter, listener);
      }
      model.adjust(null);
      return outcome(model, adapter, trainer.stepsDone());
    }
  }

  private Outcome outcome(LlamaModel model, LoraAdapter last, long steps) throws IOException {
    long bestStep = stopping.bestStep();
    return bestStep == 0
        ? new Outcome(last, steps, false, steps, lastLoss, Double.NaN, baseLoss)
        : new Outcome(
            AdapterFile.load(model, best(bestStep)),
            steps,
            stopping.exhausted() && steps < plan.steps(),
            bestStep,
            lastLoss,
            stopping.best(),
            baseLoss);
  }

  private void begin(Trainer trainer) throws IOException {
    if (Files.exists(state())) {
      Map<String, String> notes = trainer.resume(state());
      if (!fingerprint.equals(notes.get("job"))) {
        throw new RefusedException(
            "The folder holds a checkpoint of another job: give each job a folder of its own, or"
                + " delete checkpoint/ to begin anew");
      }
      stopping.resume(notes);
      stopwatch.resume(Double.parseDouble(notes.getOrDefault("seconds", "0")));
      baseLoss = Double.parseDouble(notes.getOrDefault("baseLoss", "NaN"));
      lastLoss = Double.parseDouble(notes.getOrDefault("lastLoss", "NaN"));
    } else if (!plan.validation().isEmpty()) {
      baseLoss = trainer.evaluate(plan.validation());
    }
  }

  private void step(Trainer trainer, LoraAdapter adapter, Listener listener) throws IOException {
    StepReport report = trainer.step(plan.batches().batches(trainer.stepsDone()));
    lastLoss = report.loss();
    long step = report.step();
    boolean pause = step % job.validation().every() == 0 || step == plan.steps();
    double loss = Double.NaN;
    if (pause && !plan.validation().isEmpty()) {
      loss = measured(trainer, step);
      if (stopping.isBest(step, loss)) {
        AdapterFile.write(adapter, best(step));
      }
    }
    if (pause) {
      trainer.save(state(), notes());
      tidy();
    }
    listener.stepped(report, loss);
  }

  private double measured(Trainer trainer, long step) {
    double loss = trainer.evaluate(plan.validation());
    if (!Double.isFinite(loss)) {
      throw new IllegalStateException(
          "Step %d gave the validation loss %s: lower the learning rate or check the data"
              .formatted(step, loss));
    }
    return loss;
  }

  private Map<String, String> notes() {
    Map<String, String> notes = new TreeMap<>(stopping.notes());
    notes.put("job", fingerprint);
    notes.put("seconds", Double.toString(stopwatch.seconds()));
    notes.put("baseLoss", Double.toString(baseLoss));
    notes.put("lastLoss", Double.toString(lastLoss));
    return notes;
  }

  /** Removes adapters that were the best once: the checkpoint names another now. */
  private void tidy() throws IOException {
    Path keep = best(stopping.bestStep());
    List<Path> others;
    try (Stream<Path> files = Files.list(folder)) {
      others =
          files
              .filter(file -> file.getFileName().toString().startsWith("best-"))
              .filter(file -> !file.equals(keep))
              .toList();
    }
    for (Path file : others) {
      Files.delete(file);
    }
  }

  private Path state() {
    return folder.resolve("state.safetensors");
  }

  private Path best(long step) {
    return folder.resolve("best-%d.safetensors".formatted(step));
  }
}
