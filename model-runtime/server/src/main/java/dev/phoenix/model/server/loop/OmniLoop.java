package dev.phoenix.model.server.loop;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.Draft;
import dev.phoenix.model.api.Finding;
import dev.phoenix.model.api.Iteration;
import dev.phoenix.model.check.Checker;
import dev.phoenix.model.server.loop.LoopListener.Asked;
import dev.phoenix.model.server.writer.Writer;
import dev.phoenix.model.server.writer.WriterException;
import dev.phoenix.model.server.writer.WritingTask;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drafts, checks and corrects. Each further iteration brings in what the writer cannot see by
 * itself: the checker's findings and people's comments (Self-Refine, arXiv 2303.17651; without new
 * evidence reflection does not help, arXiv 2310.01798). The best-scoring draft wins, not the last.
 */
public final class OmniLoop {

  /** A writer never gets more tries than this. */
  public static final int MAX_ITERATIONS = 3;

  /** A draft above this score, without an error, is good enough. */
  public static final double CONFIDENT = 0.85;

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
   * @param fallback writes when no preferred writer can, or when none keeps the hard limits
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
   * Writes a post.
   *
   * @param evidence what people or rules said about earlier drafts, oldest first
   * @param previousText the draft that they speak of; empty if there is none
   * @throws WriterException if the brief's own demands break its limits
   */
  public Draft run(Brief brief, List<String> evidence, String previousText) throws WriterException {
    var started = System.nanoTime();
    var asked = new ArrayList<Asked>();
    var iterations = new ArrayList<Iteration>();
    var troubles = new ArrayList<String>();
    var writer = preferred.stream().filter(Writer::available).findFirst();
    if (writer.isPresent()) {
      try {
        iterate(
            writer.get(),
            new WritingTask(brief, evidence, previousText, findings(brief, previousText)),
            iterations,
            asked);
      } catch (WriterException e) {
        LOG.warn("{}; another writer takes over", e.getMessage());
        troubles.add(String.valueOf(e.getMessage()));
      }
    }
    if (iterations.isEmpty() || hasError(best(iterations))) {
      if (writer.isPresent() && troubles.isEmpty()) {
        troubles.add(writer.get().name() + " kept breaking a limit");
      }
      fallBack(new WritingTask(brief, evidence, previousText, List.of()), iterations);
    }
    var draft = result(iterations, troubles, Duration.ofNanos(System.nanoTime() - started));
    listener.ran(brief, asked, draft);
    return draft;
  }

  private List<Finding> findings(Brief brief, String text) {
    return text.isEmpty() ? List.of() : checker.check(brief, text).findings();
  }

  private void iterate(
      Writer writer, WritingTask first, List<Iteration> iterations, List<Asked> asked)
      throws WriterException {
    var task = first;
    for (int number = 1; number <= MAX_ITERATIONS; number++) {
      asked.add(new Asked(number, writer.name(), writer.prompt(task)));
      var iteration = write(writer, number, task);
      iterations.add(iteration);
      if (iteration.score() > CONFIDENT && !hasError(iteration)) {
        return;
      }
      task = new WritingTask(task.brief(), task.evidence(), iteration.text(), iteration.findings());
    }
  }

  /** Once: phrases do not get better by being told what is wrong with them. */
  private void fallBack(WritingTask task, List<Iteration> iterations) throws WriterException {
    iterations.add(write(fallback, 1, task));
  }

  private Iteration write(Writer writer, int number, WritingTask task) throws WriterException {
    var started = System.nanoTime();
    var text = writer.write(task);
    var assessment = checker.check(task.brief(), text);
    return new Iteration(
        number,
        writer.name(),
        text,
        assessment.score(),
        assessment.findings(),
        Duration.ofNanos(System.nanoTime() - started).toMillis());
  }

  private Draft result(List<Iteration> iterations, List<String> troubles, Duration took) {
    var best = best(iterations);
    var draft =
        new Draft(
            best.text(),
            best.writer(),
            best.score(),
            best.findings(),
            iterations,
            summary(best, iterations.size(), troubles),
            !troubles.isEmpty(),
            took.toMillis());
    var first = iterations.getFirst();
    metrics.record(
        draft, hasError(first), !hasError(best) && best.writer().equals(first.writer()), took);
    return draft;
  }

  private static Iteration best(List<Iteration> iterations) {
    // an error weighs more than any score; the sort is stable, so of equals the first one is kept
    return iterations.stream()
        .sorted(
            Comparator.comparing(OmniLoop::hasError)
                .thenComparing(Comparator.comparingDouble(Iteration::score).reversed()))
        .findFirst()
        .orElseThrow();
  }

  private static boolean hasError(Iteration iteration) {
    return iteration.findings().stream().anyMatch(Finding::isError);
  }

  private static String summary(Iteration best, int count, List<String> troubles) {
    var codes = best.findings().stream().map(Finding::code).distinct().toList();
    return String.format(
        Locale.ROOT,
        "%s wrote it in %d iteration%s, score %.2f, %s%s",
        best.writer(),
        count,
        count == 1 ? "" : "s",
        best.score(),
        codes.isEmpty() ? "no findings" : "findings " + String.join(", ", codes),
        troubles.isEmpty() ? "" : " (" + String.join("; ", troubles) + ")");
  }
}
