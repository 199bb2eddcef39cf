package dev.phoenix.model.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** OpenAI's own client. */
@HttpTest
class OpenAiClientTest {

  @LocalServerPort private int port;
  private OpenAIClient client;

  @BeforeEach
  void connect() {
    client = client(HttpTest.TOKEN);
  }

  @AfterEach
  void close() {
    client.close();
  }

  private OpenAIClient client(String token) {
    return OpenAIOkHttpClient.builder()
        .baseUrl("http://127.0.0.1:" + port + "/v1")
        .apiKey(token)
        .maxRetries(0)
        .build();
  }

  @Test
  void shouldListTheModels() {
    assertThat(client.models().list().data()).extracting(model -> model.id()).contains("scripted");
  }

  @Test
  void shouldGetAnAnswer() {
    // when
    var answer = client.chat().completions().create(asking("Hello?").build());

    // then
    var choice = answer.choices().getFirst();
    assertThat(choice.message().content()).contains("Hello, señora 🍞");
    assertThat(choice.finishReason().asString()).isEqualTo("stop");
    assertThat(answer.usage().orElseThrow().totalTokens()).isEqualTo(15);
  }

  @Test
  void shouldGetAnAnswerAsItGrows() {
    // given
    var chunks = new ArrayList<ChatCompletionChunk>();
    var asking =
        asking("Hello?")
            .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
            .build();

    // when
    try (var stream = client.chat().completions().createStreaming(asking)) {
      stream.stream().forEach(chunks::add);
    }

    // then
    assertThat(text(chunks)).isEqualTo("Hello, señora 🍞");
    assertThat(chunks.getLast().usage().orElseThrow().completionTokens()).isEqualTo(3);
    assertThat(chunks)
        .filteredOn(
            c -> !c.choices().isEmpty() && c.choices().getFirst().finishReason().isPresent())
        .hasSize(1);
  }

  @Test
  void shouldUnderstandWhatIsWrong() {
    assertThatThrownBy(
            () -> client.chat().completions().create(asking("x").temperature(-1).build()))
        .isInstanceOfSatisfying(
            BadRequestException.class,
            e -> {
              assertThat(e.param()).contains("temperature");
              assertThat(e.getMessage()).contains("temperature must be from 0 to 2");
            });
  }

  @Test
  void shouldLearnWhichModelsThereAre() {
    assertThatThrownBy(
            () -> client.chat().completions().create(asking("x").model("gpt-17").build()))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("no model 'gpt-17'; there is scripted");
  }

  @Test
  void shouldBeRefusedWithoutAToken() {
    // given
    var stranger = client("another-token-of-nobody");

    // then
    assertThatThrownBy(() -> stranger.chat().completions().create(asking("x").build()))
        .isInstanceOf(UnauthorizedException.class);
    stranger.close();
  }

  @Test
  void shouldLearnThatAStreamBrokeOff() {
    // given
    var chunks = new ArrayList<ChatCompletionChunk>();

    // then
    assertThatThrownBy(
            () -> {
              try (var stream =
                  client
                      .chat()
                      .completions()
                      .createStreaming(asking(ScriptedModel.BREAKS).build())) {
                stream.stream().forEach(chunks::add);
              }
            })
        .isInstanceOf(OpenAIServiceException.class)
        .hasMessageContaining("The backend broke off");
    assertThat(text(chunks)).isEqualTo("Half an ");
  }

  private static ChatCompletionCreateParams.Builder asking(String question) {
    return ChatCompletionCreateParams.builder()
        .model("scripted")
        .addSystemMessage("Be kind")
        .addUserMessage(question);
  }

  private static String text(List<ChatCompletionChunk> chunks) {
    return chunks.stream()
        .flatMap(chunk -> chunk.choices().stream())
        .flatMap(choice -> choice.delta().content().stream())
        .collect(Collectors.joining());
  }
}
