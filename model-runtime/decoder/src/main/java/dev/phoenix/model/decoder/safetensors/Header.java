package dev.phoenix.model.decoder.safetensors;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The checked header of a file: everything in it is taken for hostile. Source: the format's rules
 * in huggingface/safetensors (no holes, no overlaps, no duplicate names).
 *
 * @param tensors by name, in the order of their data
 * @param metadata free text by key
 */
record Header(Map<String, TensorInfo> tensors, Map<String, String> metadata) {

  /** The reference implementation's limit. */
  static final long MAX_BYTES = 100_000_000;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Parses and checks a header, given how many bytes of data follow it. */
  static Header parse(byte[] bytes, long dataBytes) {
    JsonNode root;
    try {
      root = JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw new SafetensorsException("header is not valid JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new SafetensorsException("header is not valid JSON: " + e.getMessage(), e);
    }
    check(root != null && root.isObject(), "header must be a JSON object");
    Map<String, String> metadata = new LinkedHashMap<>();
    List<TensorInfo> tensors = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      if (entry.getKey().equals("__metadata__")) {
        metadata(entry.getValue(), metadata);
      } else {
        tensors.add(tensor(entry.getKey(), entry.getValue()));
      }
    }
    return new Header(contiguous(tensors, dataBytes), metadata);
  }

  private static void metadata(JsonNode node, Map<String, String> into) {
    check(node.isObject(), "__metadata__ must be an object of strings");
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      check(entry.getValue().isTextual(), "__metadata__ must be an object of strings");
      into.put(entry.getKey(), entry.getValue().asText());
    }
  }

  private static TensorInfo tensor(String name, JsonNode node) {
    String quoted = "tensor '" + name + "' ";
    check(node.isObject(), quoted + "must be described by an object");
    StorageType type = type(quoted, node.path("dtype"));
    JsonNode offsets = node.path("data_offsets");
    check(offsets.isArray() && offsets.size() == 2, quoted + "needs two data_offsets");
    long begin = natural(quoted + "data_offsets", offsets.get(0));
    long end = natural(quoted + "data_offsets", offsets.get(1));
    check(begin <= end, quoted + "ends before it begins");
    JsonNode extents = node.path("shape");
    check(extents.isArray() && extents.size() <= 8, quoted + "needs a shape of at most 8 extents");
    List<Long> shape = new ArrayList<>();
    long bytes = type.bytes();
    try {
      for (JsonNode extent : extents) {
        shape.add(natural(quoted + "shape", extent));
        bytes = Math.multiplyExact(bytes, shape.getLast());
      }
    } catch (ArithmeticException e) {
      throw new SafetensorsException(quoted + "has an impossibly large shape " + extents, e);
    }
    check(
        bytes == end - begin,
        quoted
            + "of shape %s needs %d bytes, its offsets give %d"
                .formatted(shape, bytes, end - begin));
    return new TensorInfo(name, type, shape, begin, end);
  }

  private static StorageType type(String quoted, JsonNode node) {
    for (StorageType type : StorageType.values()) {
      if (node.isTextual() && node.asText().equals(type.name())) {
        return type;
      }
    }
    throw new SafetensorsException(quoted + "has dtype " + node + "; F32, F16 and BF16 are read");
  }

  private static long natural(String what, JsonNode node) {
    check(
        node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0,
        what + " must hold natural numbers, not " + node);
    return node.longValue();
  }

  private static Map<String, TensorInfo> contiguous(List<TensorInfo> tensors, long dataBytes) {
    tensors.sort(Comparator.comparingLong(TensorInfo::begin).thenComparingLong(TensorInfo::end));
    Map<String, TensorInfo> ordered = new LinkedHashMap<>();
    long at = 0;
    for (TensorInfo tensor : tensors) {
      check(
          tensor.begin() == at,
          "tensor '%s' begins at byte %d, where %d was due: the file has overlaps or holes"
              .formatted(tensor.name(), tensor.begin(), at));
      at = tensor.end();
      ordered.put(tensor.name(), tensor);
    }
    check(
        at == dataBytes,
        "tensors take %d bytes, but the file holds %d: it is truncated or has a tail"
            .formatted(at, dataBytes));
    return ordered;
  }

  private static void check(boolean holds, String message) {
    if (!holds) {
      throw new SafetensorsException(message);
    }
  }
}
