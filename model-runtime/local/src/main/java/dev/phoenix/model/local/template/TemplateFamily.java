package dev.phoenix.model.local.template;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The families of chat templates that are known here. A template is recognised by the marks in its
 * Jinja source, which is not run: it is foreign code, and the families are few. Sources: the
 * templates that the models of each family carry.
 */
public enum TemplateFamily {
  /** phoenix-core: brief, post and findings in ChatML's marks. */
  CORE,
  /** {@code <|im_start|>role ... <|im_end|>}: Qwen, SmolLM, many fine-tunes. */
  CHATML,
  /** {@code <|im_start|>role<|im_sep|> ...}: Phi-4. */
  PHI4,
  /** {@code <|start_header_id|>role<|end_header_id|>}: Llama 3. */
  LLAMA3,
  /** {@code [INST] <<SYS>> ... [/INST]}: Llama 2. */
  LLAMA2,
  /** {@code [INST] ... [/INST]}: Mistral. */
  MISTRAL,
  /** {@code <start_of_turn>user ... <end_of_turn>}: Gemma. */
  GEMMA,
  /** {@code <|user|> ... <|end|>}: Phi-3. */
  PHI3,
  /** {@code <|user|> ... </s>}: Zephyr, TinyLlama. */
  ZEPHYR,
  /** A transcript, for models without a template: {@code User: ...} and {@code Assistant:}. */
  PLAIN;

  /**
   * The family of a model.
   *
   * @param jinja the template that the model carries, or null if it has none
   * @param hasToken whether a text is one special token of the model
   * @throws IllegalArgumentException if the model carries a template of no known family
   */
  public static TemplateFamily of(@Nullable String jinja, Predicate<String> hasToken) {
    if (jinja == null || jinja.isBlank()) {
      boolean marks = hasToken.test("<|im_start|>") && hasToken.test("<|im_end|>");
      return marks ? CHATML : PLAIN;
    }
    if (jinja.contains("<|im_sep|>")) {
      return PHI4;
    }
    if (jinja.contains("<|im_start|>")) {
      return CHATML;
    }
    if (jinja.contains("<|start_header_id|>")) {
      return LLAMA3;
    }
    if (jinja.contains("[INST]")) {
      return jinja.contains("<<SYS>>") ? LLAMA2 : MISTRAL;
    }
    if (jinja.contains("<start_of_turn>")) {
      return GEMMA;
    }
    if (jinja.contains("<|user|>")) {
      return jinja.contains("<|end|>") ? PHI3 : ZEPHYR;
    }
    throw new IllegalArgumentException(
        "The model's chat template is of none of the families that are known here: say which of %s"
                .formatted(names())
            + " it is most like, or run the model behind a server such as Ollama");
  }

  /**
   * Reads a name such as {@code llama3}.
   *
   * @throws IllegalArgumentException naming what exists
   */
  public static TemplateFamily named(String name) {
    return Arrays.stream(values())
        .filter(family -> family.name().equals(name.strip().toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no chat template '%s'; there are %s".formatted(name, names())));
  }

  /**
   * The template.
   *
   * @param putsSpace whether the tokenizer puts a space before each text itself, as SentencePiece's
   *     do
   */
  public ChatTemplate template(boolean putsSpace) {
    List<String> common = TurnTemplate.COMMON_ROLES;
    String space = putsSpace ? "" : " ";
    return switch (this) {
      case CORE -> new CoreTemplate();
      case CHATML -> new TurnTemplate("<|im_start|>", "\n", "<|im_end|>\n", common);
      case PHI4 -> new TurnTemplate("<|im_start|>", "<|im_sep|>", "<|im_end|>", common);
      case LLAMA3 ->
          new TurnTemplate("<|start_header_id|>", "<|end_header_id|>\n\n", "<|eot_id|>", common);
      case LLAMA2 -> new InstructionTemplate("<<SYS>>\n", "\n<</SYS>>\n\n", "<s>", space);
      case MISTRAL -> new InstructionTemplate("", "\n\n", "", space);
      case GEMMA ->
          new TurnTemplate(
              "<start_of_turn>", "\n", "<end_of_turn>\n", List.of("", "user", "model"));
      case PHI3 -> new TurnTemplate("<|", "|>\n", "<|end|>\n", common);
      case ZEPHYR -> new TurnTemplate("<|", "|>\n", "</s>\n", common);
      case PLAIN -> new TranscriptTemplate();
    };
  }

  private static String names() {
    return Arrays.stream(values())
        .map(family -> family.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
