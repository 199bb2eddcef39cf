package dev.phoenix.workers.monitoring.health.probe;

import dev.phoenix.model.api.Draft;
import dev.phoenix.model.api.ModelRuntimeClient;
import dev.phoenix.model.api.ModelRuntimeException;
import dev.phoenix.workers.monitoring.health.probe.TextJudge.Symptom;
import io.grpc.Context;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The cognitive probe: asks the model runtime for a post, as flows do, and judges what it writes. A
 * runtime that babbles is down, however alive it is; one that has phrases put together because its
 * model does not work is degraded.
 */
public final class DraftingProbe implements Probe {

  private static final int QUOTED = 80;

  private final ModelRuntimeClient runtime;
  private final Duration limit;
  private final ScheduledExecutorService timer;
  private final AtomicInteger turn = new AtomicInteger();

  /**
   * Asks over the workers' own connection.
   *
   * @param timer ends a question at its limit; stays the caller's
   */
  public DraftingProbe(ModelRuntimeClient runtime, Duration limit, ScheduledExecutorService timer) {
    this.runtime = runtime;
    this.limit = limit;
    this.timer = timer;
  }

  @Override
  public Finding look() {
    var question = Question.ALL.get(Math.floorMod(turn.getAndIncrement(), Question.ALL.size()));
    try (var context =
        Context.current().withDeadlineAfter(limit.toMillis(), TimeUnit.MILLISECONDS, timer)) {
      return context.call(() -> judged(question));
    } catch (ModelRuntimeException e) {
      return switch (e.reason()) {
        case BUSY -> Finding.degraded("its queue is full");
        case TOO_SLOW -> Finding.degraded("wrote nothing within %d s", limit.toSeconds());
        default -> Finding.down(String.valueOf(e.getMessage()));
      };
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Finding judged(Question question) {
    return judged(runtime.draft(question.brief(), java.util.List.of(), ""), question);
  }

  /** What a draft says of who wrote it. */
  static Finding judged(Draft draft, Question question) {
    var symptoms = TextJudge.judge(draft.text(), question.topic());
    var text = "%s wrote %s".formatted(draft.writer(), quoted(draft.text()));
    if (symptoms.contains(Symptom.EMPTY)
        || symptoms.contains(Symptom.REPEATS)
        || symptoms.contains(Symptom.NOISE)) {
      return Finding.down("babbles %s: %s", symptoms, text);
    }
    if (symptoms.contains(Symptom.OFF_TOPIC)) {
      return Finding.degraded("misses the topic: %s", text);
    }
    return draft.fallbackUsed()
        ? Finding.degraded("a fallback writes: %s", PlainLine.of(draft.summary()))
        : Finding.up(text);
  }

  private static String quoted(String text) {
    var line = PlainLine.of(text);
    boolean whole = line.codePointCount(0, line.length()) <= QUOTED;
    return "\""
        + (whole ? line : line.substring(0, line.offsetByCodePoints(0, QUOTED)) + "…")
        + "\"";
  }
}
