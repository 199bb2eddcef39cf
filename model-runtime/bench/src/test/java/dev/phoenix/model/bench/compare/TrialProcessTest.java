package dev.phoenix.model.bench.compare;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.decoder.gguf.GgufType;
import dev.phoenix.model.local.bench.RandomModel;
import dev.phoenix.model.router.bench.SmallBackend;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialProcessTest {

  private static final Server NOBODY = new Server(URI.create("http://127.0.0.1:1"), null, null);

  @TempDir private Path folder;

  @Test
  void shouldTryAModelOfAServerOnEveryBrief() throws Exception {
    try (var backend = new SmallBackend("small", false)) {
      // when
      var result =
          TrialProcess.run(
              new Entrant.Served("small"), "openai", new Server(backend.address(), null, null), 1);

      // then
      assertThat(result.answers())
          .hasSize(48)
          .allSatisfy(
              answer -> {
                assertThat(answer.failure()).isNull();
                assertThat(answer.text()).startsWith("small says");
                assertThat(answer.millis()).isPositive();
                assertThat(answer.tokens()).isPositive();
              });
      assertThat(result.answers()).filteredOn(Answer::passed).hasSizeLessThan(48);
      assertThat(result.memory()).isNull();
    }
  }

  @Test
  void shouldGiveUpOnAServerThatIsGone() throws Exception {
    // when
    var result = TrialProcess.run(new Entrant.Served("gone"), "openai", NOBODY, 1);

    // then
    assertThat(result.answers()).hasSize(48).allMatch(Answer::hasFailed);
    assertThat(result.answers().getLast().failure()).contains("not asked");
  }

  @Test
  void shouldTryAGgufFile() throws Exception {
    // given
    var file = folder.resolve("random.gguf");
    try (var random = new RandomModel(32, 1, 0, 2_048, 3)) {
      random.gguf(file, GgufType.F32);
    }

    // when
    var result = TrialProcess.run(new Entrant.Gguf(file), "llama.cpp", NOBODY, 1);

    // then
    assertThat(result.answers()).hasSize(48).noneMatch(Answer::hasFailed);
    assertThat(result.memory())
        .extracting(Memory::megabytes, as(InstanceOfAssertFactories.LONG))
        .isPositive();
  }

  @Test
  void shouldSayWhyAFileCannotBeTried() throws Exception {
    // given
    var file = Files.writeString(folder.resolve("text.gguf"), "no model");
    Files.writeString(folder.resolve("config.json"), "{");

    // then
    for (var entrant : new Entrant[] {new Entrant.Gguf(file), new Entrant.Safetensors(folder)}) {
      var result = TrialProcess.run(entrant, "llama.cpp", NOBODY, 1);
      assertThat(result.answers()).hasSize(48).allMatch(Answer::hasFailed);
      assertThat(result.answers().getFirst().failure()).isNotBlank();
    }
  }
}
