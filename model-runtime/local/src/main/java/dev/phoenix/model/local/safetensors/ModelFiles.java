package dev.phoenix.model.local.safetensors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.model.decoder.config.LlamaConfig;
import dev.phoenix.model.decoder.safetensors.SafetensorsDirectory;
import dev.phoenix.model.decoder.safetensors.TensorSource;
import dev.phoenix.model.decoder.tokenizer.Tokenizer;
import dev.phoenix.model.local.fit.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a Hugging Face directory says beside its weights.
 *
 * @param template the Jinja source of its chat template, or null
 * @param beginning the token that begins every prompt, or null
 * @param ends tokens that end an answer
 */
record ModelFiles(@Nullable String template, @Nullable Integer beginning, Set<Integer> ends) {

  /** What models call the ends of their turns. */
  private static final List<String> ENDS =
      List.of("<|im_end|>", "<|eot_id|>", "<|end|>", "<end_of_turn>", "<|endoftext|>", "</s>");

  private static final ObjectMapper JSON = new ObjectMapper();

  static ModelFiles read(Path directory, LlamaConfig config, Tokenizer tokenizer)
      throws IOException {
    JsonNode settings = json(directory.resolve("tokenizer_config.json"));
    Set<Integer> ends = new HashSet<>(Set.of(config.eosTokenId()));
    JsonNode more = json(directory.resolve("generation_config.json")).path("eos_token_id");
    if (more.isInt()) {
      ends.add(more.intValue());
    }
    more.forEach(each -> ends.add(each.asInt(config.eosTokenId())));
    for (String end : ENDS) {
      int id = tokenizer.vocabulary().tokens().indexOf(end);
      if (tokenizer.vocabulary().special().contains(id)) {
        ends.add(id);
      }
    }
    Path separate = directory.resolve("chat_template.jinja");
    String template =
        Files.exists(separate)
            ? Files.readString(separate)
            : template(settings.path("chat_template"));
    boolean begins = settings.path("add_bos_token").asBoolean(false);
    return new ModelFiles(template, begins ? config.bosTokenId() : null, Set.copyOf(ends));
  }

  private static @Nullable String template(JsonNode node) {
    if (node.isTextual()) {
      return node.asText();
    }
    for (JsonNode each : node) {
      if (each.path("name").asText().equals("default")) {
        return each.path("template").asText();
      }
    }
    return null;
  }

  private static JsonNode json(Path file) throws IOException {
    try {
      return Files.exists(file) ? JSON.readTree(Files.readAllBytes(file)) : JSON.createObjectNode();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(file + " is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** The room that the weights take when they are loaded: 32 bits a number. */
  static Weights weights(Path directory) throws IOException {
    TensorSource files = SafetensorsDirectory.open(directory);
    long matrices = 0;
    long others = 0;
    for (String name : files.names()) {
      long size = files.info(name).size();
      if (files.info(name).shape().size() > 1) {
        matrices += size;
      } else {
        others += size;
      }
    }
    return new Weights("32 bits", matrices, Float.BYTES * matrices, Float.BYTES * others);
  }
}
