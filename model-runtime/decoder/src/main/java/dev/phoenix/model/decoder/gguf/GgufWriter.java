package dev.phoenix.model.decoder.gguf;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** Writes GGUF version 3; the file appears under its name when it is complete. */
final class GgufWriter {

  static final int ALIGNMENT = 32;
  private static final int VERSION = 3;

  private GgufWriter() {}

  static void write(Path file, Map<String, GgufValue> metadata, List<GgufTensor> tensors)
      throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (FileChannel channel =
            FileChannel.open(
                part,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 20)) {
      out.write(header(metadata, tensors));
      for (GgufTensor tensor : tensors) {
        byte[] data = tensor.type().encode(tensor.values().get());
        if (data.length != tensor.bytes()) {
          throw new IllegalArgumentException(
              "Tensor '%s' came with %d bytes, not %d"
                  .formatted(tensor.name(), data.length, tensor.bytes()));
        }
        out.write(data);
        out.write(new byte[Math.toIntExact(padded(data.length) - data.length)]);
      }
      out.flush();
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static byte[] header(Map<String, GgufValue> metadata, List<GgufTensor> tensors) {
    LittleEndian out = new LittleEndian(new ByteArrayOutputStream());
    out.bytes(new byte[] {'G', 'G', 'U', 'F'});
    out.int32(VERSION);
    out.int64(tensors.size());
    out.int64(metadata.size());
    metadata.forEach(
        (key, value) -> {
          out.string(key);
          value.write(out);
        });
    long offset = 0;
    for (GgufTensor tensor : tensors) {
      out.string(tensor.name());
      out.int32(tensor.extents().size());
      tensor.extents().forEach(out::int64);
      out.int32(tensor.type().code());
      out.int64(offset);
      offset += padded(tensor.bytes());
    }
    out.bytes(new byte[(int) (padded(out.size()) - out.size())]);
    return out.toByteArray();
  }

  private static long padded(long bytes) {
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }
}
