package dev.phoenix.workers.monitoring.health;

import dev.phoenix.workers.monitoring.health.probe.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes targets of settings, or says what to change. */
final class TargetFactory {

  private static final Pattern ID = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");
  private static final int MOST_ROUNDS = 100;

  private final HealthSettings settings;
  private final Probes probes;

  TargetFactory(HealthSettings settings, Probes probes) {
    this.settings = settings;
    this.probes = probes;
  }

  /**
   * Those by default and those that are configured, without those that are switched off.
   *
   * @throws IllegalArgumentException if one cannot be looked at as it is configured
   */
  Targets of(List<TargetSettings> defaults) {
    var all = new LinkedHashMap<String, TargetSettings>();
    if (settings.defaults()) {
      defaults.forEach(target -> all.put(target.id(), target));
    }
    var given = new ArrayList<String>();
    for (var target : settings.targets()) {
      if (target.id() == null || !ID.matcher(target.id()).matches()) {
        throw new IllegalArgumentException(
            HealthSettings.KEY
                + "targets["
                + settings.targets().indexOf(target)
                + "].id must be 1 to 40 small letters, digits and hyphens, such as my-shop");
      }
      require(!given.contains(target.id()), target, "is there twice: give each its own id");
      given.add(target.id());
      all.merge(target.id(), target, TargetSettings::over);
    }
    var enabled =
        all.values().stream()
            .filter(t -> !Boolean.FALSE.equals(t.enabled()))
            .map(this::of)
            .toList();
    for (var target : enabled) {
      var needs = target.needs();
      if (needs != null && !all.containsKey(needs)) {
        throw wrong(target.id(), "needs '" + needs + "', which is no target");
      }
    }
    return new Targets(settings.enabled() ? enabled : List.of());
  }

  private Target of(TargetSettings target) {
    var kind = target.kind();
    if (kind == null) {
      throw wrong(target.id(), "has no kind: set kind to one such as http, tcp or grpc");
    }
    var timeout = Objects.requireNonNullElse(target.timeout(), shortest(kind.timeout()));
    require(
        timeout.isPositive() && timeout.compareTo(settings.roundTime()) <= 0,
        target,
        "has a timeout that is not above zero and at most "
            + HealthSettings.KEY
            + "round-time, "
            + settings.roundTime());
    var slow = target.slowAbove();
    require(
        slow == null || slow.isPositive() && slow.compareTo(timeout) < 0,
        target,
        "has a slow-above that is not above zero and below its timeout");
    return new Target(
        target.id(),
        PlainName.of(target.name(), target.id()),
        kind,
        Objects.requireNonNullElse(target.group(), Group.INTEGRATION),
        timeout,
        slow,
        Boolean.TRUE.equals(target.critical()),
        rounds(target, target.roundsToFail(), 2),
        rounds(target, target.roundsToRecover(), 1),
        target.needs(),
        target.service(),
        probe(target, kind, timeout));
  }

  private Duration shortest(Duration usual) {
    return usual.compareTo(settings.roundTime()) < 0 ? usual : settings.roundTime();
  }

  private Probe probe(TargetSettings target, Kind kind, Duration timeout) {
    try {
      return probes.of(target, kind, timeout);
    } catch (IllegalArgumentException e) {
      throw wrong(target.id(), "(" + kind.word() + "): " + e.getMessage());
    }
  }

  private static int rounds(TargetSettings target, @Nullable Integer given, int usual) {
    int rounds = given == null ? usual : given;
    require(
        rounds >= 1 && rounds <= MOST_ROUNDS,
        target,
        "has rounds-to-fail or rounds-to-recover that is not from 1 to " + MOST_ROUNDS);
    return rounds;
  }

  private static void require(boolean holds, TargetSettings target, String otherwise) {
    if (!holds) {
      throw wrong(target.id(), otherwise);
    }
  }

  private static IllegalArgumentException wrong(String id, String what) {
    return new IllegalArgumentException(HealthSettings.KEY + "targets: '" + id + "' " + what);
  }
}
