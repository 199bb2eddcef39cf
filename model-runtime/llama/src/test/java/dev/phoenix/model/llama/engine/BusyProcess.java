package dev.phoenix.model.llama.engine;

import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;

/** A process that never stops to generate; says so once. */
final class BusyProcess {

  private BusyProcess() {}

  /** Runs the model in {@code args[0]} with the natives in {@code args[1]}. */
  public static void main(String[] args) throws Exception {
    var settings = LlamaSettings.defaults().withThreads(1, 1).withNativesFolder(Path.of(args[1]));
    var model = LlamaCppTextModel.load(Path.of(args[0]), settings);
    var request =
        new TextRequest(
            PromptPart.plain("on and on"),
            model.contextLength() / 2,
            Sampling.at(1.5, 3),
            List.of(),
            null);
    boolean told = false;
    while (true) {
      try {
        var first = model.generate(request, null);
        var second = model.generate(request, null);
        first.result().join();
        second.result().join();
      } catch (TextModelException | CompletionException stopping) {
        return;
      }
      if (!told) {
        System.out.println("busy");
        told = true;
      }
    }
  }
}
