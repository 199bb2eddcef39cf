package dev.phoenix.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script itself, on a PATH with only what it may count on. */
class LauncherTest {

  private static final Path SCRIPT = Path.of("../../phoenix").toAbsolutePath().normalize();

  @TempDir private Path folder;

  @Test
  void shouldBeValidBash() throws Exception {
    assertThat(run(List.of("bash", "-n", SCRIPT.toString()), System.getenv("PATH")).code())
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"git", "mvn"})
  void shouldNameTheToolThatIsMissing(String missing) throws Exception {
    // given
    var path = toolsWithout(missing);

    // when
    var outcome = run(List.of("bash", SCRIPT.toString(), "status"), path);

    // then
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.output().strip().lines()).hasSize(1);
    assertThat(outcome.output())
        .contains("phoenix: needs")
        .containsIgnoringCase(missing.equals("mvn") ? "Maven" : missing);
  }

  @Test
  void shouldRefuseAnOldMaven() throws Exception {
    // given
    var path = toolsWithout("mvn");
    var old = Path.of(path).resolve("mvn");
    Files.writeString(old, "#!/bin/sh\necho 'Apache Maven 3.6.3 (abc)'\n");
    assertThat(old.toFile().setExecutable(true)).isTrue();

    // when
    var outcome = run(List.of("bash", SCRIPT.toString(), "up"), path);

    // then
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.output()).contains("needs Maven 3.8.7", "3.6.3");
  }

  private String toolsWithout(String missing) throws IOException {
    var bin = Files.createDirectories(folder.resolve("bin"));
    for (var tool :
        List.of("bash", "dirname", "readlink", "sed", "head", "ls", "sort", "git", "mvn")) {
      if (!tool.equals(missing)) {
        Files.createSymbolicLink(bin.resolve(tool), find(tool));
      }
    }
    return bin.toString();
  }

  private static Path find(String tool) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }

  private static Outcome run(List<String> command, String path)
      throws IOException, InterruptedException {
    var line = new ArrayList<>(command);
    line.set(0, find("bash").toString());
    var builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().put("PATH", path);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }

  private record Outcome(int code, String output) {}
}
