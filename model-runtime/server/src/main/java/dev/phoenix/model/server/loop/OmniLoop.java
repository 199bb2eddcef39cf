package dev.phoenix.model.server.loop;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.Draft;
import dev.phoenix.model.api.Finding;
import dev.phoenix.model.api.Iteration;
import dev.phoenix.model.check.Acceptance;
import dev.phoenix.model.check.Checker;
import dev.phoenix.model.server.loop.LoopListener.Asked;
import dev.phoenix.model.server.writer.Writer;
import dev.phoenix.model.server.writer.WriterException;
import dev.phoenix.model.server.writer.WritingTask;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drafts, checks and corrects. Each further iteration brings in what the writer cannot see by
 * itself: the checker's findings and people's comments (Self-Refine, arXiv 2303.17651; without new
 * evidence reflection does not help, arXiv 2310.01798). The draft that keeps the limits and whose
 * writer is surest of it wins, not the last one.
 */
public final class OmniLoop {

  private static final Logger LOG = LoggerFactory.getLogger(OmniLoop.class);

  private final List<Writer> preferred;
  private final Writer fallback;
  private final Checker checker;
  private final LoopMetrics metrics;
  private final LoopListener listener;

  /**
   * Makes a loop.
   *
   * @param preferred in order of preference
   * @param fallback writes when no preferred writer can, when none keeps the hard limits, or when
   *     none is sure of its drafts
   * @param listener is told of every run
   */
  public OmniLoop(
      List<Writer> preferred,
      Writer fallback,
      Checker checker,
      MeterRegistry meters,
      LoopListener listener) {
    this.preferred = List.copyOf(preferred);
    this.fallback = fallback;
    this.checker = checker;
    this.metrics = new LoopMetrics(meters);
    this.listener = listener;
  }

  /**
   * Writes a post. A writer that is dead or slow, keeps breaking a limit or is never sure of its
   * drafts is followed by the next one, and the last of them by the fallback.
   *
   * @param evidence what people or rules said about earlier drafts, oldest first
   * @param previousText the draft that they speak of; empty if there is none
   * @throws WriterException if the brief's own demands break its limits
   * @throws InterruptedException if nobody waits for the post any more
   */
  public Draft run(Brief brief, List<String> evidence, String previousText)
      throws WriterException, InterruptedException {
    var started = System.nanoTime();
    var drafts = new Drafts();
    var findings =
        previousText.isEmpty() ? List.<Finding>of() : checker.check(brief, previousText).findings();
    preferred(new WritingTask(brief, evidence, previousText, findings), drafts);
    if (drafts.isWanting()) {
      // once: phrases do not get better by being told what is wrong with them
      drafts.add(write(fallback, 1, new WritingTask(brief, evidence, previousText, List.of())));
    }
    var took = Duration.ofNanos(System.nanoTime() - started);
    var draft = drafts.result(took);
    metrics.record(draft, drafts.firstFailed(), drafts.mendedByFirstWriter(), took);
    listener.ran(brief, drafts.asked(), draft);
    return draft;
  }

  /** Goes on to the next writer from one that did not answer or kept no limit. */
  private void preferred(WritingTask task, Drafts drafts) throws InterruptedException {
    for (var writer : preferred) {
      if (!isThere(writer)) {
        if (writer.missed()) {
          drafts.passOver(writer.name() + ": not there");
        }
        continue;
      }
      try {
        iterate(writer, task, drafts);
        if (!drafts.isWanting()) {
          if (!task.evidence().isEmpty() && !writer.readsComments()) {
            drafts.trouble(writer.name() + " cannot read comments, only findings");
          }
          return;
        }
        drafts.passOver(
            writer.name()
                + (drafts.breakLimits()
                    ? " kept breaking a limit"
                    : " was not sure of its drafts"));
      } catch (WriterException e) {
        stopIfInterrupted();
        var reason = String.valueOf(e.getMessage());
        if (!drafts.isWanting()) {
          LOG.warn("{}; its best draft so far is taken", reason);
          drafts.trouble(reason);
          return;
        }
        LOG.warn("{}; another writer takes over", reason);
        drafts.passOver(reason);
      }
    }
  }

  private static boolean isThere(Writer writer) throws InterruptedException {
    var there = writer.available();
    stopIfInterrupted();
    return there;
  }

  private void iterate(Writer writer, WritingTask first, Drafts drafts) throws WriterException {
    var task = first;
    for (int number = 1; number <= Acceptance.MOST_DRAFTS; number++) {
      drafts.add(new Asked(number, writer.name(), writer.prompt(task)));
      var iteration = write(writer, number, task);
      drafts.add(iteration);
      if (isGood(iteration)) {
        return;
      }
      task = task.after(iteration.text(), iteration.findings());
    }
  }

  private static boolean isGood(Iteration iteration) {
    return Acceptance.isGood(Drafts.assessment(iteration), iteration.confidence());
  }

  private Iteration write(Writer writer, int number, WritingTask task) throws WriterException {
    var started = System.nanoTime();
    var written = writer.write(task);
    var assessment = checker.check(task.brief(), written.text());
    return new Iteration(
        number,
        written.adapter() == null ? writer.name() : writer.name() + "@" + written.adapter(),
        written.text(),
        assessment.score(),
        writer.confidence(task, written, assessment),
        assessment.findings(),
        Duration.ofNanos(System.nanoTime() - started).toMillis());
  }

  private static void stopIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("nobody waits for this draft any more");
    }
  }
}
