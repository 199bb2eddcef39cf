package dev.phoenix.model.llama.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.model.llama.testmodel.Natives;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The layouts of the pinned build, and that another build's would be noticed. */
class StructTest {

  @Test
  void shouldFindTheDocumentedDefaults() {
    try (Arena arena = Arena.ofConfined()) {
      Struct params =
          Natives.load().defaults("llama_context_default_params", BuildB4916.CONTEXT_PARAMS, arena);
      assertThatCode(() -> params.check("context", BuildB4916.CONTEXT_DEFAULTS))
          .doesNotThrowAnyException();
      assertThat(params.get("n_batch")).isEqualTo(2048);
    }
  }

  @Test
  void shouldNoticeEveryFieldThatDiffers() {
    try (Arena arena = Arena.ofConfined()) {
      Struct params =
          Natives.load().defaults("llama_context_default_params", BuildB4916.CONTEXT_PARAMS, arena);
      BuildB4916.CONTEXT_DEFAULTS.forEach(
          (field, value) -> {
            Map<String, Object> other = new HashMap<>(BuildB4916.CONTEXT_DEFAULTS);
            other.put(field, value instanceof Boolean b ? !b : (Object) "another");
            assertThatThrownBy(() -> params.check("context", other))
                .isInstanceOf(LlamaException.class)
                .hasMessageContaining("context." + field)
                .hasMessageContaining("another build");
          });
    }
  }

  @Test
  void shouldNoticeAFieldInsertedByAnotherBuild() {
    try (Arena arena = Arena.ofConfined()) {
      // given defaults whose bytes lie four bytes further on
      Struct params =
          Natives.load().defaults("llama_context_default_params", BuildB4916.CONTEXT_PARAMS, arena);
      MemorySegment shifted = arena.allocate(params.memory().byteSize() + 8, 8);
      MemorySegment.copy(params.memory(), 0, shifted, 4, params.memory().byteSize());
      Struct other = new Struct(BuildB4916.CONTEXT_PARAMS, shifted);
      // then
      assertThatThrownBy(() -> other.check("context", BuildB4916.CONTEXT_DEFAULTS))
          .isInstanceOf(LlamaException.class);
    }
  }
}
