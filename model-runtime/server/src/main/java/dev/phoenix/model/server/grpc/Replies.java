package dev.phoenix.model.server.grpc;

import dev.phoenix.model.api.Draft;
import dev.phoenix.model.v1.Finding;
import dev.phoenix.model.v1.Iteration;
import dev.phoenix.model.v1.OmniLoopResult;
import dev.phoenix.model.v1.Severity;
import java.util.List;

/** Writes results as messages of the contract. */
final class Replies {

  private Replies() {}

  static OmniLoopResult draft(Draft draft) {
    return OmniLoopResult.newBuilder()
        .setText(draft.text())
        .setWriter(draft.writer())
        .setScore(draft.score())
        .setConfidence(draft.confidence())
        .addAllFindings(findings(draft.findings()))
        .addAllIterations(
            draft.iterations().stream()
                .map(
                    iteration ->
                        Iteration.newBuilder()
                            .setNumber(iteration.number())
                            .setWriter(iteration.writer())
                            .setText(iteration.text())
                            .setScore(iteration.score())
                            .setConfidence(iteration.confidence())
                            .addAllFindings(findings(iteration.findings()))
                            .setMilliseconds(iteration.milliseconds())
                            .build())
                .toList())
        .setSummary(draft.summary())
        .setFallbackUsed(draft.fallbackUsed())
        .setMilliseconds(draft.milliseconds())
        .build();
  }

  static List<Finding> findings(List<dev.phoenix.model.api.Finding> findings) {
    return findings.stream()
        .map(
            finding ->
                Finding.newBuilder()
                    .setCode(finding.code())
                    .setSeverity(finding.isError() ? Severity.ERROR : Severity.WARNING)
                    .setMessage(finding.message())
                    .setTerm(finding.term())
                    .build())
        .toList();
  }
}
