package dev.phoenix.model.server.nights.training;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.core.Question;
import dev.phoenix.model.server.nights.training.ExampleFile.Example;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Examples as the trainer reads them: each brief as phoenix-core is asked for its first draft. */
final class RenderedData {

  private static final JsonMapper JSON = new JsonMapper();

  private RenderedData() {}

  /** Writes the file; the same examples give the same bytes. */
  static void write(ExampleFile examples, Path file) throws IOException {
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    try (BufferedWriter out = Files.newBufferedWriter(part)) {
      examples.read(
          example -> {
            out.write(JSON.writeValueAsString(line(example)));
            out.write('\n');
          });
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static ObjectNode line(Example example) {
    ObjectNode line = JSON.createObjectNode();
    var prompt = line.putArray("prompt");
    for (PromptPart part : Question.first(example.brief()).prompt()) {
      prompt.addObject().put(kind(part), part.text());
    }
    return line.put("response", example.response()).put("weight", example.weight());
  }

  private static String kind(PromptPart part) {
    return switch (part) {
      case PromptPart.Control _ -> "control";
      case PromptPart.Plain _ -> "plain";
    };
  }
}
