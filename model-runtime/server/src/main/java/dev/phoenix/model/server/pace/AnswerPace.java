package dev.phoenix.model.server.pace;

import dev.phoenix.model.api.text.TextListener;
import dev.phoenix.model.api.text.TextResult;
import dev.phoenix.model.router.RoutedListener;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Measures answers: {@code gen_ai.server.time_to_first_token}, named by OpenTelemetry's semantic
 * conventions for generative AI, and {@code phoenix.model.tokens.per.second}, counted from the
 * first token on. Both are tagged with {@code gen_ai.request.model}.
 */
public final class AnswerPace {

  private static final String MODEL = "gen_ai.request.model";

  private final MeterRegistry meters;

  /** Measures into a registry. */
  public AnswerPace(MeterRegistry meters) {
    this.meters = meters;
  }

  /**
   * Begins to measure an answer, now.
   *
   * @param model the name of the model, one of few
   * @param listener takes the answer as it grows; null for nobody
   */
  public Answer begin(String model, @Nullable TextListener listener) {
    return new Answer(model, listener, System.nanoTime());
  }

  /** An answer under way. */
  public final class Answer implements TextListener {

    private final String model;
    private final @Nullable TextListener listener;
    private final long began;
    private volatile long first;

    private Answer(String model, @Nullable TextListener listener, long began) {
      this.model = model;
      this.listener = listener;
      this.began = began;
      this.first = began;
    }

    @Override
    public void onText(String chunk) {
      if (first == began) {
        first = System.nanoTime();
        Timer.builder("gen_ai.server.time_to_first_token")
            .tag(MODEL, model)
            .register(meters)
            .record(Duration.ofNanos(first - began));
      }
      if (listener != null) {
        listener.onText(chunk);
      }
    }

    /** The same for an answer that nobody reads before its end: another model may begin it anew. */
    public RoutedListener unread() {
      return new RoutedListener() {
        @Override
        public void onText(String chunk) {
          Answer.this.onText(chunk);
        }

        @Override
        public void onRestart(Restart restart) {
          first = System.nanoTime();
        }
      };
    }

    /** It is done. */
    public TextResult done(TextResult result) {
      long took = System.nanoTime() - first;
      // the first token was there when the clock began
      int tokens = result.generatedTokens() - 1;
      if (tokens > 0 && first != began && took > 0) {
        DistributionSummary.builder("phoenix.model.tokens.per.second")
            .tag(MODEL, model)
            .register(meters)
            .record(tokens * 1e9 / took);
      }
      return result;
    }
  }
}
