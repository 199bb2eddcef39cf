package dev.phoenix.model.decoder.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SafetensorsTest {

  private static final float[] VALUES = {0, -0f, 1, -2.5f, 3.14159f, 1e-3f};

  @TempDir Path directory;

  private static TensorToWrite tensor(String name) {
    return new TensorToWrite(name, List.of(2L, 3L), () -> VALUES);
  }

  private Path written() throws IOException {
    Path file = directory.resolve("model.safetensors");
    SafetensorsWriter.write(
        file, List.of(tensor("a"), tensor("b")), StorageType.F32, Map.of("by", "test"));
    return file;
  }

  @ParameterizedTest
  @EnumSource
  void shouldReadWhatItWrites(StorageType type) throws Exception {
    Path file = directory.resolve("x.safetensors");
    SafetensorsWriter.write(file, List.of(tensor("a"), tensor("b")), type, Map.of("by", "test"));
    SafetensorsFile read = SafetensorsFile.open(file);
    assertThat(read.names()).containsExactly("a", "b");
    assertThat(read.metadata()).containsEntry("by", "test");
    assertThat(read.info("b").shape()).containsExactly(2L, 3L);
    assertThat(read.floats("b"))
        .containsExactly(VALUES, within(type == StorageType.F32 ? 0f : 0.01f));
    assertThat(read.floats("b", 3, 2)[0]).isEqualTo(-2.5f);
  }

  @Test
  void shouldRoundBfloatToNearestEven() throws Exception {
    float[] values = {1f, 1 + 1 / 256f, 1 + 3 / 256f, Float.POSITIVE_INFINITY, Float.NaN, -1e38f};
    Path file = directory.resolve("x.safetensors");
    SafetensorsWriter.write(
        file,
        List.of(new TensorToWrite("a", List.of(6L), () -> values)),
        StorageType.BF16,
        Map.of());
    float[] read = SafetensorsFile.open(file).floats("a");
    assertThat(Arrays.copyOf(read, 3)).containsExactly(1f, 1f, 1.015625f);
    assertThat(read[3]).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(read[4]).isNaN();
  }

  @Test
  void shouldSplitLargeModelsAndReadThemByTheirIndex() throws Exception {
    List<TensorToWrite> tensors = List.of(tensor("a"), tensor("b"), tensor("c"));
    SafetensorsWriter.writeModel(directory, tensors, StorageType.F32, 50);
    assertThat(directory.resolve("model-00002-of-00002.safetensors")).exists();
    TensorSource read = SafetensorsDirectory.open(directory);
    assertThat(read.names()).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(read.floats("c")).containsExactly(VALUES);
  }

  @Test
  void shouldNotFollowAnIndexOutOfTheDirectory() throws Exception {
    written();
    Files.writeString(
        directory.resolve(SafetensorsDirectory.INDEX),
        "{\"weight_map\":{\"a\":\"../model.safetensors\"}}");
    assertThatThrownBy(() -> SafetensorsDirectory.open(directory))
        .isInstanceOf(SafetensorsException.class)
        .hasMessageContaining("../model.safetensors");
  }

  @Test
  void shouldSayWhenThereIsNoModel() {
    assertThatThrownBy(() -> SafetensorsDirectory.open(directory))
        .hasMessageContaining("not a safetensors model");
  }

  static List<String> hostileHeaders() {
    String a = "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}";
    return List.of(
        "",
        "[]",
        "nonsense",
        "{" + a + "}x",
        "{" + a + "," + a + "}",
        "{" + a + "}",
        "{" + a.replace("F32", "I64") + "}",
        "{" + a.replace("\"F32\"", "7") + "}",
        "{" + a.replace("[2]", "[3]") + "}",
        "{" + a.replace("[2]", "[-2]") + "}",
        "{" + a.replace("[2]", "[4294967296,4294967296,2]") + "}",
        "{" + a.replace("[2]", "[2,1,1,1,1,1,1,1,1,1]") + "}",
        "{" + a.replace("[0,8]", "[8,0]") + "}",
        "{" + a.replace("[0,8]", "[0,9223372036854775807]") + "}",
        "{" + a.replace("[0,8]", "[0,1e3]") + "}",
        "{" + a.replace("[0,8]", "[8,16]") + "}",
        "{" + a + ",\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}",
        "{\"__metadata__\":{\"x\":1}," + a + "}",
        "{" + "\"a\":".repeat(3) + "}",
        "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}");
  }

  @ParameterizedTest
  @MethodSource("hostileHeaders")
  void shouldRefuseHostileHeaders(String header) throws Exception {
    // given a file of that header and 16 bytes of data, where 8 were spoken of at most
    Path file = directory.resolve("hostile.safetensors");
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + 16).order(ByteOrder.LITTLE_ENDIAN);
    Files.write(file, bytes.putLong(json.length).put(json).array());

    // when, then
    assertThatThrownBy(() -> SafetensorsFile.open(file))
        .isInstanceOf(SafetensorsException.class)
        .hasMessageContaining("hostile.safetensors");
  }

  @Test
  void shouldRefuseHeaderLengthsThatLie() throws Exception {
    byte[] good = Files.readAllBytes(written());
    for (long length :
        new long[] {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 100_000_001, 1 << 20}) {
      Path file = directory.resolve("lies.safetensors");
      byte[] bytes = good.clone();
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);
      Files.write(file, bytes);
      assertThatThrownBy(() -> SafetensorsFile.open(file)).isInstanceOf(SafetensorsException.class);
    }
  }

  @Test
  void shouldRefuseEveryTruncation() throws Exception {
    byte[] good = Files.readAllBytes(written());
    Path file = directory.resolve("short.safetensors");
    for (int length = 0; length < good.length; length++) {
      Files.write(file, Arrays.copyOf(good, length));
      assertThatThrownBy(() -> SafetensorsFile.open(file)).isInstanceOf(SafetensorsException.class);
    }
  }

  @Test
  void shouldReadOrRefuseMutatedFilesAndNothingElse() throws Exception {
    byte[] good = Files.readAllBytes(written());
    Path file = directory.resolve("mutated.safetensors");
    Random random = new Random(8);
    List<String> odd = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      byte[] bytes = good.clone();
      for (int n = random.nextInt(3); n >= 0; n--) {
        bytes[random.nextInt(220)] = (byte) random.nextInt(256);
      }
      Files.write(file, bytes);
      try {
        SafetensorsFile read = SafetensorsFile.open(file);
        read.names().forEach(read::floats);
      } catch (RuntimeException e) {
        if (!(e instanceof SafetensorsException)) {
          odd.add(e.toString());
        }
      }
    }
    assertThat(odd).isEmpty();
  }

  @Test
  void shouldLeaveTheFormerFileWhenWritingFails() throws Exception {
    Path file = written();
    TensorToWrite broken =
        new TensorToWrite(
            "a",
            List.of(6L),
            () -> {
              throw new IllegalStateException("lost");
            });
    assertThatThrownBy(
            () -> SafetensorsWriter.write(file, List.of(broken), StorageType.F32, Map.of()))
        .hasMessage("lost");
    assertThat(SafetensorsFile.open(file).floats("b")).containsExactly(VALUES);
  }
}
