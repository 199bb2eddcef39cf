package dev.phoenix.model.bench.compare;

import java.nio.file.Files;
import java.nio.file.Path;

/** A model that takes part, by the name that the user gave. */
sealed interface Entrant {

  /** What the user calls it. */
  String name();

  /** A model that the running server lists. */
  record Served(String name) implements Entrant {}

  /** A GGUF file, computed by llama.cpp in a process of its own. */
  record Gguf(Path file) implements Entrant {
    @Override
    public String name() {
      return file.toString();
    }
  }

  /** A Hugging Face folder with safetensors, computed by DJL in a process of its own. */
  record Safetensors(Path folder) implements Entrant {
    @Override
    public String name() {
      return folder.toString();
    }
  }

  /**
   * What a name stands for: a file or folder if there is one, else a model of the server.
   *
   * @throws ComparisonException if it can only be meant as a file and there is none
   */
  static Entrant of(String name) {
    var path = Path.of(name);
    if (Files.isDirectory(path)) {
      if (!Files.exists(path.resolve("config.json"))) {
        throw new ComparisonException(
            "%s has no config.json: name a folder with config.json, tokenizer.json and safetensors files"
                .formatted(name));
      }
      return new Safetensors(path);
    }
    if (Files.isRegularFile(path)) {
      return new Gguf(path);
    }
    if (name.endsWith(".gguf")) {
      throw new ComparisonException("There is no file " + name);
    }
    return new Served(name);
  }
}
