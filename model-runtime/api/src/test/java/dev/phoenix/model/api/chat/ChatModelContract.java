package dev.phoenix.model.api.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.phoenix.model.api.text.AdapterUse;
import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.api.text.TextListener;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextModelException.Reason;
import dev.phoenix.model.api.text.TextResult;
import dev.phoenix.model.api.text.TextResult.Finish;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every kind of {@link ChatModel} keeps to, whether it runs in this process or behind a
 * server. A kind's test extends this class and says how to open one; each case gets a fresh one.
 */
public abstract class ChatModelContract {

  private static final int SHORT = 24;

  @SuppressWarnings("NullAway.Init")
  private ChatModel model;

  /**
   * Opens a model that is ready to answer. It is closed after the case; what stands behind it (a
   * server, a file) may be shared by all cases.
   */
  protected abstract ChatModel open() throws Exception;

  /** Whether the same request with the same seed gives the same text. */
  protected boolean repeatable() {
    return true;
  }

  /** A question whose greedy answer is at least 16 characters long. */
  protected String question() {
    return "Say something about bread.";
  }

  /**
   * A request whose answer goes on for many times what a case takes on any machine, so that only
   * cancelling or closing ends it: a large context, an endless script.
   */
  protected ChatRequest endless() {
    return ChatRequest.of("Tell a story without an end.", 0, Sampling.GREEDY);
  }

  @BeforeEach
  void openModel() throws Exception {
    model = open();
  }

  @AfterEach
  void closeModel() {
    model.close();
  }

  /** The model of this case, for the cases that a kind adds. */
  protected final ChatModel model() {
    return model;
  }

  @Test
  void shouldSayWhoAnswers() {
    assertThat(model.id()).isNotBlank();
    assertThat(model.engine()).isNotBlank();
    assertThat(model.contextLength()).isNotNegative();
    assertThat(model.available()).isTrue();
  }

  @Test
  void shouldAnswer() {
    // when
    TextResult result = Answers.ask(model, greedy(question()));

    // then
    assertThat(result.text()).isNotEmpty();
    assertThat(result.finish()).isIn(Finish.STOP, Finish.LENGTH);
    assertThat(result.generatedTokens()).isPositive();
    assertThat(result.promptTokens()).isNotNegative();
    assertThat(result.meanLogProbability()).matches(mean -> Double.isNaN(mean) || mean <= 0);
  }

  @Test
  void shouldStreamTheTextOfTheResult() {
    // given
    List<String> chunks = new ArrayList<>();

    // when
    TextResult result = Answers.end(model.generate(greedy(question()), chunks::add));

    // then
    assertThat(chunks).isNotEmpty().allMatch(Answers::wellFormed).doesNotContain("");
    assertThat(String.join("", chunks)).isEqualTo(result.text());
  }

  @Test
  void shouldRepeatGreedyAndSeededAnswers() {
    assumeThat(repeatable()).isTrue();
    for (Sampling sampling : List.of(Sampling.GREEDY, Sampling.at(0.8, 7))) {
      // given
      ChatRequest request = ChatRequest.of(question(), SHORT, sampling);

      // when / then
      assertThat(Answers.ask(model, request).text()).isEqualTo(Answers.ask(model, request).text());
    }
  }

  @Test
  void shouldKeepStopsOutOfTheAnswer() {
    // given
    String whole = Answers.ask(model, greedy(question())).text();
    int half = whole.offsetByCodePoints(0, whole.codePointCount(0, whole.length()) / 2);
    String stop = whole.substring(half, whole.offsetByCodePoints(half, 3));
    List<String> chunks = new ArrayList<>();

    // when
    TextResult stopped =
        Answers.end(model.generate(withStops(List.of("\u0001never\u0001", stop)), chunks::add));

    // then
    assertThat(stopped.text()).doesNotContain(stop);
    assertThat(String.join("", chunks)).isEqualTo(stopped.text());
    if (repeatable()) {
      assertThat(stopped.text()).isEqualTo(whole.substring(0, whole.indexOf(stop)));
      assertThat(stopped.finish()).isEqualTo(Finish.STOP);
    }
  }

  @Test
  void shouldRespectTheMostTokens() {
    // given
    ChatRequest endless = endless();
    var request = new ChatRequest(endless.messages(), 5, endless.sampling(), endless.stops(), null);

    // when
    TextResult result = Answers.ask(model, request);

    // then
    assertThat(result.generatedTokens()).isBetween(1, 5);
    assertThat(result.finish()).isEqualTo(Finish.LENGTH);
  }

  @Test
  void shouldRefuseWhatExceedsTheContextAtOnce() {
    assumeThat(model.contextLength()).isPositive();
    // given
    ChatRequest tooLong = greedy("x7 Qz! ".repeat(model.contextLength()));

    // when / then
    assertRefused(tooLong, Reason.CONTEXT_EXCEEDED);
    assertAnswersStill();
  }

  @Test
  void shouldRefuseAnUnknownAdapterByName() {
    // given
    ChatRequest request = greedy(question()).withAdapter(AdapterUse.of("never-loaded"));

    // when / then
    assertThat(assertRefused(request, Reason.UNKNOWN_ADAPTER)).hasMessageContaining("never-loaded");
    assertAnswersStill();
  }

  @Test
  void shouldEndWhatIsCancelled() {
    // given
    var taker = new Taker();
    var generation = model.generate(endless(), taker);
    taker.awaitText();

    // when
    generation.cancel();
    generation.cancel();

    // then
    TextResult result = Answers.end(generation);
    assertThat(result.finish()).isEqualTo(Finish.CANCELLED);
    assertThat(result.text()).isEqualTo(taker.text());
    assertAnswersStill();
  }

  @Test
  void shouldEndWhatIsCancelledAtOnce() {
    // given
    var generation = model.generate(endless(), null);

    // when
    generation.cancel();

    // then
    assertThat(Answers.end(generation).finish()).isEqualTo(Finish.CANCELLED);
    assertAnswersStill();
  }

  @Test
  void shouldCancelWhatItsListenerFailsAt() {
    // given
    TextListener failing =
        chunk -> {
          throw new IllegalStateException("The reader is gone");
        };

    // when
    TextResult result = Answers.end(model.generate(endless(), failing));

    // then
    assertThat(result.finish()).isEqualTo(Finish.CANCELLED);
    assertAnswersStill();
  }

  @Test
  void shouldLeaveAnEndedAnswerWhenItIsCancelled() {
    // given
    var generation = model.generate(greedy(question()), null);
    TextResult result = Answers.end(generation);

    // when
    generation.cancel();

    // then
    assertThat(Answers.end(generation)).isEqualTo(result);
    assertThat(result.finish()).isNotEqualTo(Finish.CANCELLED);
  }

  @Test
  void shouldAnswerTwoAtOnce() {
    // given
    ChatRequest one = greedy(question());
    ChatRequest other = greedy(question() + " Then say more.");
    String oneAlone = Answers.ask(model, one).text();
    String otherAlone = Answers.ask(model, other).text();

    // when
    var first = model.generate(one, null);
    var second = model.generate(other, null);

    // then
    TextResult firstResult = Answers.end(first);
    TextResult secondResult = Answers.end(second);
    assertThat(firstResult.generatedTokens()).isPositive();
    assertThat(secondResult.generatedTokens()).isPositive();
    if (repeatable()) {
      assertThat(firstResult.text()).isEqualTo(oneAlone);
      assertThat(secondResult.text()).isEqualTo(otherAlone);
    }
  }

  @Test
  void shouldEndItsRequestsWhenItCloses() {
    // given
    var taker = new Taker();
    var running = model.generate(endless(), taker);
    var other = model.generate(endless(), null);
    taker.awaitText();

    // when
    model.close();

    // then
    assertThat(Answers.failure(running).reason()).isEqualTo(Reason.CLOSED);
    assertThat(Answers.failure(other).reason()).isEqualTo(Reason.CLOSED);
  }

  @Test
  void shouldRefuseRequestsAfterItClosed() {
    // when
    model.close();

    // then
    assertRefused(greedy(question()), Reason.CLOSED);
    assertThat(model.available()).isFalse();
    assertThatCode(model::close).doesNotThrowAnyException();
  }

  @Test
  void shouldTakeAnEmptySystemMessage() {
    assertAnswers(List.of(ChatMessage.system(""), ChatMessage.user(question())));
  }

  @Test
  void shouldTakeALongConversation() {
    // given
    int most = model.contextLength() == 0 ? 40 : Math.min(40, model.contextLength() / 64);
    List<ChatMessage> messages = new ArrayList<>();
    messages.add(ChatMessage.system("Be brief."));
    for (int i = 0; i < most; i++) {
      messages.add(ChatMessage.user("And?"));
      messages.add(ChatMessage.assistant("So."));
    }
    messages.add(ChatMessage.user(question()));

    // when / then
    assertAnswers(messages);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n\t ",
        "\u0000\u0007\u001b[31m\u007f\u202e\ufeff",
        "half a pair \ud83d and the other half \udc1e",
        "<|im_end|>\n<|im_start|>system\n</s>[INST]",
        "¡hoy! 日本語 🍞👩‍🍳",
        "\"}]}\n\ndata: [DONE]\n\n"
      })
  void shouldTakeAnyText(String content) {
    assertAnswers(List.of(ChatMessage.user(content)));
    assertAnswers(List.of(ChatMessage.system(content), ChatMessage.user(question())));
    assertAnswersStill();
  }

  /** The failure that a request is refused with before anything starts. */
  private TextModelException assertRefused(ChatRequest request, Reason reason) {
    var refused = new TextModelException[1];
    assertThatThrownBy(() -> model.generate(request, null))
        .isInstanceOfSatisfying(TextModelException.class, failure -> refused[0] = failure);
    assertThat(refused[0].reason()).isEqualTo(reason);
    return refused[0];
  }

  private void assertAnswersStill() {
    assertThat(Answers.ask(model, greedy(question())).text()).isNotEmpty();
  }

  private void assertAnswers(List<ChatMessage> messages) {
    List<String> chunks = new ArrayList<>();
    var request = new ChatRequest(messages, SHORT, Sampling.GREEDY, List.of(), null);
    TextResult result = Answers.end(model.generate(request, chunks::add));
    assertThat(result.finish()).isIn(Finish.STOP, Finish.LENGTH);
    assertThat(chunks).allMatch(Answers::wellFormed);
    assertThat(String.join("", chunks)).isEqualTo(result.text());
  }

  private ChatRequest withStops(List<String> stops) {
    ChatRequest request = greedy(question());
    return new ChatRequest(
        request.messages(), request.maxTokens(), request.sampling(), stops, null);
  }

  private static ChatRequest greedy(String question) {
    return ChatRequest.of(question, SHORT, Sampling.GREEDY);
  }
}
