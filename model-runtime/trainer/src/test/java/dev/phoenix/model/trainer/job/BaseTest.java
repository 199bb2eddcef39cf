package dev.phoenix.model.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseTest {

  @TempDir Path directory;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(directory.resolve("config.json"), "{}");
    Files.writeString(directory.resolve("tokenizer.json"), "{}");
    Files.writeString(directory.resolve("model.safetensors"), "weights");
    Files.writeString(directory.resolve("README.md"), "for people");
  }

  @Test
  void shouldHoldTheDigestsThatSha256sumPrints() throws IOException {
    Base base = Base.of(directory);
    assertThat(base.files())
        .containsOnlyKeys("config.json", "model.safetensors", "tokenizer.json")
        .containsEntry(
            "config.json", "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    base.check();
  }

  @Test
  void shouldNameTheFileOfAChangedByte() throws IOException {
    Base base = Base.of(directory);
    Files.writeString(directory.resolve("model.safetensors"), "weighty");
    assertThatThrownBy(base::check)
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("model.safetensors was changed");
    assertThat(Base.of(directory).sha256()).isNotEqualTo(base.sha256());
  }

  @Test
  void shouldNameAFileThatIsMissing() throws IOException {
    Base base = Base.of(directory);
    Files.delete(directory.resolve("tokenizer.json"));
    assertThatThrownBy(base::check).hasMessageContaining("tokenizer.json is missing");
  }

  @Test
  void shouldNameAFileThatWasAdded() throws IOException {
    // an index would be read in place of the one file that the job knows
    Base base = Base.of(directory);
    Files.writeString(directory.resolve("model.safetensors.index.json"), "{}");
    assertThatThrownBy(base::check)
        .hasMessageContaining("does not name model.safetensors.index.json");
  }

  @Test
  void shouldRefuseADirectoryThatIsNone() throws IOException {
    Base base = new Base(directory.resolve("none"), Base.of(directory).files());
    assertThatThrownBy(base::check)
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("is no directory");
  }
}
