package dev.phoenix.model.local.safetensors;

import dev.phoenix.model.api.chat.ChatModel;
import dev.phoenix.model.api.chat.ChatRequest;
import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.api.text.TextGeneration;
import dev.phoenix.model.api.text.TextListener;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextModelException.Reason;
import dev.phoenix.model.decoder.config.ConfigFile;
import dev.phoenix.model.decoder.config.LlamaConfig;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.decoder.tokenizer.Tokenizer;
import dev.phoenix.model.local.fit.Dimensions;
import dev.phoenix.model.local.fit.FitCheck;
import dev.phoenix.model.local.fit.FreeMemory;
import dev.phoenix.model.local.fit.Use;
import dev.phoenix.model.local.template.ChatTemplate;
import dev.phoenix.model.local.template.Room;
import dev.phoenix.model.local.template.TemplateFamily;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A Llama-family model in a Hugging Face directory that DJL computes in this process, one
 * conversation after the other. It takes no adapters.
 */
public final class SafetensorsChatModel implements ChatModel {

  private static final int MOST_DEFAULT_CONTEXT = 4_096;
  private static final int MOST_STOPS = 16;

  /** DJL's and PyTorch's libraries; measured as 170 MB. */
  private static final long ENGINE_BYTES = 200L << 20;

  private final String id;
  private final int contextLength;
  private final LlamaModel model;
  private final Tokenizer tokenizer;
  private final ModelFiles files;
  private final ChatTemplate template;
  private final ComputeThread thread;

  private SafetensorsChatModel(
      SafetensorsSettings settings,
      int contextLength,
      LlamaModel model,
      Tokenizer tokenizer,
      ModelFiles files,
      ChatTemplate template) {
    this.id = settings.id();
    this.contextLength = contextLength;
    this.model = model;
    this.tokenizer = tokenizer;
    this.files = files;
    this.template = template;
    Set<Integer> special = tokenizer.vocabulary().special();
    this.thread =
        new ComputeThread(
            model,
            settings.queue(),
            settings.threads(),
            token ->
                special.contains(token) || token >= tokenizer.size()
                    ? new byte[0]
                    : tokenizer.bytes(token),
            files.ends()::contains);
  }

  /**
   * Loads a model.
   *
   * @param memory what it must fit into
   * @throws dev.phoenix.model.local.fit.DoesNotFitException if it does not; nothing was loaded
   * @throws IllegalArgumentException if the files or the settings cannot be used; the message says
   *     why
   * @throws dev.phoenix.model.decoder.safetensors.SafetensorsException if a file is broken
   * @throws IOException if a file cannot be read
   */
  public static SafetensorsChatModel load(SafetensorsSettings settings, FreeMemory memory)
      throws IOException {
    LlamaConfig config = ConfigFile.read(settings.directory().resolve(ConfigFile.NAME));
    Tokenizer tokenizer = Tokenizer.load(settings.directory().resolve("tokenizer.json"));
    int trained = config.contextLength();
    int context =
        settings.contextLength() == 0
            ? Math.min(trained, MOST_DEFAULT_CONTEXT)
            : settings.contextLength();
    if (context > trained || tokenizer.size() > config.vocabularySize()) {
      throw new IllegalArgumentException(
          context > trained
              ? "A context of %d tokens is longer than the %d that %s was trained on: lower it"
                  .formatted(context, trained, settings.id())
              : "tokenizer.json has %d tokens, config.json only %d: they are of different models"
                  .formatted(tokenizer.size(), config.vocabularySize()));
    }
    ModelFiles files = ModelFiles.read(settings.directory(), config, tokenizer);
    TemplateFamily family = family(settings, files, tokenizer);
    new FitCheck(memory)
        .require(
            settings.id(),
            ModelFiles.weights(settings.directory()),
            Dimensions.of(config),
            new Use(context, 1, ComputeThread.CHUNK, Float.BYTES, 0, ENGINE_BYTES));
    return new SafetensorsChatModel(
        settings,
        context,
        LlamaModel.load(settings.directory()),
        tokenizer,
        files,
        family.template(false));
  }

  private static TemplateFamily family(
      SafetensorsSettings settings, ModelFiles files, Tokenizer tokenizer) {
    if (!settings.template().equals(SafetensorsSettings.AUTO)) {
      return TemplateFamily.named(settings.template());
    }
    return TemplateFamily.of(
        files.template(),
        text ->
            tokenizer
                .vocabulary()
                .special()
                .contains(tokenizer.vocabulary().tokens().indexOf(text)));
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String engine() {
    return "djl";
  }

  @Override
  public int contextLength() {
    return contextLength;
  }

  @Override
  public boolean available() {
    return !thread.isClosed();
  }

  @Override
  public TextGeneration generate(ChatRequest request, @Nullable TextListener listener) {
    if (thread.isClosed()) {
      throw new TextModelException(Reason.CLOSED, "The model is closed");
    }
    if (request.adapter() != null) {
      throw new TextModelException(
          Reason.UNKNOWN_ADAPTER,
          "There is no adapter '%s': %s runs from safetensors, which take none here; export it as GGUF"
              .formatted(request.adapter().id(), id));
    }
    List<PromptPart> parts = template.prompt(request.messages());
    int tokens = Room.forAnswer(request, parts, contextLength, prompt -> tokens(prompt).length);
    List<String> stops = new ArrayList<>(request.stops());
    stops.addAll(template.stops());
    Answering answering = new Answering(listener, thread::cancelled);
    thread.offer(
        new Task(
            tokens(parts),
            tokens,
            request.sampling(),
            stops.subList(0, Math.min(MOST_STOPS, stops.size())),
            answering));
    return answering;
  }

  private int[] tokens(List<PromptPart> prompt) {
    IntStream tokens =
        files.beginning() == null ? IntStream.empty() : IntStream.of(files.beginning());
    for (PromptPart part : prompt) {
      int[] ids =
          part instanceof PromptPart.Control
              ? tokenizer.encode(part.text())
              : tokenizer.encodeText(part.text());
      tokens = IntStream.concat(tokens, IntStream.of(ids));
    }
    return tokens.toArray();
  }

  @Override
  public synchronized void close() {
    if (!thread.isClosed()) {
      thread.close();
      model.close();
    }
  }
}
