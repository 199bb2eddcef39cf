package dev.phoenix.model.gate.general;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.gate.lines.JsonLines;
import dev.phoenix.model.trainer.job.RefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Texts as lines of the trainer: {@code {"prompt": [{"control": ...}, {"plain": ...}], "response":
 * "..."}}.
 */
public final class GeneralFile {

  private GeneralFile() {}

  /**
   * Reads all of them.
   *
   * @throws RefusedException that names the line which is wrong
   */
  public static List<GeneralText> read(Path file) throws IOException {
    List<GeneralText> texts = new ArrayList<>();
    JsonLines.read(
        file,
        (node, line) ->
            texts.add(
                new GeneralText(prompt(node.path("prompt")), JsonLines.text(node, "response"))));
    if (texts.isEmpty()) {
      throw new RefusedException("The file %s has no text".formatted(file));
    }
    return texts;
  }

  private static List<PromptPart> prompt(JsonNode node) {
    List<PromptPart> parts = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(each -> parts.add(part(each)));
    }
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("its prompt must be a list of parts");
    }
    return parts;
  }

  private static PromptPart part(JsonNode node) {
    if (node.size() == 1 && node.path("control").isTextual()) {
      return new PromptPart.Control(node.path("control").asText());
    }
    if (node.size() == 1 && node.path("plain").isTextual()) {
      return new PromptPart.Plain(node.path("plain").asText());
    }
    throw new IllegalArgumentException(
        "a part of its prompt must be {\"control\": \"...\"} or {\"plain\": \"...\"}");
  }
}
