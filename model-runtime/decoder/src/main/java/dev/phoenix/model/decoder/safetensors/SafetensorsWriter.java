package dev.phoenix.model.decoder.safetensors;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes safetensors files. A file appears under its name only when it is complete and on the disk:
 * a crash leaves the former one.
 */
public final class SafetensorsWriter {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CHUNK = 1 << 18;

  private SafetensorsWriter() {}

  /** Writes one file; all tensors are stored as {@code type}. */
  public static void write(
      Path file, List<TensorToWrite> tensors, StorageType type, Map<String, String> metadata)
      throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      drain(channel, ByteBuffer.wrap(header(tensors, type, metadata)));
      for (TensorToWrite tensor : tensors) {
        write(channel, tensor, type);
      }
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Writes a model's tensors into a directory: one file, or several of at most {@code maxFileBytes}
   * (a tensor larger than that has a file of its own) and their index.
   */
  public static void writeModel(
      Path directory, List<TensorToWrite> tensors, StorageType type, long maxFileBytes)
      throws IOException {
    Map<String, String> metadata = Map.of("format", "pt");
    List<List<TensorToWrite>> files = split(tensors, type, maxFileBytes);
    if (files.size() == 1) {
      write(directory.resolve(SafetensorsDirectory.SINGLE), tensors, type, metadata);
      Files.deleteIfExists(directory.resolve(SafetensorsDirectory.INDEX));
      return;
    }
    ObjectNode index = JSON.createObjectNode();
    long total = tensors.stream().mapToLong(t -> t.size() * type.bytes()).sum();
    index.putObject("metadata").put("total_size", total);
    ObjectNode map = index.putObject("weight_map");
    for (int i = 0; i < files.size(); i++) {
      String name = "model-%05d-of-%05d.safetensors".formatted(i + 1, files.size());
      write(directory.resolve(name), files.get(i), type, metadata);
      files.get(i).forEach(tensor -> map.put(tensor.name(), name));
    }
    Files.write(directory.resolve(SafetensorsDirectory.INDEX), JSON.writeValueAsBytes(index));
  }

  private static List<List<TensorToWrite>> split(
      List<TensorToWrite> tensors, StorageType type, long maxFileBytes) {
    List<List<TensorToWrite>> files = new ArrayList<>(List.of(new ArrayList<>()));
    long bytes = 0;
    for (TensorToWrite tensor : tensors) {
      long size = tensor.size() * type.bytes();
      if (bytes > 0 && bytes + size > maxFileBytes) {
        files.add(new ArrayList<>());
        bytes = 0;
      }
      files.getLast().add(tensor);
      bytes += size;
    }
    return files;
  }

  private static byte[] header(
      List<TensorToWrite> tensors, StorageType type, Map<String, String> metadata)
      throws IOException {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode meta = root.putObject("__metadata__");
    metadata.forEach(meta::put);
    long at = 0;
    for (TensorToWrite tensor : tensors) {
      ObjectNode node = root.putObject(tensor.name()).put("dtype", type.name());
      tensor.shape().forEach(node.putArray("shape")::add);
      long end = at + tensor.size() * type.bytes();
      node.putArray("data_offsets").add(at).add(end);
      at = end;
    }
    String json = JSON.writeValueAsString(root);
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    // padded with spaces so that the data begin on a multiple of 64: they are mapped and used in
    // place
    int padded = (bytes.length + 8 + 63) / 64 * 64 - 8;
    ByteBuffer out = ByteBuffer.allocate(padded + 8).order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(padded).put(bytes);
    while (out.hasRemaining()) {
      out.put((byte) ' ');
    }
    return out.array();
  }

  private static void write(FileChannel channel, TensorToWrite tensor, StorageType type)
      throws IOException {
    float[] values = tensor.values().get();
    if (values.length != tensor.size()) {
      throw new IllegalArgumentException(
          "Tensor '%s' of shape %s came with %d numbers"
              .formatted(tensor.name(), tensor.shape(), values.length));
    }
    ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK * type.bytes());
    for (int first = 0; first < values.length; first += CHUNK) {
      int count = Math.min(CHUNK, values.length - first);
      type.encode(values, first, count, MemorySegment.ofBuffer(buffer.clear()));
      drain(channel, buffer.limit(count * type.bytes()));
    }
  }

  private static void drain(FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }
}
