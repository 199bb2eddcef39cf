package dev.phoenix.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.model.core.PromptFormat;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.decoder.tokenizer.Tokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoreTrainingTest {

  private static final String WEIGHTS = "model.safetensors";

  @TempDir static Path undisturbed;

  private static Path model = Path.of("");
  private static final List<Long> STEPS = new ArrayList<>();

  @TempDir Path folder;

  /** As a kill would: nothing runs after it, no checkpoint is written. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @BeforeAll
  static void train() throws IOException {
    model = TinyTraining.run(undisturbed, report -> STEPS.add(report.step()));
  }

  @Test
  void shouldEndWithAModelFolder() throws IOException {
    // then
    assertThat(model).isEqualTo(undisturbed.resolve("round-1"));
    assertThat(model.resolve("config.json")).exists();
    assertThat(model.resolve(WEIGHTS)).exists();
    var tokenizer = Tokenizer.load(model.resolve("tokenizer.json"));
    assertThat(tokenizer.size()).isEqualTo(TinyTraining.RECIPE.vocabulary());
    assertThat(PromptFormat.SPECIAL.stream().map(tokenizer::id)).containsExactly(0, 1, 2);
    try (var loaded = LlamaModel.load(model)) {
      assertThat(loaded.config())
          .isEqualTo(TinyTraining.SCALE.model(TinyTraining.RECIPE.vocabulary()));
    }
  }

  @Test
  void shouldLogEveryPhase() throws IOException {
    // when
    var rows = Files.readAllLines(undisturbed.resolve("loss.csv"));

    // then: a validation loss at the end of each
    assertThat(rows).first().isEqualTo("phase,step,loss,rate,validation");
    assertThat(rows).anyMatch(row -> row.matches("base,\\d+,,,\\d\\.\\d{4}"));
    assertThat(rows).anyMatch(row -> row.matches("round-1,\\d+,,,\\d\\.\\d{4}"));
    assertThat(rows).anyMatch(row -> row.matches("base,20,\\d\\.\\d{4},\\d\\.\\d\\de-\\d\\d,"));
  }

  @Test
  void shouldNotTrainAPhaseTwice() throws IOException {
    // given
    var again = new ArrayList<Long>();
    var before = Files.readAllBytes(model.resolve(WEIGHTS));

    // when
    var same = TinyTraining.run(undisturbed, report -> again.add(report.step()));

    // then
    assertThat(same).isEqualTo(model);
    assertThat(again).isEmpty();
    assertThat(model.resolve(WEIGHTS)).hasBinaryContent(before);
  }

  @Test
  void shouldGoOnFromItsCheckpointAndEndWithTheSameWeights() throws IOException {
    // given: killed in the base training and again in the round on its own drafts
    long first = 10;
    int baseSteps = STEPS.lastIndexOf(1L);
    assertThat(baseSteps).isGreaterThan(12);
    assertThatThrownBy(() -> TinyTraining.run(folder, report -> killAt(report.step(), first)))
        .isInstanceOf(Killed.class);
    assertThat(folder.resolve("base").resolve(WEIGHTS)).doesNotExist();
    var resumed = new ArrayList<Long>();
    assertThatThrownBy(
            () ->
                TinyTraining.run(
                    folder,
                    report -> {
                      resumed.add(report.step());
                      killAt(resumed.size(), baseSteps - 8L + 6);
                    }))
        .isInstanceOf(Killed.class);

    // when
    var steps = new ArrayList<Long>();
    var end = TinyTraining.run(folder, report -> steps.add(report.step()));

    // then: from the checkpoints at 8 and at 4
    assertThat(resumed).startsWith(9L).endsWith(6L);
    assertThat(steps).startsWith(5L);
    assertThat(end).isEqualTo(folder.resolve("round-1"));
    for (var phase : List.of("base", "round-1")) {
      assertThat(folder.resolve(phase).resolve(WEIGHTS))
          .hasSameBinaryContentAs(undisturbed.resolve(phase).resolve(WEIGHTS));
    }
  }

  private static void killAt(long step, long last) {
    if (step == last) {
      throw new Killed();
    }
  }

  @Test
  void shouldFinishAPhaseThatWasKilledWhileItWasSaved() throws IOException {
    // given: weights are there, configuration and tokenizer are not
    copy(undisturbed, folder);
    var phase = folder.resolve("base");
    Files.delete(phase.resolve("config.json"));
    Files.delete(phase.resolve("tokenizer.json"));
    Files.writeString(phase.resolve("tokenizer.json.part"), "{\"half");

    // when
    var steps = new ArrayList<Long>();
    var end = TinyTraining.base(folder, report -> steps.add(report.step()));

    // then
    assertThat(steps).isEmpty();
    assertThat(end).isEqualTo(phase);
    for (var file : List.of(WEIGHTS, "config.json", "tokenizer.json")) {
      assertThat(phase.resolve(file))
          .hasSameBinaryContentAs(undisturbed.resolve("base").resolve(file));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var paths = Files.walk(from)) {
      paths
          .filter(Files::isRegularFile)
          .forEach(
              path -> {
                try {
                  var target = to.resolve(from.relativize(path));
                  Files.createDirectories(target.getParent());
                  Files.copy(path, target);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
