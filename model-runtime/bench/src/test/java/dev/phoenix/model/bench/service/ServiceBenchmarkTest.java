package dev.phoenix.model.bench.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the real server, as processes. */
class ServiceBenchmarkTest {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();

  @TempDir private Path folder;

  @Test
  void shouldMeasureTheRealServer() throws Exception {
    // when
    var figures = ServiceBenchmark.measure(server(), folder, 4, 1);

    // then
    assertThat(figures)
        .containsOnlyKeys("http_overhead_ms", "cold_start_ms_text", "cold_start_ms_images")
        .hasEntrySatisfying(
            "http_overhead_ms",
            figure -> {
              assertThat(figure.repetitions()).isEqualTo(4);
              assertThat(figure.parts()).containsKeys("http_ms", "engine_ms");
            });
    assertThat(figures.values()).allSatisfy(figure -> assertThat(figure.value()).isFinite());
  }

  @Test
  void shouldSayWhyAServerDoesNotStart() {
    // given
    var command = List.of(JAVA, "no.such.Server");

    // when / then
    assertThatThrownBy(() -> ServiceBenchmark.measure(command, folder, 1, 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ended before it answered")
        .hasMessageContaining("no.such.Server");
  }

  @Test
  void shouldSayWhatTheServerRefuses() throws Exception {
    // given
    try (var server = ServerProcess.start(server(), "text", folder);
        var client = new ServerClient()) {
      client.firstAnswer(server, Question.post("tea", 1));

      // when / then
      assertThatThrownBy(
              () ->
                  client.ask(
                      server,
                      new Question("/v1/chat/completions", "application/json", new byte[0])))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("The server answered 400");
    }
  }

  /**
   * The server's classes without this module's silent logger, which cannot stand beside its own.
   */
  private static List<String> server() {
    var classpath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> !entry.contains("slf4j-nop"))
            .collect(Collectors.joining(File.pathSeparator));
    return List.of(
        JAVA,
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx160m",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        classpath,
        "dev.phoenix.model.server.ModelRuntimeApplication");
  }
}
