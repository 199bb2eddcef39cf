package dev.phoenix.model.local.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.decoder.gguf.GgufType;
import dev.phoenix.model.local.bench.RandomModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class MeasuredMemoryTest {

  private static final int CONTEXT = 4_096;
  private static final int PARALLEL = 4;

  @TempDir Path folder;

  @Test
  void shouldEstimateWhatAProcessTakes() throws Exception {
    // given a model whose weights and keys are large beside what a process takes by itself
    Path file;
    Dimensions dimensions = new Dimensions(8_192, 512, 6, 1_280, 16, 8, 32);
    try (RandomModel random = new RandomModel(512, 6, 8_192, CONTEXT, 1)) {
      file = random.gguf(folder.resolve("random.gguf"), GgufType.F32);
    }
    MemoryEstimate estimate =
        MemoryEstimate.of(
            new Weights("F32", 0, 0, Files.size(file)),
            dimensions,
            new Use(CONTEXT, PARALLEL, 256 + PARALLEL, 2, 64L << 20, 64L << 20));

    // when
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    FitProbe.class.getName(),
                    file.toString(),
                    Path.of("target", "natives").toString(),
                    Integer.toString(CONTEXT),
                    Integer.toString(PARALLEL)))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    long measured = Long.parseLong(output.strip().lines().toList().getLast());

    // then it is a bound, and its two exact parts are really taken
    assertThat(measured)
        .as("measured %d, estimated %s", measured, estimate)
        .isLessThanOrEqualTo(estimate.total())
        .isGreaterThan((estimate.weights() + estimate.keysAndValues()) * 9 / 10);
  }
}
