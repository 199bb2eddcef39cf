package dev.phoenix.model.api;

import dev.phoenix.model.v1.GenerateRequest;
import dev.phoenix.model.v1.OmniLoopResult;
import java.util.List;

/** Turns this package's records into protobuf messages and back. */
final class Messages {

  private Messages() {}

  static dev.phoenix.model.v1.Brief toMessage(Brief brief) {
    return dev.phoenix.model.v1.Brief.newBuilder()
        .setTopic(brief.topic())
        .setAudience(brief.audience())
        .setLanguage(brief.language())
        .setTone(brief.tone())
        .addAllKeyPoints(brief.keyPoints())
        .addAllMustMention(brief.mustMention())
        .addAllBannedTerms(brief.bannedTerms())
        .addAllHashtags(brief.hashtags())
        .setMaxChars(brief.maxChars())
        .build();
  }

  static GenerateRequest toMessage(Prompt prompt) {
    return GenerateRequest.newBuilder()
        .setPrompt(prompt.text())
        .setSystem(prompt.system())
        .setModel(prompt.model())
        .setMaxTokens(prompt.maxTokens())
        .setTemperature(prompt.temperature())
        .setSeed(prompt.seed())
        .build();
  }

  static Draft toDraft(OmniLoopResult result) {
    return new Draft(
        result.getText(),
        result.getWriter(),
        result.getScore(),
        toFindings(result.getFindingsList()),
        result.getIterationsList().stream().map(Messages::toIteration).toList(),
        result.getSummary(),
        result.getFallbackUsed(),
        result.getMilliseconds());
  }

  static List<Finding> toFindings(List<dev.phoenix.model.v1.Finding> findings) {
    return findings.stream().map(Messages::toFinding).toList();
  }

  private static Iteration toIteration(dev.phoenix.model.v1.Iteration iteration) {
    return new Iteration(
        iteration.getNumber(),
        iteration.getWriter(),
        iteration.getText(),
        iteration.getScore(),
        toFindings(iteration.getFindingsList()),
        iteration.getMilliseconds());
  }

  private static Finding toFinding(dev.phoenix.model.v1.Finding finding) {
    // a severity that this client does not know yet is taken for the worse one
    Finding.Severity severity =
        finding.getSeverity() == dev.phoenix.model.v1.Severity.WARNING
            ? Finding.Severity.WARNING
            : Finding.Severity.ERROR;
    return new Finding(finding.getCode(), severity, finding.getMessage());
  }
}
