package dev.phoenix.model.decoder.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {

  private static final String TINY_LLAMA =
      """
      {"model_type": "llama", "vocab_size": 32000, "hidden_size": 2048, "num_hidden_layers": 22,
       "num_attention_heads": 32, "num_key_value_heads": 4, "intermediate_size": 5632,
       "max_position_embeddings": 2048, "rms_norm_eps": 1e-05, "rope_theta": 10000.0,
       "tie_word_embeddings": false, "bos_token_id": 1, "eos_token_id": [2, 3],
       "hidden_act": "silu", "rope_scaling": null, "torch_dtype": "bfloat16"}
      """;

  @TempDir Path directory;

  private LlamaConfig read(String json) throws Exception {
    Path file = directory.resolve(ConfigFile.NAME);
    Files.writeString(file, json);
    return ConfigFile.read(file);
  }

  @Test
  void shouldReadWhatHuggingFaceWrites() throws Exception {
    LlamaConfig config = read(TINY_LLAMA);
    assertThat(config.headSize()).isEqualTo(64);
    assertThat(config.groupSize()).isEqualTo(8);
    assertThat(config.keyValueWidth()).isEqualTo(256);
    assertThat(config.eosTokenId()).isEqualTo(2);
  }

  @Test
  void shouldReadWhatItWrites() throws Exception {
    LlamaConfig config = LlamaConfig.small(2048, 256, 5, 8, 4, 640, 1024);
    Path file = directory.resolve(ConfigFile.NAME);
    ConfigFile.write(config, file);
    assertThat(ConfigFile.read(file)).isEqualTo(config);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"vocab_size\": 32000 | \"vocab_size\": 0 | vocab_size",
        "\"vocab_size\": 32000 | \"vocab_size\": 99999999999 | vocab_size",
        "\"hidden_size\": 2048 | \"hidden_size\": \"wide\" | hidden_size",
        "\"hidden_size\": 2048, | '' | hidden_size is missing",
        "\"num_key_value_heads\": 4 | \"num_key_value_heads\": 5 | multiple",
        "\"num_attention_heads\": 32 | \"num_attention_heads\": 0 | num_attention_heads",
        "\"rms_norm_eps\": 1e-05 | \"rms_norm_eps\": -1 | rms_norm_eps",
        "\"rope_theta\": 10000.0 | \"rope_theta\": \"x\" | rope_theta",
        "\"rope_scaling\": null | \"rope_scaling\": {\"type\": \"yarn\"} | rope_scaling",
        "\"hidden_act\": \"silu\" | \"hidden_act\": \"gelu\" | gelu",
        "\"model_type\": \"llama\" | \"model_type\": \"gpt2\" | gpt2",
        "\"bos_token_id\": 1 | \"bos_token_id\": 32000 | bos_token_id",
        "{\"model_type\" | [\"model_type\" | config.json"
      })
  void shouldSayWhatIsWrong(String from, String to, String named) {
    assertThat(TINY_LLAMA).contains(from);
    assertThatThrownBy(() -> read(TINY_LLAMA.replace(from, to)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named);
  }
}
