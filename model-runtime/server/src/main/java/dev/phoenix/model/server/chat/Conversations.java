package dev.phoenix.model.server.chat;

import dev.phoenix.model.api.chat.ChatRequest;
import dev.phoenix.model.api.text.TextGeneration;
import dev.phoenix.model.api.text.TextListener;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextModelException.Reason;
import dev.phoenix.model.api.text.TextResult;
import dev.phoenix.model.router.RoutedChatModel;
import dev.phoenix.model.server.pace.AnswerPace;
import dev.phoenix.model.server.queue.RequestQueue;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks models on behalf of every door: through the queue, within a deadline. */
public final class Conversations {

  private final RequestQueue queue;
  private final Duration deadline;
  private final AnswerPace pace;

  /**
   * A way to ask.
   *
   * @param deadline the longest time for an answer, waiting in the queue excluded
   * @param pace measures the answers
   */
  public Conversations(RequestQueue queue, Duration deadline, AnswerPace pace) {
    this.queue = queue;
    this.deadline = deadline;
    this.pace = pace;
  }

  /**
   * Waits for a place and for the answer. An interrupt of this thread ends the generation, so does
   * a listener that throws.
   *
   * @param account whose token budget it uses up where a router chooses the model; null for
   *     nobody's
   * @param listener takes the answer as it grows; null where only the whole is wanted, which lets a
   *     router take the answer of another model when one breaks off
   * @throws dev.phoenix.model.server.queue.QueueFullException at once if there is no place
   * @throws TextModelException if the request is refused, fails or takes longer than the deadline
   */
  public TextResult answer(
      Models.Chosen chosen,
      ChatRequest request,
      @Nullable String account,
      @Nullable TextListener listener)
      throws Exception {
    return queue.run(
        () -> {
          var answer = pace.begin(chosen.model().id(), listener);
          var taker = listener == null ? answer.unread() : answer;
          return answer.done(result(start(chosen, request, account, taker)));
        });
  }

  private static TextGeneration start(
      Models.Chosen chosen,
      ChatRequest request,
      @Nullable String account,
      @Nullable TextListener listener) {
    var asked = request.withAdapter(chosen.adapter());
    return chosen.model() instanceof RoutedChatModel routed
        ? routed.generate(asked, account, listener)
        : chosen.model().generate(asked, listener);
  }

  private TextResult result(TextGeneration generation) throws InterruptedException {
    try {
      return generation.result().get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new TextModelException(
          Reason.TIMEOUT,
          "The answer was not done within %d s: ask for fewer tokens"
              .formatted(deadline.toSeconds()),
          e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof TextModelException known
          ? known
          : new TextModelException(Reason.FAILED, "The model failed: " + e.getCause(), e);
    } finally {
      // an answer that ended long ago does not mind
      generation.cancel();
    }
  }
}
