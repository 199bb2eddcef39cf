package dev.phoenix.model.server.nights.watch;

import dev.phoenix.model.api.Assessment;
import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.Draft;
import dev.phoenix.model.api.Iteration;
import dev.phoenix.model.api.night.NightState.Verdict;
import dev.phoenix.model.check.Checker;
import dev.phoenix.model.core.ShippedModel;
import dev.phoenix.model.server.loop.LoopListener;
import dev.phoenix.model.server.nights.NightFolder;
import dev.phoenix.model.server.writer.WriterException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the previous version draft what the watched one has drafted, in the shadow: off the
 * request's path, one at a time, and only while the engine has room that nobody else wants. A draft
 * that finds no room within a minute, or more that come at once than can wait, are not compared.
 * Compared are first drafts by phoenix-core, also those that the loop then did not take.
 */
public final class DraftWatch implements LoopListener, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DraftWatch.class);
  private static final int MOST_WAITING = 16;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  /**
   * What is watched.
   *
   * @param night whose adapter is live
   * @param adapter that is watched
   * @param before what was live before it; null for the model alone
   * @param beforeScale how strongly that was applied
   * @param since when the adapter was made live: earlier drafts are not its own
   * @param wanted comparisons
   */
  public record Watched(
      NightFolder night,
      String adapter,
      @Nullable String before,
      float beforeScale,
      Instant since,
      int wanted) {}

  private record Waiting(Watched watched, Brief brief, Iteration first) {}

  private final Shadow shadow;
  private final Checker checker;
  private final LiveAdapter live;
  private final Clock clock;
  private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread worker;
  private volatile @Nullable Watched watched;

  /** Watches nothing yet. */
  public DraftWatch(Shadow shadow, Checker checker, LiveAdapter live, Clock clock) {
    this.shadow = shadow;
    this.checker = checker;
    this.live = live;
    this.clock = clock;
    this.worker = Thread.ofPlatform().name("draft-watch").daemon().start(this::work);
  }

  /** Watches this from now on, and nothing else. */
  public void watch(Watched next) {
    watched = next;
  }

  /** Watches a night no more. */
  public void forget(NightFolder night) {
    var now = watched;
    if (now != null && now.night().equals(night)) {
      watched = null;
    }
  }

  @Override
  public void ran(Brief brief, List<Asked> asked, Draft draft) {
    var now = watched;
    if (now == null || began(draft).isBefore(now.since())) {
      return;
    }
    var first =
        draft.iterations().stream()
            .filter(each -> each.model().equals(ShippedModel.NAME) && each.number() == 1)
            .findFirst();
    // a brief that findings of an earlier text had changed is another brief
    var plain =
        asked.stream()
            .filter(each -> each.writer().equals(ShippedModel.NAME) && each.iteration() == 1)
            .anyMatch(each -> each.prompt().equals(shadow.prompt(brief)));
    if (first.isPresent() && plain && !waiting.offer(new Waiting(now, brief, first.get()))) {
      LOG.debug("A draft is not compared: too many wait");
    }
  }

  private Instant began(Draft draft) {
    return clock.instant().minusMillis(draft.milliseconds());
  }

  private void work() {
    try {
      while (true) {
        compare(waiting.take());
      }
    } catch (InterruptedException e) {
      // closed
      Thread.currentThread().interrupt();
    }
  }

  private void compare(Waiting next) throws InterruptedException {
    try {
      var now = next.watched();
      if (now.equals(watched) && live.is(now.adapter()) && room()) {
        var comparison = compared(now, next.brief(), next.first());
        if (now.equals(watched)) {
          WatchFile.add(comparison, now.night());
          endIfDecided(now);
        }
      }
    } catch (IOException | WriterException | RuntimeException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("closed");
      }
      LOG.warn("A draft is not compared with one of the version before: {}", e.getMessage());
    }
  }

  private boolean room() throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!shadow.idle()) {
      if (System.nanoTime() > until) {
        return false;
      }
      Thread.sleep(LOOK_AGAIN);
    }
    return true;
  }

  private Comparison compared(Watched now, Brief brief, Iteration first) throws WriterException {
    var text = shadow.draft(brief, now.before(), now.beforeScale());
    var before =
        Comparison.Side.of(
            text, checker.check(brief, text), shadow.explains(brief, text, now.before()));
    var shown =
        Comparison.Side.of(
            first.text(), new Assessment(first.score(), first.findings()), first.confidence() > 0);
    return new Comparison(clock.instant(), brief.topic(), shown, before);
  }

  private void endIfDecided(Watched now) throws IOException {
    var verdict = Verdicts.of(WatchFile.read(now.night()), now.wanted());
    if (verdict.verdict() != Verdict.OPEN) {
      LOG.info("The watch of night {} is over: {}", now.night().id(), verdict);
      forget(now.night());
    }
  }

  @Override
  public void close() {
    worker.interrupt();
  }
}
