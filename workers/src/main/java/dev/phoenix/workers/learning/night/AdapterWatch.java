package dev.phoenix.workers.learning.night;

import dev.phoenix.model.api.night.NightState;
import dev.phoenix.workers.learning.verdicts.VerdictWatch;
import org.jspecify.annotations.Nullable;

/** Puts together what is known of a live adapter. Nothing is remembered here. */
final class AdapterWatch {

  private final VerdictWatch people;

  AdapterWatch(VerdictWatch people) {
    this.people = people;
  }

  /** What is known now of the adapter of a night; null for one that the model runtime lost. */
  Watched of(@Nullable NightState night) {
    var adapter = night == null || night.watch() == null ? null : night.adapter();
    return new Watched(
        night == null ? null : night.watch(),
        night == null || adapter == null ? null : people.of(adapter, night.before()));
  }
}
