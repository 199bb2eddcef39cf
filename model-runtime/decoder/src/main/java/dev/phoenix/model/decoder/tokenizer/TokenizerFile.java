package dev.phoenix.model.decoder.tokenizer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Hugging Face's {@code tokenizer.json}, as far as byte-level BPE goes. */
final class TokenizerFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private TokenizerFile() {}

  static Vocabulary read(Path file) throws IOException {
    JsonNode root;
    try {
      root = JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(file + " is not JSON: " + e.getOriginalMessage(), e);
    }
    JsonNode model = root.path("model");
    JsonNode splitter = root.path("pre_tokenizer");
    require(model.path("type").asText("BPE").equals("BPE"), "model.type must be BPE");
    require(
        splitter.path("type").asText().equals("ByteLevel")
            && splitter.path("use_regex").asBoolean(true)
            && !splitter.path("add_prefix_space").asBoolean(false),
        "pre_tokenizer must be ByteLevel with GPT-2's pattern and without a prefix space");
    require(root.path("normalizer").isEmpty(), "a normalizer is not supported");
    require(model.path("vocab").isObject(), "model.vocab must be an object");
    Set<Integer> special = new HashSet<>();
    String[] tokens = tokens(root, model.path("vocab"), special);
    return new Vocabulary(List.of(tokens), merges(model.path("merges")), special);
  }

  private static String[] tokens(JsonNode root, JsonNode vocab, Set<Integer> special) {
    int size = 0;
    for (JsonNode id : vocab) {
      size = Math.max(size, checkedId(id) + 1);
    }
    for (JsonNode added : root.path("added_tokens")) {
      size = Math.max(size, checkedId(added.path("id")) + 1);
    }
    String[] tokens = new String[size];
    vocab.properties().forEach(e -> tokens[e.getValue().intValue()] = e.getKey());
    for (JsonNode added : root.path("added_tokens")) {
      int id = added.path("id").intValue();
      tokens[id] = added.path("content").asText();
      special.add(id);
    }
    for (int i = 0; i < size; i++) {
      require(tokens[i] != null, "no token has the id " + i);
    }
    return tokens;
  }

  private static int checkedId(JsonNode id) {
    require(
        id.isInt() && id.intValue() >= 0 && id.intValue() < 1 << 22,
        "an id must be an integer from 0 to 4194303, not " + id);
    return id.intValue();
  }

  private static List<Merge> merges(JsonNode node) {
    require(node.isArray(), "model.merges must be a list");
    List<Merge> merges = new ArrayList<>();
    for (JsonNode merge : node) {
      String[] parts =
          merge.isArray() && merge.size() == 2
              ? new String[] {merge.get(0).asText(), merge.get(1).asText()}
              : merge.asText().split(" ", -1);
      require(parts.length == 2, "a merge must have two parts, not " + merge);
      merges.add(new Merge(parts[0], parts[1]));
    }
    return merges;
  }

  static void write(Vocabulary vocabulary, Path file) throws IOException {
    ObjectNode root = JSON.createObjectNode().put("version", "1.0");
    ArrayNode added = root.putArray("added_tokens");
    for (int id : vocabulary.special().stream().sorted().toList()) {
      added
          .addObject()
          .put("id", id)
          .put("content", vocabulary.tokens().get(id))
          .put("single_word", false)
          .put("lstrip", false)
          .put("rstrip", false)
          .put("normalized", false)
          .put("special", true);
    }
    byteLevel(root.putObject("pre_tokenizer"));
    byteLevel(root.putObject("decoder"));
    ObjectNode model = root.putObject("model").put("type", "BPE").put("fuse_unk", false);
    ObjectNode ids = model.putObject("vocab");
    for (int i = 0; i < vocabulary.tokens().size(); i++) {
      ids.put(vocabulary.tokens().get(i), i);
    }
    ArrayNode merges = model.putArray("merges");
    vocabulary.merges().forEach(m -> merges.add(m.left() + " " + m.right()));
    Files.write(file, JSON.writeValueAsBytes(root));
  }

  private static void byteLevel(ObjectNode node) {
    node.put("type", "ByteLevel")
        .put("add_prefix_space", false)
        .put("trim_offsets", true)
        .put("use_regex", true);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException("tokenizer.json: " + message);
    }
  }
}
