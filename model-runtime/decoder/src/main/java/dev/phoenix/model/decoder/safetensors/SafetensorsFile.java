package dev.phoenix.model.decoder.safetensors;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * One safetensors file, memory-mapped whole whatever its size; pages are read when they are used.
 * The mapping ends when nothing refers to it any more. The file must not be shortened meanwhile:
 * write a new one beside it and move it into place.
 */
public final class SafetensorsFile implements TensorSource {

  private static final ValueLayout.OfLong LENGTH =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Path path;
  private final Header header;
  private final MemorySegment data;

  private SafetensorsFile(Path path, Header header, MemorySegment data) {
    this.path = path;
    this.header = header;
    this.data = data;
  }

  /**
   * Opens a file and checks its header.
   *
   * @throws SafetensorsException if the file breaks the format's rules
   */
  public static SafetensorsFile open(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size < 8) {
        throw new SafetensorsException("%d bytes are no safetensors file".formatted(size));
      }
      MemorySegment file = channel.map(MapMode.READ_ONLY, 0, size, Arena.ofAuto());
      long length = file.get(LENGTH, 0);
      if (length < 2 || length > Header.MAX_BYTES || length > size - 8) {
        throw new SafetensorsException(
            "a header of %d bytes in a file of %d".formatted(length, size));
      }
      byte[] json = file.asSlice(8, length).toArray(ValueLayout.JAVA_BYTE);
      Header header = Header.parse(json, size - 8 - length);
      return new SafetensorsFile(path, header, file.asSlice(8 + length));
    } catch (SafetensorsException e) {
      throw new SafetensorsException(path + ": " + e.getMessage(), e);
    }
  }

  /** Free text that the writer left, by key. */
  public Map<String, String> metadata() {
    return Collections.unmodifiableMap(header.metadata());
  }

  @Override
  public Set<String> names() {
    return Collections.unmodifiableSet(header.tensors().keySet());
  }

  @Override
  public TensorInfo info(String name) {
    TensorInfo info = header.tensors().get(name);
    if (info == null) {
      throw new SafetensorsException(path + " has no tensor '" + name + "'");
    }
    return info;
  }

  @Override
  public MemorySegment bytes(String name) {
    TensorInfo info = info(name);
    return data.asSlice(info.begin(), info.end() - info.begin());
  }
}
