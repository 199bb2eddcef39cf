package dev.phoenix.model.core;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.Finding;
import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.check.Attempt;
import java.util.ArrayList;
import java.util.List;

/**
 * What the model is asked next. There are two ways to use findings: to write what they teach into
 * the brief, so that a new draft keeps it from the start, and to show them beside their draft, so
 * that it is mended. The loop takes the first, which mends about twice as many drafts of a small
 * model (the model card has the figures); the second is what the model's training teaches beside
 * it.
 *
 * @param brief what the post should say
 * @param corrections the drafts to mend, oldest first; empty to draft anew
 */
public record Question(Brief brief, List<Correction> corrections) {

  private static final int SHORTEST = 20;

  public Question {
    corrections = List.copyOf(corrections);
  }

  /** A first draft. */
  public static Question first(Brief brief) {
    return new Question(brief, List.of());
  }

  /**
   * To draft anew, from a brief that says what the findings of earlier drafts taught: terms that
   * only the checks knew, and a limit that is lower by as much as a draft was over it.
   *
   * @param attempts the drafts so far; none for a first draft
   */
  public static Question after(Brief brief, List<Attempt> attempts) {
    return first(
        new Brief(
            brief.topic(),
            brief.audience(),
            brief.language(),
            brief.tone(),
            brief.keyPoints(),
            taught(brief.mustMention(), "MISSING_MENTION", attempts),
            taught(brief.bannedTerms(), "BANNED_TERM", attempts),
            brief.hashtags(),
            limit(brief.maxChars(), attempts)));
  }

  /** To mend the last of some drafts, seeing all of them. */
  public static Question mend(Brief brief, List<Attempt> attempts) {
    return new Question(brief, attempts.stream().map(Correction::of).toList());
  }

  /** The prompt that asks it. */
  public List<PromptPart> prompt() {
    return PromptFormat.prompt(brief, corrections);
  }

  private static List<String> taught(List<String> known, String code, List<Attempt> attempts) {
    var terms = new ArrayList<>(known);
    attempts.stream()
        .flatMap(attempt -> attempt.findings().stream())
        .filter(finding -> finding.code().equals(code) && !finding.term().isEmpty())
        .map(Finding::term)
        .filter(term -> !known.contains(term))
        .distinct()
        .forEach(terms::add);
    return terms;
  }

  /** Small models miss a limit by about as much again when they are told the same. */
  private static int limit(int maxChars, List<Attempt> attempts) {
    int over =
        attempts.stream()
            .mapToInt(attempt -> attempt.text().codePointCount(0, attempt.text().length()))
            .map(length -> length - maxChars)
            .max()
            .orElse(0);
    // a draft that runs away says nothing about the next one
    int lower = over > 0 && over < maxChars / 2 ? over : 0;
    return Math.max(Math.min(SHORTEST, maxChars), maxChars - lower);
  }
}
