package dev.phoenix.workers.learning.night;

import dev.phoenix.model.api.night.GateResult;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a gate said, as the flow and the form show it; the night's report has all of it.
 *
 * @param harm whether the model would have become worse at what it could do
 * @param reason why it did not pass; empty if it did
 * @param samples the first ones, their texts shortened
 */
record Judgement(
    String engine,
    boolean passed,
    boolean harm,
    String reason,
    List<GateResult.Check> checks,
    List<Sample> samples) {

  private static final Set<String> HARM = Set.of("loop_pass_rate", "perplexity");
  private static final int MOST_SAMPLES = 10;
  private static final int LONGEST = 600;

  /** A brief's topic, and the texts before and after. */
  record Sample(String topic, String language, String before, String after) {}

  static Judgement of(GateResult gate) {
    var failed = gate.checks().stream().filter(check -> !check.passed()).toList();
    return new Judgement(
        gate.engine(),
        gate.passed(),
        failed.stream().anyMatch(check -> HARM.contains(check.name())),
        failed.stream().map(GateResult.Check::explanation).collect(Collectors.joining(" ")),
        gate.checks(),
        gate.samples().stream()
            .limit(MOST_SAMPLES)
            .map(
                sample ->
                    new Sample(
                        shown(sample.topic()),
                        sample.language(),
                        shown(sample.before()),
                        shown(sample.after())))
            .toList());
  }

  private static String shown(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
