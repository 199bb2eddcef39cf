package dev.phoenix.model.llama.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeFileTest {

  private static final NativePlatform PLATFORM = NativePlatform.of("Linux", "amd64");

  @TempDir Path cache;

  @Test
  void shouldReplaceALibraryWithAChangedByte() throws Exception {
    // given
    Path file = NativeFile.unpack(PLATFORM, cache);
    byte[] right = Files.readAllBytes(file);
    byte[] wrong = right.clone();
    wrong[wrong.length / 2] ^= 1;
    Files.write(file, wrong);
    // when
    Path again = NativeFile.unpack(PLATFORM, cache);
    // then
    assertThat(again).isEqualTo(file).hasBinaryContent(right);
  }

  @Test
  void shouldRefuseALibraryWithAChangedByteInTheJar() throws Exception {
    byte[] bytes = Files.readAllBytes(NativeFile.unpack(PLATFORM, cache));
    assertThat(NativeFile.verified(PLATFORM, bytes)).isSameAs(bytes);
    bytes[7] ^= 1;
    assertThatThrownBy(() -> NativeFile.verified(PLATFORM, bytes))
        .isInstanceOf(LlamaException.class)
        .hasMessageContaining("SHA-256");
  }

  @Test
  void shouldUseALibraryThatIsThereAndRight() throws Exception {
    Path file = NativeFile.unpack(PLATFORM, cache);
    Object key = Files.readAttributes(file, "*").get("fileKey");
    NativeFile.unpack(PLATFORM, cache);
    assertThat(Files.readAttributes(file, "*").get("fileKey")).isEqualTo(key);
    assertThat(Files.list(file.getParent())).hasSize(1);
  }

  @Test
  void shouldSayThatTheCacheFolderIsToBeWritable() throws Exception {
    Path file = Files.writeString(cache.resolve("file"), "");
    assertThatThrownBy(() -> NativeFile.unpack(PLATFORM, file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("writable cache folder");
  }

  @Test
  void shouldHaveALibraryForEachPlatformAndADigestForEachLibrary() throws Exception {
    for (String[] each :
        new String[][] {
          {"Linux", "amd64"},
          {"Linux", "aarch64"},
          {"Mac OS X", "x86_64"},
          {"Mac OS X", "aarch64"},
          {"Windows 11", "amd64"}
        }) {
      assertThat(NativeFile.unpack(NativePlatform.of(each[0], each[1]), cache)).exists();
    }
  }

  @Test
  void shouldSayWhatToUseWhereThereIsNoLibrary() {
    assertThatThrownBy(() -> NativePlatform.of("Linux", "riscv64"))
        .isInstanceOf(LlamaException.class)
        .hasMessageContaining("riscv64")
        .hasMessageContaining("Ollama");
  }
}
