package dev.phoenix.model.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntrantTest {

  @TempDir private Path folder;

  @Test
  void shouldTakeAFileForGgufAndAFolderForSafetensors() throws Exception {
    // given
    var file = Files.createFile(folder.resolve("model.gguf"));
    Files.createFile(folder.resolve("config.json"));

    // then
    assertThat(Entrant.of(file.toString())).isEqualTo(new Entrant.Gguf(file));
    assertThat(Entrant.of(folder.toString())).isEqualTo(new Entrant.Safetensors(folder));
  }

  @Test
  void shouldTakeAnyOtherNameForAModelOfTheServer() {
    assertThat(Entrant.of("openai:org/model-7b"))
        .isEqualTo(new Entrant.Served("openai:org/model-7b"));
  }

  @Test
  void shouldSayWhatAFileOrFolderLacks() {
    assertThatThrownBy(() -> Entrant.of(folder.resolve("absent.gguf").toString()))
        .isInstanceOf(ComparisonException.class)
        .hasMessageContaining("There is no file");
    assertThatThrownBy(() -> Entrant.of(folder.toString()))
        .isInstanceOf(ComparisonException.class)
        .hasMessageContaining("config.json");
  }
}
