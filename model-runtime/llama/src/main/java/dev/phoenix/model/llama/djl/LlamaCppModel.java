package dev.phoenix.model.llama.djl;

import ai.djl.BaseModel;
import ai.djl.MalformedModelException;
import ai.djl.ndarray.NDManager;
import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.api.text.TextGeneration;
import dev.phoenix.model.api.text.TextListener;
import dev.phoenix.model.api.text.TextModel;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextModelException.Reason;
import dev.phoenix.model.api.text.TextModelStats;
import dev.phoenix.model.api.text.TextRequest;
import dev.phoenix.model.llama.engine.LlamaCppTextModel;
import dev.phoenix.model.llama.gguf.GgufException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A GGUF model as DJL loads it, which is a {@link TextModel} as well. */
public final class LlamaCppModel extends BaseModel implements TextModel {

  private @Nullable TextModel loaded;

  LlamaCppModel(String name, NDManager baseManager) {
    super(name);
    manager = baseManager;
    manager.setName("llamaCppModel");
  }

  /**
   * Loads a GGUF file.
   *
   * @param modelPath the file, or a folder with {@code <prefix>.gguf} or only one GGUF file
   * @param prefix the file's name in the folder, without its ending; null for the model's name
   * @param options see {@link LlamaOptions}; null for the defaults
   * @throws MalformedModelException if the file is not a model that the engine runs
   * @throws FileNotFoundException if there is no such file
   */
  @Override
  public void load(Path modelPath, @Nullable String prefix, @Nullable Map<String, ?> options)
      throws IOException, MalformedModelException {
    if (loaded != null) {
      throw new IllegalStateException("The model is loaded already: make another");
    }
    Path file = find(modelPath.toAbsolutePath(), prefix == null ? modelName : prefix);
    setModelDir(file.getParent());
    try {
      TextModel model =
          LlamaCppTextModel.load(file, LlamaOptions.settings(options == null ? Map.of() : options));
      loaded = model;
      block = new TextBlock(model);
      wasLoaded = true;
    } catch (GgufException e) {
      throw new MalformedModelException(e.getMessage(), e);
    }
  }

  private static Path find(Path path, String name) throws IOException {
    if (Files.isRegularFile(path)) {
      return path;
    }
    Path named = path.resolve(name.endsWith(".gguf") ? name : name + ".gguf");
    if (Files.isRegularFile(named)) {
      return named;
    }
    List<Path> files = List.of();
    if (Files.isDirectory(path)) {
      try (Stream<Path> entries = Files.list(path)) {
        files = entries.filter(entry -> entry.toString().endsWith(".gguf")).toList();
      }
    }
    if (files.size() != 1) {
      throw new FileNotFoundException(
          "There is no %s, and %d other GGUF files in %s: give the model's file"
              .formatted(named.getFileName(), files.size(), path));
    }
    return files.getFirst();
  }

  private TextModel model() {
    TextModel model = loaded;
    if (model == null) {
      throw new TextModelException(Reason.CLOSED, "The model is not loaded: call load first");
    }
    return model;
  }

  @Override
  public int contextLength() {
    return model().contextLength();
  }

  @Override
  public int countTokens(List<PromptPart> prompt) {
    return model().countTokens(prompt);
  }

  @Override
  public TextGeneration generate(TextRequest request, @Nullable TextListener listener) {
    return model().generate(request, listener);
  }

  @Override
  public void loadAdapter(String id, Path file) {
    model().loadAdapter(id, file);
  }

  @Override
  public void unloadAdapter(String id) {
    model().unloadAdapter(id);
  }

  @Override
  public Set<String> adapters() {
    return model().adapters();
  }

  @Override
  public TextModelStats stats() {
    return model().stats();
  }

  @Override
  public void close() {
    if (loaded != null) {
      loaded.close();
    }
    super.close();
  }
}
