package dev.phoenix.model.trainer.run;

import dev.phoenix.model.decoder.train.Batch;
import dev.phoenix.model.decoder.train.BucketedBatches;
import dev.phoenix.model.decoder.train.Schedule;
import dev.phoenix.model.decoder.train.TrainingConfig;
import dev.phoenix.model.trainer.data.Mixture;
import dev.phoenix.model.trainer.data.TrainingData;
import dev.phoenix.model.trainer.job.Job;
import dev.phoenix.model.trainer.job.Optimizer;
import dev.phoenix.model.trainer.memory.BatchShape;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of a job on its data.
 *
 * @param batches what each step learns
 * @param validation what is measured
 * @param steps of the whole training
 * @param config of the trainer
 * @param largest bound of all batches
 */
public record Plan(
    BucketedBatches batches,
    List<Batch> validation,
    long steps,
    TrainingConfig config,
    BatchShape largest) {

  /** The plan of a job. */
  public static Plan of(Job job, TrainingData data) {
    Optimizer optimizer = job.optimizer();
    Mixture mixture = new Mixture(data, job.replay().share(), job.seed() + 1);
    BucketedBatches batches =
        new BucketedBatches(
            mixture, optimizer.batchTokens(), optimizer.accumulation(), job.seed() + 2);
    List<Batch> validation = BucketedBatches.inOrder(data.validation(), optimizer.batchTokens());
    long steps = job.steps() > 0 ? job.steps() : (long) batches.stepsPerEpoch() * job.epochs();
    Schedule schedule =
        new Schedule(
            optimizer.learningRate(),
            Math.round(optimizer.warmup() * steps),
            0,
            steps,
            optimizer.floor());
    TrainingConfig config =
        new TrainingConfig(
            schedule,
            optimizer.beta1(),
            optimizer.beta2(),
            1e-8,
            optimizer.weightDecay(),
            optimizer.clipNorm(),
            job.limits().threads(),
            job.seed() + 3);
    List<Batch> all = new ArrayList<>(validation);
    all.addAll(BucketedBatches.inOrder(mixture.apply(0), optimizer.batchTokens()));
    return new Plan(batches, validation, steps, config, BatchShape.of(all));
  }
}
