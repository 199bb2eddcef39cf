package dev.phoenix.model.llama.gguf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.api.text.AdapterUse;
import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.api.text.TextModel;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextRequest;
import dev.phoenix.model.llama.engine.LlamaCppTextModel;
import dev.phoenix.model.llama.engine.LlamaSettings;
import dev.phoenix.model.llama.testmodel.TinyModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand spoilt models and as many spoilt adapters. Each is refused with an error that says
 * what is wrong, or is a model still, which is then loaded and asked; the process lives on.
 */
@Timeout(300)
class MutatedFilesTest {

  private static final int MUTANTS = 1_000;

  @TempDir Path folder;

  @Test
  void shouldRefuseOrRunEveryMutatedModel() throws Exception {
    Mutations mutations =
        new Mutations(TinyModel.TINIEST.builder().build(), new Random(Long.getLong("fuzz", 42)));
    Path file = folder.resolve("mutant.gguf");
    int refused = 0;
    for (int i = 0; i < MUTANTS; i++) {
      // given
      Mutations.Mutant mutant = mutations.next();
      Files.write(file, mutant.bytes());
      // when
      boolean valid = isValid(file, mutant);
      // then
      if (valid) {
        run(file);
      } else {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(MUTANTS / 2);
  }

  @Test
  void shouldRefuseOrApplyEveryMutatedAdapter() throws Exception {
    Path model = TinyModel.TINIEST.write(folder);
    Mutations mutations =
        new Mutations(
            TinyModel.TINIEST.adapter(2, 3).build(), new Random(Long.getLong("fuzz", 42) + 1));
    Path file = folder.resolve("mutant.gguf");
    int refused = 0;
    try (TextModel loaded = LlamaCppTextModel.load(model, settings())) {
      for (int i = 0; i < MUTANTS; i++) {
        // given
        Mutations.Mutant mutant = mutations.next();
        Files.write(file, mutant.bytes());
        try {
          // when
          loaded.loadAdapter("mutant", file);
          ask(loaded, true);
          loaded.unloadAdapter("mutant");
        } catch (TextModelException e) {
          // then
          assertThat(e).as(mutant.what()).hasMessageContaining("mutant");
          assertThat(e.reason()).isEqualTo(TextModelException.Reason.INVALID_REQUEST);
          refused++;
        }
      }
      ask(loaded, false);
    }
    assertThat(refused).isGreaterThan(MUTANTS / 2);
  }

  private static boolean isValid(Path file, Mutations.Mutant mutant) throws Exception {
    try {
      ModelCheck.check(file);
      return true;
    } catch (GgufException e) {
      assertThat(e).as(mutant.what()).hasMessageStartingWith("mutant.gguf: ");
      assertThat(e.getMessage()).as(mutant.what()).hasSizeBetween(30, 2_000);
      return false;
    }
  }

  private static void run(Path file) throws Exception {
    try (TextModel model = LlamaCppTextModel.load(file, settings())) {
      ask(model, false);
    }
  }

  /** Changed numbers may be no numbers, which fails a request and nothing else. */
  private static void ask(TextModel model, boolean adapted) throws Exception {
    TextRequest request = TextRequest.of("ab", 2, Sampling.GREEDY);
    if (adapted) {
      request = request.withAdapter(AdapterUse.of("mutant"));
    }
    try {
      model.generate(request, null).result().get(60, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      assertThat(e.getCause())
          .isInstanceOfSatisfying(
              TextModelException.class,
              failure -> assertThat(failure.reason()).isEqualTo(TextModelException.Reason.FAILED));
    }
  }

  private static LlamaSettings settings() {
    return LlamaSettings.defaults()
        .withThreads(1, 1)
        .withContextLength(32)
        .withRequests(1, 1)
        .withPrefillChunk(8)
        .withCacheBytes(0)
        .withNativesFolder(Path.of("target", "natives"));
  }
}
