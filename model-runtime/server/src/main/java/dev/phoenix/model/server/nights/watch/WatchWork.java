package dev.phoenix.model.server.nights.watch;

import dev.phoenix.model.adapters.AdapterId;
import dev.phoenix.model.adapters.AdapterRegistry;
import dev.phoenix.model.api.night.NightState.Verdict;
import dev.phoenix.model.api.night.NightState.Watch;
import dev.phoenix.model.api.night.NightStatus;
import dev.phoenix.model.server.nights.NightFolder;
import dev.phoenix.model.server.nights.NightRecord;
import dev.phoenix.model.server.nights.StepWork;
import dev.phoenix.model.server.nights.training.NightModel;
import java.io.IOException;
import java.time.Clock;

/**
 * Makes a night's adapter live, once, and has it watched. Whoever makes something else live
 * meanwhile is not overruled when the step is asked for again.
 */
public final class WatchWork implements StepWork {

  private final AdapterRegistry registry;
  private final NightModel model;
  private final LiveAdapter live;
  private final DraftWatch watch;
  private final int wanted;
  private final Clock clock;

  /**
   * Watches.
   *
   * @param wanted drafts that are compared
   */
  public WatchWork(
      AdapterRegistry registry,
      NightModel model,
      LiveAdapter live,
      DraftWatch watch,
      int wanted,
      Clock clock) {
    this.registry = registry;
    this.model = model;
    this.live = live;
    this.watch = watch;
    this.wanted = wanted;
    this.clock = clock;
  }

  @Override
  public NightRecord enter(NightFolder folder, NightRecord night) throws IOException {
    var now = registry.live(base()).orElse(null);
    return now == null || now.adapter() == null
        ? night.before(null, 1)
        : night.before(now.adapter().toString(), now.scale());
  }

  @Override
  public NightRecord begin(NightFolder folder, NightRecord night) throws IOException {
    var adapter = night.adapter();
    if (night.status() != NightStatus.RUNNING || adapter == null) {
      return night;
    }
    var now = night;
    if (night.live() == null) {
      registry.activate(AdapterId.parse(adapter), 1);
      var at = clock.instant();
      now = night.live(at).event(at, adapter + " is live.");
    }
    goOn(folder, now);
    return now;
  }

  /** Watches on, also after a restart of this process, if the watch is not over. */
  public void goOn(NightFolder folder, NightRecord night) throws IOException {
    var adapter = night.adapter();
    var since = night.live();
    if (adapter != null && since != null && state(folder).verdict() == Verdict.OPEN) {
      watch.watch(
          new DraftWatch.Watched(
              folder, adapter, night.before(), night.beforeScale(), since, wanted));
    }
  }

  /** Ends the watch. */
  public void end(NightFolder folder) {
    watch.forget(folder);
  }

  /**
   * Makes live what was live before a night's adapter, if that adapter still is.
   *
   * @return whether anything changed
   */
  public boolean rollBack(NightRecord night) throws IOException {
    var adapter = night.adapter();
    if (adapter == null || !live.is(adapter)) {
      return false;
    }
    // so that the next roll back does not lead to this adapter
    var now = registry.rollBack(base()).adapter();
    var before = night.before();
    if (before == null && now != null) {
      registry.deactivate(base());
    } else if (before != null) {
      registry.activate(AdapterId.parse(before), night.beforeScale());
    }
    return true;
  }

  /** What the comparisons of a night add up to. */
  public Watch state(NightFolder folder) throws IOException {
    return Verdicts.of(WatchFile.read(folder), wanted);
  }

  @Override
  public Outcome outcome(NightFolder folder, NightRecord night) throws IOException {
    if (night.status() != NightStatus.RUNNING) {
      return new Outcome(night.status(), night.message());
    }
    return state(folder).verdict() == Verdict.OPEN ? Outcome.RUNNING : Outcome.DONE;
  }

  private String base() throws IOException {
    return model.base().sha256();
  }
}
