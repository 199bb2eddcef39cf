package dev.phoenix.model.check;

import dev.phoenix.model.api.Assessment;
import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The one checker of the project: a pure function of a brief and a text, used by the omni-loop, by
 * the template writer and for texts that people edited.
 *
 * <p>Score: 1, less for each code found its weight plus a fifth of it for each further finding of
 * that code (five at most), never below 0. The lightest ERROR weighs 0.2, so a text with an ERROR
 * never scores above 0.8 and the loop goes on. A warning weighs what its code weighs, except {@code
 * INSTRUCTION_LEAK} as a warning, which no draft can avoid: 0.1.
 *
 * <p>Texts above 20,000 characters are judged by their beginning, beside being too long.
 */
public final class Checker {

  private static final double DEMANDED_LEAK_WEIGHT = 0.1;

  private final List<Rule> rules;
  private final Policy policy;

  /** A checker without a policy. */
  public Checker(List<String> scaffolding) {
    this(scaffolding, Policy.NONE);
  }

  /**
   * @param scaffolding the wording of prompts that must not come back in a text
   * @param policy what holds for every text beside its brief
   */
  public Checker(List<String> scaffolding, Policy policy) {
    this.policy = policy;
    this.rules =
        List.of(
            new LengthRule(),
            new RequiredRule(),
            new BannedTermRule(),
            new LanguageRule(),
            new PlaceholderRule(),
            new EchoRule(scaffolding),
            new InstructionRule(),
            new RepetitionRule(),
            new LinkRule(),
            new ControlCharacterRule());
  }

  /** Checks a text. Never throws, whatever the text. */
  public Assessment check(Brief brief, String text) {
    Subject subject = Subject.of(policed(brief), text);
    List<Finding> findings = new ArrayList<>();
    rules.forEach(rule -> findings.addAll(rule.check(subject)));
    findings.sort(Comparator.comparing(Finding::severity).reversed());
    return new Assessment(score(findings), findings);
  }

  /** The brief that texts are checked against: with the policy in it. */
  public Brief policed(Brief brief) {
    return policy.applyTo(brief);
  }

  private static double score(List<Finding> findings) {
    Map<Code, Integer> counts = new EnumMap<>(Code.class);
    double score = 1.0;
    for (Finding finding : findings) {
      Code code = Code.valueOf(finding.code());
      double weight =
          code == Code.INSTRUCTION_LEAK && !finding.isError()
              ? DEMANDED_LEAK_WEIGHT
              : code.weight();
      int before = counts.merge(code, 1, Integer::sum) - 1;
      score -= before == 0 ? weight : before <= 5 ? weight / 5 : 0;
    }
    return Math.max(0, Math.round(score * 1000) / 1000.0);
  }
}
