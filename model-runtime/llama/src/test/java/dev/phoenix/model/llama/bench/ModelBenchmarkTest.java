package dev.phoenix.model.llama.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.model.llama.engine.LlamaSettings;
import dev.phoenix.model.llama.testmodel.TinyModel;
import dev.phoenix.model.measure.Figure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelBenchmarkTest {

  private static final TinyModel MODEL = new TinyModel(32, 1, 2, 1, 32, 300, 2_048, false, 7);

  @TempDir Path folder;

  @Test
  void shouldMeasureEveryFigure() throws Exception {
    // given
    LlamaSettings settings =
        LlamaSettings.defaults().withThreads(1, 1).withNativesFolder(Path.of("target", "natives"));
    Options options = new Options(MODEL.write(folder), null, settings, true);
    // when
    Map<String, Figure> figures = new LinkedHashMap<>();
    ModelBenchmark.measure(options, figures::put);
    // then
    assertThat(figures)
        .containsOnlyKeys(
            "decode_ratio",
            "decode_ratio_sampled",
            "batch4_ratio",
            "loop_prefill_ratio",
            "loop_time_ratio",
            "restart_ratio",
            "start_seconds",
            "rss_mb_idle",
            "rss_mb_after_10000");
    assertThat(figures.values())
        .allSatisfy(
            figure -> {
              assertThat(figure.value()).isPositive().isFinite();
              assertThat(figure.value()).isBetween(figure.low(), figure.high());
            });
    assertThat(figures)
        .hasEntrySatisfying(
            "loop_prefill_ratio", figure -> assertThat(figure.value()).isLessThan(1));
  }

  @Test
  void shouldReadLoopsFromAFile() throws Exception {
    // given
    Path file = folder.resolve("loops.jsonl");
    Files.writeString(
        file,
        """
        {"rounds": ["<|brief|>tea", "<|brief|>tea{draft}<|fix|>", ["<|brief|>tea{draft}", "<|fix|>{draft}!"]]}

        {"rounds": ["a", "ab"]}
        """);
    // when
    List<LoopPrompts> loops = LoopPrompts.read(file);
    // then
    assertThat(loops).hasSize(2);
    LoopPrompts first = loops.getFirst();
    assertThat(first.prompt(0, List.of())).isEqualTo("<|brief|>tea");
    assertThat(first.prompt(1, List.of("One"))).isEqualTo("<|brief|>teaOne<|fix|>");
    assertThat(first.prompt(2, List.of("One", "{draft} two")))
        .isEqualTo("<|brief|>teaOne<|fix|>{draft} two!");
  }

  @Test
  void shouldSayWhichLineOfAFileIsNoLoop() throws Exception {
    Path file = Files.writeString(folder.resolve("loops.jsonl"), "{\"rounds\": [\"one\"]}\n");
    assertThatThrownBy(() -> LoopPrompts.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 1");
  }
}
