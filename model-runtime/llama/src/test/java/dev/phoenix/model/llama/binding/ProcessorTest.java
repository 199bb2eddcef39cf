package dev.phoenix.model.llama.binding;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorTest {

  private static final NativePlatform INTEL = NativePlatform.of("Linux", "amd64");

  @TempDir Path folder;

  @Test
  void shouldNameTheInstructionsThatAreMissing() throws IOException {
    // given
    var old = cpu("fpu sse sse2 avx");

    // then
    assertThatThrownBy(() -> Processor.require(INTEL, old))
        .isInstanceOf(LlamaException.class)
        .hasMessageContaining("lacks avx2, fma, f16c")
        .hasMessageContaining("Ollama");
  }

  @Test
  void shouldAcceptAProcessorThatHasThem() throws IOException {
    // given
    var able = cpu("fpu avx f16c fma avx2 bmi2");

    // then
    assertThatCode(() -> Processor.require(INTEL, able)).doesNotThrowAnyException();
  }

  @Test
  void shouldTrustTheLibraryWhereNothingIsKnown() {
    // given
    var absent = folder.resolve("absent");

    // then
    assertThatCode(() -> Processor.require(INTEL, absent)).doesNotThrowAnyException();
  }

  @Test
  void shouldNotAskAnArmProcessorForIntelInstructions() throws IOException {
    // given
    var old = cpu("fp asimd");

    // then
    assertThatCode(() -> Processor.require(NativePlatform.of("Linux", "aarch64"), old))
        .doesNotThrowAnyException();
  }

  private Path cpu(String flags) throws IOException {
    return Files.writeString(
        folder.resolve("cpuinfo"), "processor\t: 0\nflags\t\t: " + flags + "\nbogomips\t: 5000\n");
  }
}
