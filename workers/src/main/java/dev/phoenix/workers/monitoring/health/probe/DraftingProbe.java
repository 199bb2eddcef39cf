package dev.phoenix.workers.monitoring.health.probe;

import dev.phoenix.model.api.Draft;
import dev.phoenix.model.api.Iteration;
import dev.phoenix.model.api.ModelRuntimeClient;
import dev.phoenix.model.api.ModelRuntimeException;
import dev.phoenix.workers.monitoring.PlainLine;
import dev.phoenix.workers.monitoring.health.probe.TextJudge.Symptom;
import io.grpc.Context;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The cognitive probe: asks the model runtime for a post, as flows do, and judges what it writes. A
 * runtime that babbles is down, however alive it is; one that has phrases put together because no
 * model writes is degraded.
 */
public final class DraftingProbe implements Probe {

  private static final int QUOTED = 80;
  private static final String PHRASES = "template";

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
    try (var context =
        Context.current().withDeadlineAfter(limit.toMillis(), TimeUnit.MILLISECONDS, timer)) {
      return context.call(() -> opinion(next(), next()));
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

  private Question next() {
    return Question.ALL.get(Math.floorMod(turn.getAndIncrement(), Question.ALL.size()));
  }

  /**
   * What a question shows; a small model misses a topic now and then, so the second one decides.
   */
  Finding opinion(Question question, Question second) {
    var first = judged(runtime.draft(question.brief(), List.of(), ""), question);
    return first.state() == TargetState.DEGRADED
        ? judged(runtime.draft(second.brief(), List.of(), ""), second)
        : first;
  }

  /**
   * What a draft says of who wrote it. The loop hides a model that babbles, since it takes phrases
   * instead of such drafts: so the model's own drafts are judged, too.
   */
  static Finding judged(Draft draft, Question question) {
    var own =
        draft.iterations().stream()
            .filter(iteration -> !iteration.model().equals(PHRASES))
            .map(Iteration::text)
            .toList();
    if (!own.isEmpty() && own.stream().allMatch(text -> isBabble(text, question))) {
      return Finding.down("babbles: %s", quoted(own.getLast()));
    }
    var text = "%s wrote %s".formatted(draft.writer(), quoted(draft.text()));
    if (isBabble(draft.text(), question)) {
      return Finding.down("babbles: %s", text);
    }
    if (draft.fallbackUsed() && own.isEmpty()) {
      return Finding.degraded("no model writes: %s", PlainLine.of(draft.summary()));
    }
    return TextJudge.judge(draft.text(), question.topic()).contains(Symptom.OFF_TOPIC)
        ? Finding.degraded("misses the topic: %s", text)
        : Finding.up(text);
  }

  private static boolean isBabble(String text, Question question) {
    return TextJudge.judge(text, question.topic()).stream()
        .anyMatch(symptom -> symptom != Symptom.OFF_TOPIC);
  }

  private static String quoted(String text) {
    var line = PlainLine.of(text);
    boolean whole = line.codePointCount(0, line.length()) <= QUOTED;
    return "\""
        + (whole ? line : line.substring(0, line.offsetByCodePoints(0, QUOTED)) + "…")
        + "\"";
  }
}
