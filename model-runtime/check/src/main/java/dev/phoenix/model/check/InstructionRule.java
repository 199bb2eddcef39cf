package dev.phoenix.model.check;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.Finding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Instructions to the model that stand in a brief's field did not reach the text, neither their
 * words nor what they demand. Where the brief demands such words as a mention they must appear, so
 * a person is warned instead.
 */
final class InstructionRule implements Rule {

  @Override
  public List<Finding> check(Subject subject) {
    String tag = Instructions.roleTag(subject.own());
    if (!tag.isEmpty()) {
      return List.of(
          Code.INSTRUCTION_LEAK.error(
              "\"%s\" is a sign for language models.".formatted(Quote.of(tag))));
    }
    List<Finding> findings = new ArrayList<>();
    for (String phrase : instructions(subject.brief())) {
      List<String> words = Words.of(phrase).list();
      if (words.isEmpty()) {
        continue;
      }
      if (subject.ownWords().contain(words)) {
        return List.of(
            Code.INSTRUCTION_LEAK.error(
                "\"%s\" comes from an instruction hidden in the brief."
                    .formatted(Quote.of(phrase))));
      }
      if (findings.isEmpty() && subject.words().contain(words)) {
        findings.add(
            Code.INSTRUCTION_LEAK.warning(
                "The brief demands \"%s\", which reads as an instruction to a model."
                    .formatted(Quote.of(phrase))));
      }
    }
    return findings;
  }

  private static Set<String> instructions(Brief brief) {
    Set<String> phrases = new LinkedHashSet<>();
    Stream.of(
            List.of(brief.topic(), brief.audience(), brief.tone()),
            brief.keyPoints(),
            brief.mustMention())
        .flatMap(List::stream)
        .map(Folding::loose)
        .forEach(field -> phrases.addAll(Instructions.in(field)));
    return phrases;
  }
}
