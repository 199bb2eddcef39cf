package dev.phoenix.model.llama.gguf;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;

/**
 * A GGUF file whose structure has been checked: every count, length, type and offset lies within
 * the file. It is mapped, not copied, until it is closed.
 */
public final class GgufFile implements AutoCloseable {

  private final Arena arena;
  private final Metadata metadata;
  private final Map<String, Tensor> tensors;
  private final MemorySegment bytes;
  private final long data;

  private GgufFile(Arena arena, MemorySegment bytes, GgufParser.Contents contents) {
    this.arena = arena;
    this.bytes = bytes;
    this.data = contents.data();
    this.metadata = contents.metadata();
    this.tensors = contents.tensors();
  }

  /**
   * Maps and checks a file.
   *
   * @throws GgufException if its structure is not that of a GGUF file of version 2 or 3
   * @throws IOException if it cannot be read
   */
  public static GgufFile open(Path file) throws IOException {
    Arena arena = Arena.ofShared();
    try (FileChannel channel = FileChannel.open(file)) {
      var bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      return new GgufFile(arena, bytes, new GgufParser(bytes).parse());
    } catch (IOException | RuntimeException | Error e) {
      arena.close();
      throw e;
    }
  }

  /** The metadata. */
  public Metadata metadata() {
    return metadata;
  }

  /** The tensors by name, in the file's order. */
  public Map<String, Tensor> tensors() {
    return tensors;
  }

  /**
   * The numbers of one of its tensors.
   *
   * @throws IllegalArgumentException if they are not stored as {@link TensorType#F32}
   */
  public float[] floats(Tensor tensor) {
    if (tensor.type() != TensorType.F32) {
      throw new IllegalArgumentException(
          "Tensor '%s' is of type %s, not F32".formatted(tensor.name(), tensor.type()));
    }
    return bytes
        .asSlice(data + tensor.offset(), tensor.bytes())
        .toArray(ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN));
  }

  @Override
  public void close() {
    arena.close();
  }
}
