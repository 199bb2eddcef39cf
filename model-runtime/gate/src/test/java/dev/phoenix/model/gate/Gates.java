package dev.phoenix.model.gate;

import dev.phoenix.model.core.ShippedModel;
import dev.phoenix.model.decoder.lora.LoraAdapter;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.decoder.tokenizer.Tokenizer;
import dev.phoenix.model.gate.request.GateEngine;
import dev.phoenix.model.gate.request.GateRequest;
import dev.phoenix.model.gate.request.GateRequestFile;
import dev.phoenix.model.trainer.job.Base;
import dev.phoenix.model.trainer.job.DataFile;
import dev.phoenix.model.trainer.job.Digests;
import dev.phoenix.model.trainer.job.Job;
import dev.phoenix.model.trainer.job.JobFile;
import dev.phoenix.model.trainer.job.JobFolder;
import dev.phoenix.model.trainer.job.Limits;
import dev.phoenix.model.trainer.job.Optimizer;
import dev.phoenix.model.trainer.job.Replay;
import dev.phoenix.model.trainer.job.Validation;
import dev.phoenix.model.trainer.run.Export;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Trainings and gates on phoenix-core. */
final class Gates {

  private final Path directory;
  final Path weights;
  final Path gguf;
  final Path general;
  final Path replay;

  /** What contenders did in any of these gates. */
  final Path trials;

  /** Longest time of the gates that are asked for from now on. */
  long seconds = 3600;

  Gates(Path directory) throws IOException {
    this.directory = directory;
    weights = ShippedModel.unpackWeights(directory);
    gguf = ShippedModel.unpack(directory);
    general = ShippedModel.unpackGeneral(directory);
    trials = directory.resolve("trials");
    replay = ShippedModel.unpackReplay(directory);
  }

  /** A folder with a training job of so many steps. */
  JobFolder training(String name, Path data, int steps) throws IOException {
    JobFolder folder = new JobFolder(Files.createDirectories(directory.resolve(name)));
    Job job =
        new Job(
            name,
            Base.of(weights),
            List.of(new DataFile(data, null)),
            new Replay(List.of(new DataFile(replay, null)), 0.4),
            Job.LORA,
            new Optimizer(4e-3, 0.1, 0.1, 0.01, 0.9, 0.98, 1, 512, 2),
            1,
            steps,
            0,
            new Validation(0, 1000, 0),
            1,
            Limits.DEFAULT);
    JobFile.write(job, folder);
    return folder;
  }

  /**
   * What a training leaves that has learned nothing: a new adapter, as it is or drawn at random.
   */
  JobFolder untrained(String name, boolean random) throws IOException {
    JobFolder folder = new JobFolder(Files.createDirectories(directory.resolve(name)));
    try (LlamaModel model = LlamaModel.load(weights)) {
      LoraAdapter adapter = LoraAdapter.create(model, Job.LORA, 3);
      if (random) {
        Random numbers = new Random(3);
        adapter
            .parameters()
            .values()
            .forEach(
                array -> {
                  float[] values = new float[(int) array.size()];
                  for (int i = 0; i < values.length; i++) {
                    values[i] = (float) (numbers.nextGaussian() * 0.5);
                  }
                  array.set(values);
                });
      }
      new Export(folder)
          .write(model, adapter, Tokenizer.load(weights.resolve(Base.TOKENIZER)), name);
    }
    return folder;
  }

  /** A gate's folder for what a training left. */
  JobFolder gate(
      String name,
      GateEngine engine,
      JobFolder trained,
      @Nullable Path live,
      Path golden,
      Path general,
      @Nullable Path djlResult,
      int samples)
      throws IOException {
    boolean djl = engine == GateEngine.DJL;
    Path adapter = djl ? trained.adapter() : trained.adapterGguf();
    Path merged = djl ? null : trained.mergedGguf();
    Map<String, String> digests = new TreeMap<>();
    for (Path file : Stream.of(adapter, golden, general, gguf).toList()) {
      digests.put(file.toString(), Digests.sha256(file));
    }
    for (Path file : new Path[] {merged, live, djlResult}) {
      if (file != null) {
        digests.put(file.toString(), Digests.sha256(file));
      }
    }
    JobFolder folder = new JobFolder(Files.createDirectories(directory.resolve(name)));
    GateRequestFile.write(
        folder,
        new GateRequest(
            engine,
            Base.of(weights),
            gguf,
            adapter,
            merged,
            live,
            Job.LORA,
            golden,
            general,
            djlResult,
            digests,
            7,
            samples,
            Path.of("target", "natives").toAbsolutePath(),
            trials,
            seconds));
    return folder;
  }
}
