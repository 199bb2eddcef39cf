package dev.phoenix.model.trainer.job;

import java.nio.file.Path;
import java.util.List;

/**
 * The folder that a trainer works in and outside of which it writes nothing.
 *
 * @param path of the folder, absolute
 */
public record JobFolder(Path path) {

  /** The files that a training leaves if it succeeds. */
  public static final List<String> ARTIFACTS =
      List.of("adapter.safetensors", "adapter.gguf", "merged.safetensors", "merged-q8_0.gguf");

  public JobFolder {
    path = path.toAbsolutePath().normalize();
  }

  /** What is asked for, see {@link Job}. */
  public Path job() {
    return path.resolve("job.json");
  }

  /** How far it is, see {@link Progress}. */
  public Path progress() {
    return path.resolve("progress.jsonl");
  }

  /** How it ended, see {@link Result}; there when all else is. */
  public Path result() {
    return path.resolve("result.json");
  }

  /** What a training goes on from after a kill. */
  public Path checkpoint() {
    return path.resolve("checkpoint");
  }

  /** PEFT's tensors in one file. */
  public Path adapter() {
    return path.resolve("adapter.safetensors");
  }

  /** The adapter as llama.cpp loads it. */
  public Path adapterGguf() {
    return path.resolve("adapter.gguf");
  }

  /** The base with the adapter in it, 32 bits a number. */
  public Path merged() {
    return path.resolve("merged.safetensors");
  }

  /** The same, quantized, as llama.cpp loads it. */
  public Path mergedGguf() {
    return path.resolve("merged-q8_0.gguf");
  }

  /** What a trainer says on its outputs. */
  public Path log() {
    return path.resolve("trainer.log");
  }

  /** What a trainer was started with, see {@code LocalProcessLauncher}. */
  public Path launch() {
    return path.resolve("launch.json");
  }

  /** Home and temporary files of the process. */
  public Path temporary() {
    return path.resolve("tmp");
  }

  Path lock() {
    return path.resolve("lock");
  }
}
