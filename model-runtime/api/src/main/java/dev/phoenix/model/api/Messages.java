package dev.phoenix.model.api;

import dev.phoenix.model.api.ModelRuntimeException.Reason;
import dev.phoenix.model.v1.GenerateRequest;
import dev.phoenix.model.v1.OmniLoopResult;
import java.util.List;

/** Turns this package's records into protobuf messages and back. */
final class Messages {

  private Messages() {}

  static dev.phoenix.model.v1.Brief toMessage(Brief brief) {
    return dev.phoenix.model.v1.Brief.newBuilder()
        .setTopic(whole("brief.topic", brief.topic()))
        .setAudience(whole("brief.audience", brief.audience()))
        .setLanguage(whole("brief.language", brief.language()))
        .setTone(whole("brief.tone", brief.tone()))
        .addAllKeyPoints(whole("brief.keyPoints", brief.keyPoints()))
        .addAllMustMention(whole("brief.mustMention", brief.mustMention()))
        .addAllBannedTerms(whole("brief.bannedTerms", brief.bannedTerms()))
        .addAllHashtags(whole("brief.hashtags", brief.hashtags()))
        .setMaxChars(brief.maxChars())
        .build();
  }

  static GenerateRequest toMessage(Prompt prompt) {
    return GenerateRequest.newBuilder()
        .setPrompt(whole("prompt", prompt.text()))
        .setSystem(whole("system", prompt.system()))
        .setModel(whole("model", prompt.model()))
        .setMaxTokens(prompt.maxTokens())
        .setTemperature(prompt.temperature())
        .setSeed(prompt.seed())
        .build();
  }

  /**
   * A text that UTF-8 can carry. Protobuf would send a question mark for half a character, and the
   * runtime would judge another text than the caller has.
   *
   * @throws ModelRuntimeException if it holds an unpaired surrogate
   */
  static String whole(String field, String text) {
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      if (Character.getType(text.codePointAt(at)) == Character.SURROGATE) {
        throw new ModelRuntimeException(
            Reason.INVALID_REQUEST,
            "%s holds an unpaired surrogate at position %d: send whole characters"
                .formatted(field, at),
            null);
      }
    }
    return text;
  }

  static List<String> whole(String field, List<String> texts) {
    texts.forEach(text -> whole(field, text));
    return texts;
  }

  static Draft toDraft(OmniLoopResult result) {
    return new Draft(
        result.getText(),
        result.getWriter(),
        result.getScore(),
        result.getConfidence(),
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
        iteration.getConfidence(),
        toFindings(iteration.getFindingsList()),
        iteration.getMilliseconds());
  }

  private static Finding toFinding(dev.phoenix.model.v1.Finding finding) {
    // a severity that this client does not know yet is taken for the worse one
    Finding.Severity severity =
        finding.getSeverity() == dev.phoenix.model.v1.Severity.WARNING
            ? Finding.Severity.WARNING
            : Finding.Severity.ERROR;
    return new Finding(finding.getCode(), severity, finding.getMessage(), finding.getTerm());
  }
}
