package dev.phoenix.model.decoder.gguf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.decoder.config.LlamaConfig;
import dev.phoenix.model.decoder.lora.LoraAdapter;
import dev.phoenix.model.decoder.lora.LoraConfig;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.decoder.net.TinyModels;
import dev.phoenix.model.decoder.tokenizer.BpeTrainer;
import dev.phoenix.model.decoder.tokenizer.Tokenizer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GgufExportTest {

  private static final Tokenizer TOKENIZER =
      new BpeTrainer(280, List.of("<|endoftext|>", "<|im_end|>"))
          .train(List.of("the garden and the gardeners", "the gardens and the garden"));

  @TempDir Path directory;

  @Test
  void shouldWriteTensorsWhereTheHeaderSays() throws Exception {
    try (LlamaModel model = LlamaModel.create(TinyModels.untied(), 1)) {
      // given
      Path file = directory.resolve("m.gguf");
      GgufExport.model(model, TOKENIZER, "tiny", GgufType.F32, file);

      // when
      Parsed parsed = new Parsed(Files.readAllBytes(file));

      // then
      assertThat(parsed.keys)
          .containsEntry("general.architecture", "llama")
          .containsEntry("tokenizer.ggml.pre", "gpt-2")
          .containsEntry("llama.attention.head_count_kv", 4);
      assertThat(parsed.floats("output.weight"))
          .containsExactly(model.parameters().weight("lm_head.weight").toFloatArray());
      float[] q =
          model.parameters().weight("model.layers.1.self_attn.q_proj.weight").toFloatArray();
      // row 1 of a head interleaved is the first of its second half
      assertThat(parsed.floats("blk.1.attn_q.weight")[32]).isEqualTo(q[4 * 32]);
      assertThat(parsed.floats("blk.1.attn_q.weight")[64]).isEqualTo(q[32]);
      assertThat(parsed.end).isEqualTo(Files.size(file));
    }
  }

  @Test
  void shouldLeaveATiedHeadOut() throws Exception {
    try (LlamaModel model = LlamaModel.create(TinyModels.tied(), 1)) {
      Path file = directory.resolve("m.gguf");
      for (GgufType type : GgufType.values()) {
        GgufExport.model(model, TOKENIZER, "tiny", type, file);
        Parsed parsed = new Parsed(Files.readAllBytes(file));
        assertThat(parsed.tensors)
            .containsKey("token_embd.weight")
            .doesNotContainKey("output.weight");
        assertThat(parsed.end).isEqualTo(Files.size(file));
      }
    }
  }

  @Test
  void shouldStoreRowsThatAreNoWholeBlocksAsHalves() throws Exception {
    try (LlamaModel model = LlamaModel.create(LlamaConfig.small(300, 40, 1, 4, 2, 64, 64), 1)) {
      Path file = directory.resolve("m.gguf");
      GgufExport.model(model, TOKENIZER, "odd", GgufType.Q8_0, file);
      Parsed parsed = new Parsed(Files.readAllBytes(file));
      assertThat(parsed.tensors.get("blk.0.attn_q.weight")).element(0).isEqualTo(1L);
      assertThat(parsed.tensors.get("blk.0.ffn_down.weight")).element(0).isEqualTo(8L);
    }
  }

  @Test
  void shouldWriteAdaptersWithTheirOutputsInterleaved() throws Exception {
    try (LlamaModel model = LlamaModel.create(TinyModels.tied(), 1)) {
      LoraAdapter adapter = LoraAdapter.create(model, new LoraConfig(2, 4, 0, Set.of("q_proj")), 3);
      float[] b = new float[64];
      for (int i = 0; i < b.length; i++) {
        b[i] = i;
      }
      String name = "model.layers.0.self_attn.q_proj.lora_B.weight";
      Objects.requireNonNull(adapter.parameters().get(name)).set(b);
      Path file = directory.resolve("a.gguf");
      GgufExport.adapter(model, adapter, file);
      Parsed parsed = new Parsed(Files.readAllBytes(file));
      assertThat(parsed.keys).containsEntry("adapter.lora.alpha", 4f);
      assertThat(parsed.floats("blk.0.attn_q.weight.lora_b")).startsWith(0, 1, 8, 9, 2, 3);
      assertThat(parsed.tensors).containsKey("blk.1.attn_q.weight.lora_a");
    }
  }

  /** A reader of what these tests look at. */
  private static final class Parsed {
    final Map<String, Object> keys = new LinkedHashMap<>();

    /** Type, offset and number of elements by name. */
    final Map<String, List<Long>> tensors = new LinkedHashMap<>();

    final ByteBuffer in;
    final int data;
    long end;

    Parsed(byte[] bytes) {
      in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      assertThat(in.getInt()).isEqualTo(0x46554747);
      assertThat(in.getInt()).isEqualTo(3);
      long count = in.getLong();
      for (long n = in.getLong(); n > 0; n--) {
        keys.put(text(), value(in.getInt()));
      }
      for (; count > 0; count--) {
        String name = text();
        long size = 1;
        for (int n = in.getInt(); n > 0; n--) {
          size *= in.getLong();
        }
        tensors.put(name, List.of((long) in.getInt(), in.getLong(), size));
      }
      data = (in.position() + 31) / 32 * 32;
      for (List<Long> tensor : tensors.values()) {
        assertThat(data + tensor.get(1)).isEqualTo(end == 0 ? data : end);
        end = data + tensor.get(1) + (bytesOf(tensor) + 31) / 32 * 32;
      }
    }

    private static long bytesOf(List<Long> tensor) {
      return switch (tensor.get(0).intValue()) {
        case 0 -> tensor.get(2) * 4;
        case 1 -> tensor.get(2) * 2;
        case 2 -> tensor.get(2) / 32 * 18;
        default -> tensor.get(2) / 32 * 34;
      };
    }

    private String text() {
      byte[] utf8 = new byte[(int) in.getLong()];
      in.get(utf8);
      return new String(utf8, StandardCharsets.UTF_8);
    }

    private Object value(int type) {
      return switch (type) {
        case 4, 5 -> in.getInt();
        case 6 -> in.getFloat();
        case 7 -> in.get() != 0;
        case 8 -> text();
        default -> {
          int element = in.getInt();
          List<Object> list = new ArrayList<>();
          for (long n = in.getLong(); n > 0; n--) {
            list.add(value(element));
          }
          yield list;
        }
      };
    }

    float[] floats(String name) {
      List<Long> tensor = Objects.requireNonNull(tensors.get(name));
      float[] values = new float[tensor.get(2).intValue()];
      in.slice(data + tensor.get(1).intValue(), values.length * 4)
          .order(ByteOrder.LITTLE_ENDIAN)
          .asFloatBuffer()
          .get(values);
      return values;
    }
  }
}
