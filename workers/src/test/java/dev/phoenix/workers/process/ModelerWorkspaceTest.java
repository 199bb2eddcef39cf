package dev.phoenix.workers.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What Camunda Modeler would say of the flows; needs node and {@code npm ci} in {@code bpmn/}. */
class ModelerWorkspaceTest {

  private static final Path BPMN = Path.of("../bpmn");

  @Test
  void shouldHaveNoFinding() throws Exception {
    // given
    var ready = Files.isDirectory(BPMN.resolve("node_modules"));
    if ("true".equals(System.getenv("CI"))) {
      assertThat(ready).as("under CI=true 'npm ci' must have run in bpmn/").isTrue();
    }
    assumeTrue(
        ready,
        "Modeler tooling skipped: run ./deployments/phoenix test, which installs node and the"
            + " checks");

    // when
    var check =
        new ProcessBuilder("node", "tools/check.mjs")
            .directory(BPMN.toFile())
            .redirectErrorStream(true)
            .start();
    var output = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    // then
    assertThat(check.waitFor()).as(output).isZero();
  }
}
