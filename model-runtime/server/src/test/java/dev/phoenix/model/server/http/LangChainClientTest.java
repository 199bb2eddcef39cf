package dev.phoenix.model.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.output.FinishReason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** LangChain4j's OpenAI model. */
@HttpTest
class LangChainClientTest {

  @LocalServerPort private int port;

  @Test
  void shouldGetAnAnswer() {
    // when
    var answer = model("scripted").chat(SystemMessage.from("Be kind"), UserMessage.from("Hello?"));

    // then
    assertThat(answer.aiMessage().text()).isEqualTo("Hello, señora 🍞");
    assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
    assertThat(answer.tokenUsage().inputTokenCount()).isEqualTo(12);
  }

  @Test
  void shouldGetAnAnswerAsItGrows() throws Exception {
    // given
    var text = new StringBuilder();
    var whole = new CompletableFuture<ChatResponse>();
    var model =
        OpenAiStreamingChatModel.builder()
            .baseUrl("http://127.0.0.1:" + port + "/v1")
            .apiKey(HttpTest.TOKEN)
            .modelName("scripted")
            .build();

    // when
    model.chat(
        "Hello?",
        new StreamingChatResponseHandler() {
          @Override
          public void onPartialResponse(String part) {
            text.append(part);
          }

          @Override
          public void onCompleteResponse(ChatResponse response) {
            whole.complete(response);
          }

          @Override
          public void onError(Throwable error) {
            whole.completeExceptionally(error);
          }
        });

    // then
    assertThat(whole.get(60, TimeUnit.SECONDS).aiMessage().text()).isEqualTo("Hello, señora 🍞");
    assertThat(text).hasToString("Hello, señora 🍞");
  }

  @Test
  void shouldLearnThatAModelIsNotThere() {
    assertThatThrownBy(() -> model("gpt-17").chat("Hello?"))
        .isInstanceOf(ModelNotFoundException.class);
  }

  private OpenAiChatModel model(String name) {
    return OpenAiChatModel.builder()
        .baseUrl("http://127.0.0.1:" + port + "/v1")
        .apiKey(HttpTest.TOKEN)
        .modelName(name)
        .maxRetries(0)
        .build();
  }
}
