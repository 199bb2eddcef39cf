package dev.phoenix.model.server.nights.report;

import dev.phoenix.model.api.night.GateResult;
import dev.phoenix.model.api.night.NightState;
import dev.phoenix.model.api.night.NightState.Verdict;
import dev.phoenix.model.api.night.NightStatus;
import dev.phoenix.model.api.night.NightStep;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came of a night, in words. */
final class Conclusion {

  private Conclusion() {}

  /**
   * The conclusion.
   *
   * @param last what happened last: whether an adapter that was live was rolled back
   */
  static String of(NightState night, String last) {
    if (night.status() == NightStatus.REFUSED || night.status() == NightStatus.FAILED) {
      return "Nothing was changed: " + night.message();
    }
    var refused =
        Stream.of(night.validation(), night.shipped())
            .filter(Objects::nonNull)
            .filter(gate -> !gate.passed())
            .toList();
    if (!refused.isEmpty()) {
      return "Nothing was changed: the gate by %s did not let the adapter pass. %s"
          .formatted(refused.getFirst().engine(), why(refused.getFirst()));
    }
    var watch = night.watch();
    if (watch != null) {
      return watched(night, watch) + (night.step() == NightStep.END ? ended(night, last) : "");
    }
    if (night.step() == NightStep.END) {
      return night.adapter() == null
          ? "Nothing was changed: the night was ended before its adapter had passed the gates."
          : "%s passed the gates, is archived and was not made live.".formatted(night.adapter());
    }
    return "The night goes on: nothing was changed so far.";
  }

  private static String ended(NightState night, String last) {
    return " " + last + (night.message().isEmpty() ? "" : " " + night.message());
  }

  private static String why(GateResult gate) {
    return gate.checks().stream()
        .filter(check -> !check.passed())
        .map(GateResult.Check::explanation)
        .collect(Collectors.joining(" "));
  }

  private static String watched(NightState night, NightState.Watch watch) {
    var before = night.before() == null ? "the model alone" : night.before();
    var compared =
        "%d of %d drafts were compared with %s: %d better, %d worse (p = %.3f)."
            .formatted(
                watch.drafts(), watch.wanted(), before, watch.better(), watch.worse(), watch.p());
    if (watch.verdict() == Verdict.WORSE) {
      return "%s was made live and drafts significantly worse. %s"
          .formatted(night.adapter(), compared);
    }
    return "%s was made live. %s".formatted(night.adapter(), compared);
  }
}
