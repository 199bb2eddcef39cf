package dev.phoenix.model.decoder.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.phoenix.model.decoder.net.LlamaModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Trains a model, or the adapter that is attached to it, step by step. The same seed, batches and
 * number of workers give the same weights, bit by bit, also across a save and resume. For one
 * thread.
 */
public final class Trainer implements AutoCloseable {

  private final LlamaModel model;
  private final TrainingConfig config;
  private final NDManager manager;
  private final Map<String, NDArray> parameters;
  private final AdamW optimizer;
  private final List<Worker> workers = new ArrayList<>();
  private final WorkerPool pool;
  private long stepsDone;

  /** A trainer at step 0; the model's weights change with each step. */
  public Trainer(LlamaModel model, TrainingConfig config) {
    if (model.parameters().adjustment() == null) {
      model.makeWritable();
    }
    this.model = model;
    this.config = config;
    this.manager = model.manager().newSubManager();
    this.parameters = model.parameters().trainable();
    this.optimizer = new AdamW(config, parameters, manager);
    for (int i = 0; i < config.workers(); i++) {
      workers.add(new Worker(model, manager.newSubManager()));
    }
    this.pool = new WorkerPool(config.workers());
  }

  /** Steps done so far, those before a resume included. */
  public long stepsDone() {
    return stepsDone;
  }

  /**
   * One update from the summed gradients of some batches, each token weighing what its example
   * does. Batch {@code i} is computed by worker {@code i % workers}.
   *
   * @throws IllegalStateException if the loss is not a number; the weights are then left as they
   *     were
   */
  public StepReport step(List<Batch> batches) {
    long learned = batches.stream().mapToLong(Batch::learnedCount).sum();
    double weight = batches.stream().mapToDouble(Batch::learnedWeight).sum();
    double loss = accumulate(batches) / weight;
    List<String> names = List.copyOf(parameters.keySet());
    double squares = pool.sum(names, name -> Gradients.reduce(name, workers));
    double norm = Math.sqrt(squares) / weight;
    double rate = config.schedule().rate(stepsDone);
    if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
      names.forEach(name -> Gradients.clear(name, workers));
      throw new IllegalStateException(
          "Step %d gave loss %s and gradient %s: lower the learning rate or check the data"
              .formatted(stepsDone + 1, loss, norm));
    }
    double scale = Math.min(1, config.clipNorm() / Math.max(norm, 1e-12)) / weight;
    stepsDone++;
    pool.sum(names, name -> update(name, scale, rate));
    long tokens = batches.stream().mapToLong(Batch::tokens).sum();
    return new StepReport(stepsDone, loss, norm, rate, tokens, learned);
  }

  /** Mean negative log-likelihood of the learned tokens, in nats; changes nothing. */
  public double evaluate(List<Batch> batches) {
    return new Evaluation(model).loss(batches);
  }

  /** Writes a checkpoint: what is trained, the optimizer's state and the step. Atomic. */
  public void save(Path file) throws IOException {
    save(file, Map.of());
  }

  /** The same with notes of the caller's, which come and go with the state that they are about. */
  public void save(Path file, Map<String, String> notes) throws IOException {
    Checkpoint.write(file, stepsDone, parameters, optimizer, notes);
  }

  /** Goes on from a checkpoint of the same model, and returns the notes in it. */
  public Map<String, String> resume(Path file) throws IOException {
    Map<String, String> notes = Checkpoint.notes(file);
    stepsDone = Checkpoint.read(file, parameters, optimizer);
    return notes;
  }

  private double accumulate(List<Batch> batches) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < workers.size(); i++) {
      numbers.add(i);
    }
    return pool.sum(
        numbers,
        w -> {
          List<Batch> share = new ArrayList<>();
          for (int i = w; i < batches.size(); i += workers.size()) {
            share.add(batches.get(i));
          }
          long seed = (config.seed() * 1_000_003 + stepsDone) * 1_000_003 + w * 1_009L;
          return workers.get(w).accumulate(share, seed);
        });
  }

  private double update(String name, double scale, double rate) {
    NDArray parameter = parameters.get(name);
    if (parameter != null) {
      try (NDArray gradient = Gradients.reduced(name, workers)) {
        optimizer.update(name, parameter, gradient, scale, stepsDone, rate);
      }
      Gradients.clear(name, workers);
    }
    return 0;
  }

  @Override
  public void close() {
    pool.close();
    manager.close();
  }
}
