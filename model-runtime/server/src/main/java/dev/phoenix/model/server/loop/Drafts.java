package dev.phoenix.model.server.loop;

import dev.phoenix.model.api.Assessment;
import dev.phoenix.model.api.Draft;
import dev.phoenix.model.api.Finding;
import dev.phoenix.model.api.Iteration;
import dev.phoenix.model.check.Acceptance;
import dev.phoenix.model.server.loop.LoopListener.Asked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What one run of the loop has so far: every draft, every prompt, and what went wrong. */
final class Drafts {

  private final List<Iteration> iterations = new ArrayList<>();
  private final List<Asked> asked = new ArrayList<>();
  private final List<String> troubles = new ArrayList<>();
  private boolean passedOver;

  void add(Iteration iteration) {
    iterations.add(iteration);
  }

  void add(Asked prompt) {
    asked.add(prompt);
  }

  /** Notes what went wrong, though a draft of the same writer can be used. */
  void trouble(String reason) {
    troubles.add(reason);
  }

  /** Notes why a preferred writer does not write the text and another one does. */
  void passOver(String reason) {
    troubles.add(reason);
    passedOver = true;
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** Whether no draft keeps the hard limits, or none is one that its writer is sure of. */
  boolean isWanting() {
    return breakLimits() || best().confidence() < Acceptance.SURE;
  }

  /** Whether no draft keeps the hard limits. */
  boolean breakLimits() {
    return iterations.isEmpty() || hasError(best());
  }

  /** Whether the first draft broke a limit. */
  boolean firstFailed() {
    return hasError(iterations.getFirst());
  }

  /** Whether whoever wrote the first draft also wrote one that keeps the limits. */
  boolean mendedByFirstWriter() {
    var model = iterations.getFirst().model();
    return iterations.stream().anyMatch(i -> i.model().equals(model) && !hasError(i));
  }

  /** The best draft and how it came to be. */
  Draft result(Duration took) {
    var best = best();
    return new Draft(
        best.text(),
        best.writer(),
        best.score(),
        best.confidence(),
        best.findings(),
        iterations,
        summary(best),
        passedOver,
        took.toMillis());
  }

  static boolean hasError(Iteration iteration) {
    return assessment(iteration).hasError();
  }

  static Assessment assessment(Iteration iteration) {
    return new Assessment(iteration.score(), iteration.findings());
  }

  private Iteration best() {
    // the sort is stable, so of equals the first one is kept
    return iterations.stream()
        .sorted(Acceptance.bestFirst(Drafts::assessment, Iteration::confidence))
        .findFirst()
        .orElseThrow();
  }

  private String summary(Iteration best) {
    var codes = best.findings().stream().map(Finding::code).distinct().toList();
    return String.format(
        Locale.ROOT,
        "%s wrote it in %d iteration%s, score %.2f, %s%s",
        best.writer(),
        iterations.size(),
        iterations.size() == 1 ? "" : "s",
        best.score(),
        codes.isEmpty() ? "no findings" : "findings " + String.join(", ", codes),
        troubles.isEmpty() ? "" : " (" + String.join("; ", troubles) + ")");
  }
}
