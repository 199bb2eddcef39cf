package dev.phoenix.model.images.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.images.ImageListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes write and sweep the same folder until both are killed in the middle of it. */
@Timeout(300)
class KilledProcessTest {

  private static final int ROUNDS = 3;

  @TempDir private Path folder;

  @RepeatedTest(3)
  void shouldNeverServeABrokenEntry() throws Exception {
    // given
    List<Process> processes = List.of(start(), start());
    List<String> said = new ArrayList<>();
    try {
      for (Process process : processes) {
        said.addAll(listen(process));
      }
    } finally {
      // when
      processes.forEach(Process::destroyForcibly);
    }
    for (Process process : processes) {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    // then
    assertThat(said).containsOnly("round");
    List<String> corrupt = new ArrayList<>();
    var listener =
        new ImageListener() {
          @Override
          public void entryCorrupt(String fileName) {
            corrupt.add(fileName);
          }
        };
    var cache = new ImageCache(CacheSettings.in(folder), Clock.systemUTC(), listener);
    int found = 0;
    for (int i = 0; i < WritingProcess.KEYS; i++) {
      var image = cache.find(Pictures.RECIPE, Pictures.content(i));
      if (image.isPresent()) {
        assertThat(image.get().sha256()).isEqualTo(Pictures.of(i, WritingProcess.BYTES).sha256());
        found++;
      }
    }
    assertThat(found).isPositive();
    assertThat(corrupt).isEmpty();
    // a new process is not hindered by what the dead ones left
    cache.put(Pictures.RECIPE, Pictures.content(0), Pictures.of(0, 10));
    assertThat(cache.find(Pictures.RECIPE, Pictures.content(0))).isPresent();
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            WritingProcess.class.getName(),
            Files.createDirectories(folder).toString())
        .redirectErrorStream(true)
        .start();
  }

  /** What a process says until it has worked for some rounds; it is left in the middle of one. */
  private static List<String> listen(Process process) throws IOException {
    List<String> said = new ArrayList<>();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    int rounds = 0;
    while (rounds < ROUNDS) {
      String line = output.readLine();
      if (line == null) {
        said.add("ended");
        return said;
      }
      said.add(line);
      if (line.equals("round")) {
        rounds++;
      }
    }
    return said;
  }
}
