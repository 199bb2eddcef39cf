package dev.phoenix.model.server.nights.training;

import dev.phoenix.model.adapters.BaseModel;
import dev.phoenix.model.core.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The model that nights teach, as files. */
public interface NightModel {

  /** Its name. */
  String name();

  /** Its weights with their tokenizer, in Hugging Face's layout: what is trained on. */
  Path weights() throws IOException;

  /** Its file as it is served: what adapters are for. */
  Path gguf() throws IOException;

  /** What the registry knows it by. */
  BaseModel base() throws IOException;

  /** Texts of its own training, which are learned again; empty if there are none. */
  Optional<Path> replay() throws IOException;

  /** Texts of its own kind that it was not trained on; empty if there are none. */
  Optional<Path> general() throws IOException;

  /** The words that it writes by itself. */
  Vocabulary vocabulary();
}
