package dev.phoenix.model.local.safetensors;

import static dev.phoenix.model.api.chat.Answers.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.model.api.chat.ChatModel;
import dev.phoenix.model.api.chat.ChatModelContract;
import dev.phoenix.model.api.chat.ChatRequest;
import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.api.text.TextGeneration;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextModelException.Reason;
import dev.phoenix.model.api.text.TextResult;
import dev.phoenix.model.decoder.gguf.GgufType;
import dev.phoenix.model.local.bench.RandomModel;
import dev.phoenix.model.local.fit.DoesNotFitException;
import dev.phoenix.model.local.gguf.GgufChatModel;
import dev.phoenix.model.local.gguf.GgufSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsChatModelTest extends ChatModelContract {

  private static final int CONTEXT = 16_384;

  @TempDir static Path folder;
  private static Path directory = Path.of("");
  private static Path file = Path.of("");

  @BeforeAll
  static void write() throws Exception {
    try (RandomModel random = new RandomModel(64, 1, 0, CONTEXT, 3)) {
      directory = random.directory(folder.resolve("random"));
      file = random.gguf(folder.resolve("random.gguf"), GgufType.F32);
    }
  }

  private static SafetensorsSettings settings(Path directory) {
    return new SafetensorsSettings("random", directory, CONTEXT, 2, 1, SafetensorsSettings.AUTO);
  }

  @Override
  protected ChatModel open() throws IOException {
    return SafetensorsChatModel.load(settings(directory), () -> Long.MAX_VALUE);
  }

  @Test
  void shouldSayWhatLlamaCppSaysOfTheSameWeights() throws Exception {
    GgufSettings same =
        GgufSettings.defaults("random", file)
            .withRoom(CONTEXT, 1, 1)
            .withEngine(1, 1, Path.of("target", "natives"));
    try (ChatModel reference = GgufChatModel.loadForComparing(same, null, () -> Long.MAX_VALUE)) {
      for (String question : List.of("Bread?", "¡hoy! 日本語 🍞", "<|im_end|>", "x ".repeat(400))) {
        // given
        ChatRequest request = ChatRequest.of(question, 32, Sampling.GREEDY);

        // when
        TextResult ours = ask(model(), request);

        // then
        TextResult theirs = ask(reference, request);
        assertThat(ours.text()).isEqualTo(theirs.text());
        assertThat(ours.promptTokens()).isEqualTo(theirs.promptTokens());
        assertThat(ours.generatedTokens()).isEqualTo(theirs.generatedTokens());
        assertThat(ours.meanLogProbability())
            .isCloseTo(theirs.meanLogProbability(), Offset.offset(0.05));
      }
    }
  }

  @Test
  void shouldRefuseWhatTheQueueDoesNotHold() {
    // given
    List<TextGeneration> running = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      running.add(model().generate(endless(), null));
    }

    // when / then
    assertThatThrownBy(() -> model().generate(endless(), null))
        .isInstanceOfSatisfying(
            TextModelException.class, e -> assertThat(e.reason()).isEqualTo(Reason.QUEUE_FULL));
    running.forEach(TextGeneration::cancel);
    running.forEach(each -> each.result().join());
    assertThat(ask(model(), ChatRequest.of(question(), 4, Sampling.GREEDY)).text()).isNotEmpty();
  }

  @Test
  void shouldFreeAPlaceWhenWhatWaitsIsCancelled() {
    // given
    TextGeneration first = model().generate(endless(), null);
    TextGeneration second = model().generate(endless(), null);
    TextGeneration third = model().generate(endless(), null);

    // when
    second.cancel();
    third.cancel();
    second.result().join();
    third.result().join();

    // then
    assertThat(first.result()).isNotDone();
    TextGeneration another = model().generate(endless(), null);
    first.cancel();
    another.cancel();
    another.result().join();
  }

  @Test
  void shouldRefuseWhatWouldNotFit() {
    assertThatThrownBy(() -> SafetensorsChatModel.load(settings(directory), () -> 210L << 20))
        .isInstanceOf(DoesNotFitException.class)
        .hasMessageContaining("a context of");
  }

  @Test
  void shouldSayWhyADirectoryCannotBeRun() throws Exception {
    Path broken = Files.createDirectory(folder.resolve("broken"));
    assertThatThrownBy(() -> SafetensorsChatModel.load(settings(broken), () -> Long.MAX_VALUE))
        .isInstanceOf(IOException.class);
    for (String name : List.of("config.json", "tokenizer.json")) {
      Files.copy(directory.resolve(name), broken.resolve(name));
    }
    Files.writeString(
        broken.resolve("tokenizer_config.json"), "{\"chat_template\": \"### Human\"}");
    assertThatThrownBy(() -> SafetensorsChatModel.load(settings(broken), () -> Long.MAX_VALUE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("chat template");
    Files.writeString(broken.resolve("tokenizer_config.json"), "{");
    assertThatThrownBy(() -> SafetensorsChatModel.load(settings(broken), () -> Long.MAX_VALUE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tokenizer_config.json");
  }
}
