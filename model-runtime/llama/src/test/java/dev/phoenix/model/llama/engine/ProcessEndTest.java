package dev.phoenix.model.llama.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.llama.testmodel.TinyModel;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** A process that is asked to end while it computes ends in order, and not by a crash. */
class ProcessEndTest {

  private static final int ENDED_BY_SIGTERM = 143;

  @TempDir private Path folder;

  @RepeatedTest(4)
  void shouldEndInOrderWhileItComputes() throws Exception {
    // given
    var gguf = TinyModel.CORE.write(folder);
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                BusyProcess.class.getName(),
                gguf.toString(),
                Path.of("target", "natives").toAbsolutePath().toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    try (var output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(output.lines().filter("busy"::equals).findFirst()).isPresent();

      // when
      process.toHandle().destroy();

      // then
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(ENDED_BY_SIGTERM);
      try (var files = Files.list(folder)) {
        assertThat(files).noneMatch(file -> file.getFileName().toString().startsWith("hs_err"));
      }
    } finally {
      process.destroyForcibly();
    }
  }
}
