package dev.phoenix.workers.learning.night;

import dev.phoenix.model.api.night.NightState;
import dev.phoenix.model.api.night.NightState.Verdict;
import dev.phoenix.workers.learning.verdicts.VerdictComparison;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a live adapter's drafts are like: by the checks' scores, and by people's verdicts.
 *
 * @param drafts the model runtime's comparison; null if it knows of none
 * @param people the workers' own; null if no adapter is known
 */
record Watched(NightState.@Nullable Watch drafts, @Nullable VerdictComparison people) {

  /** Worse by either; to be kept once neither has more to say. Without either, nothing speaks. */
  Verdict verdict() {
    var byScores = drafts == null ? Verdict.KEEP : drafts.verdict();
    var byPeople = people == null ? Verdict.KEEP : people.verdict();
    if (byScores == Verdict.WORSE || byPeople == Verdict.WORSE) {
      return Verdict.WORSE;
    }
    return byScores == Verdict.OPEN || byPeople == Verdict.OPEN ? Verdict.OPEN : Verdict.KEEP;
  }

  /** Why it is worse, in a sentence for people; empty if it is not. */
  String reason() {
    if (people != null && people.verdict() == Verdict.WORSE) {
      return people.reason();
    }
    return drafts != null && drafts.verdict() == Verdict.WORSE
        ? String.format(
            Locale.ROOT,
            "Of %d drafts of the live adapter %d were worse and %d better than before (p = %.4f).",
            drafts.drafts(),
            drafts.worse(),
            drafts.better(),
            drafts.p())
        : "";
  }

  /** The flow's variable {@code watch}. A watch that ends while it is open keeps the adapter. */
  Map<String, Object> variable() {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("verdict", verdict() == Verdict.WORSE ? "worse" : "keep");
    shown.put("reason", reason());
    shown.put("drafts", drafts == null ? 0 : drafts.drafts());
    shown.put("better", drafts == null ? 0 : drafts.better());
    shown.put("worse", drafts == null ? 0 : drafts.worse());
    shown.put("p", drafts == null ? 1 : drafts.p());
    if (people != null) {
      shown.put("verdicts", people.given());
      shown.put("verdictsBefore", people.before());
      shown.put("verdictsP", people.p());
    }
    return shown;
  }
}
