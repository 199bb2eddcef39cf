package dev.phoenix.model.decoder.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.phoenix.model.decoder.config.LlamaConfig;
import dev.phoenix.model.decoder.safetensors.StorageType;
import dev.phoenix.model.decoder.safetensors.TensorInfo;
import dev.phoenix.model.decoder.safetensors.TensorSource;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns stored tensors into arrays, checked against the configuration. */
final class WeightLoad {

  /** Numbers that are converted at once: an array's size is bounded by Java's, not by ours. */
  private static final int CHUNK = 1 << 28;

  private WeightLoad() {}

  static Map<String, NDArray> load(LlamaConfig config, TensorSource source, NDManager manager) {
    Map<String, NDArray> weights = new LinkedHashMap<>();
    for (Map.Entry<String, Shape> entry : WeightNames.shapes(config).entrySet()) {
      TensorInfo info = source.info(entry.getKey());
      Shape stored = new Shape(info.shape().stream().mapToLong(Long::longValue).toArray());
      if (!stored.equals(entry.getValue())) {
        throw new IllegalArgumentException(
            "Tensor '%s' has the shape %s where config.json asks for %s"
                .formatted(entry.getKey(), stored, entry.getValue()));
      }
      weights.put(entry.getKey(), array(source, info, stored, manager));
    }
    return weights;
  }

  private static NDArray array(
      TensorSource source, TensorInfo info, Shape shape, NDManager manager) {
    MemorySegment bytes = source.bytes(info.name());
    boolean inPlace =
        info.type() == StorageType.F32
            && bytes.byteSize() <= Integer.MAX_VALUE
            && bytes.address() % Float.BYTES == 0
            && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    if (inPlace) {
      return manager.create(
          bytes.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN), shape, DataType.FLOAT32);
    }
    if (info.size() <= CHUNK) {
      return manager.create(source.floats(info.name()), shape);
    }
    return inParts(source, info, shape, manager);
  }

  private static NDArray inParts(
      TensorSource source, TensorInfo info, Shape shape, NDManager manager) {
    long rows = shape.get(0);
    long width = info.size() / rows;
    long step = Math.max(1, CHUNK / width);
    try (NDManager scratch = manager.newSubManager()) {
      NDList parts = new NDList();
      for (long row = 0; row < rows; row += step) {
        long count = Math.min(step, rows - row);
        float[] values = source.floats(info.name(), row * width, Math.toIntExact(count * width));
        parts.add(scratch.create(values, new Shape(count, width)));
      }
      NDArray whole = NDArrays.concat(parts).reshape(shape);
      whole.attach(manager);
      return whole;
    }
  }
}
