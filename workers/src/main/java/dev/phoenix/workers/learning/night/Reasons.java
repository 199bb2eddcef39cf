package dev.phoenix.workers.learning.night;

import org.jspecify.annotations.Nullable;

/** Why a night did not go further, in a sentence for people. */
final class Reasons {

  private Reasons() {}

  static String of(EndNight.Input night) {
    return switch (night.outcome()) {
      case "adapter-live" -> "";
      case "not-enough-feedback" -> notEnough(night.dataSet());
      case "does-not-fit", "not-trained" -> training(night.trained());
      case "no-gain" -> gate(night);
      case "not-approved" -> approval(night.approval());
      case "dry-run" -> "The adapter passed both gates; as asked, nothing was activated.";
      case "rolled-back" -> rolledBack(night.watch());
      default -> night.reason() == null ? "A step failed." : night.reason();
    };
  }

  private static String notEnough(EndNight.@Nullable DataSet dataSet) {
    var counts = dataSet == null ? null : dataSet.counts();
    return dataSet == null || counts == null
        ? "There is not enough feedback."
        : "There are %d usable new examples; a night needs %d."
            .formatted(counts.kept(), dataSet.needed());
  }

  private static String training(EndNight.@Nullable Trained trained) {
    if (trained == null) {
      return "The time for training was over.";
    }
    return trained.message() == null || trained.message().isBlank()
        ? "The training failed."
        : trained.message();
  }

  private static String gate(EndNight.Input night) {
    var shipped = night.shipped();
    if (shipped != null && !shipped.passed()) {
      return "In llama.cpp: " + shipped.reason();
    }
    var validation = night.validation();
    return validation == null ? "The gate did not pass it." : validation.reason();
  }

  private static String approval(EndNight.@Nullable Approval approval) {
    if (approval == null || approval.decision() == null) {
      return "Nobody decided in time.";
    }
    return approval.comment() == null
        ? "A person rejected it."
        : "A person rejected it: " + approval.comment();
  }

  private static String rolledBack(EndNight.@Nullable Watch watch) {
    var reason = watch == null ? null : watch.reason();
    return reason == null || reason.isBlank()
        ? "The live adapter's drafts were significantly worse."
        : reason;
  }
}
