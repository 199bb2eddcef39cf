package dev.phoenix.workers.monitoring.health;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * A target as it is configured. With the id of one that is there by default it changes that: what
 * is left out stays as it was.
 *
 * @param id of 1 to 40 small letters, digits and hyphens; part of metrics and of incidents' keys
 * @param name for people; the id if left out
 * @param enabled whether it is looked at
 * @param kind what it is
 * @param group where it is shown
 * @param address what is asked, such as {@code http://127.0.0.1:8092/service}, or {@code HOST:PORT}
 *     for the kinds tcp and grpc
 * @param timeout how long a look may take
 * @param slowAbove an answer that takes longer is degraded; no such limit if left out
 * @param critical whether somebody must see to it at once when it is down
 * @param roundsToFail so many bad rounds in a row make it degraded or down
 * @param roundsToRecover so many good rounds in a row make it up again
 * @param needs the id of a target: while that one is bad, this one is not told of
 * @param service the supervised service that this is, if any, or the key of a trouble of the
 *     supervisor's: it tells of it
 * @param status for http: the status that is right; any from 200 to 299 if left out
 * @param contains for http: what the answer must contain
 * @param folder for disk: a folder on it
 * @param below for disk: fewer free bytes are degraded, fewer than a fifth of it down
 * @param percentBelow for disk: likewise in percent
 * @param above for memory: more is degraded
 * @param places for model-runtime: how many requests it works on or lets wait
 * @param after for backup and night: older is degraded
 */
public record TargetSettings(
    String id,
    @Nullable String name,
    @Nullable Boolean enabled,
    @Nullable Kind kind,
    @Nullable Group group,
    @Nullable String address,
    @Nullable Duration timeout,
    @Nullable Duration slowAbove,
    @Nullable Boolean critical,
    @Nullable Integer roundsToFail,
    @Nullable Integer roundsToRecover,
    @Nullable String needs,
    @Nullable String service,
    @Nullable Integer status,
    @Nullable String contains,
    @Nullable Path folder,
    @Nullable DataSize below,
    @Nullable Integer percentBelow,
    @Nullable DataSize above,
    @Nullable Integer places,
    @Nullable Duration after) {

  /** A target of which only these are known. */
  static TargetSettings of(String id, String name, Kind kind, Group group) {
    return new TargetSettings(
        id, name, null, kind, group, null, null, null, null, null, null, null, null, null, null,
        null, null, null, null, null, null);
  }

  TargetSettings at(@Nullable Object address) {
    return address == null ? this : over(with(address.toString(), null, null, null, null));
  }

  TargetSettings critically() {
    return over(with(null, true, null, null, null));
  }

  TargetSettings service(String name) {
    return over(with(null, null, null, name, null));
  }

  TargetSettings needing(String target) {
    return over(with(null, null, target, null, null));
  }

  TargetSettings on(Path folder) {
    return over(with(null, null, null, null, folder));
  }

  /** These, changed by others of the same id. */
  TargetSettings over(TargetSettings changes) {
    return new TargetSettings(
        id,
        or(changes.name, name),
        or(changes.enabled, enabled),
        or(changes.kind, kind),
        or(changes.group, group),
        or(changes.address, address),
        or(changes.timeout, timeout),
        or(changes.slowAbove, slowAbove),
        or(changes.critical, critical),
        or(changes.roundsToFail, roundsToFail),
        or(changes.roundsToRecover, roundsToRecover),
        or(changes.needs, needs),
        or(changes.service, service),
        or(changes.status, status),
        or(changes.contains, contains),
        or(changes.folder, folder),
        or(changes.below, below),
        or(changes.percentBelow, percentBelow),
        or(changes.above, above),
        or(changes.places, places),
        or(changes.after, after));
  }

  private TargetSettings with(
      @Nullable String address,
      @Nullable Boolean critical,
      @Nullable String needs,
      @Nullable String service,
      @Nullable Path folder) {
    return new TargetSettings(
        id, null, null, null, null, address, null, null, critical, null, null, needs, service, null,
        null, folder, null, null, null, null, null);
  }

  private static <T> @Nullable T or(@Nullable T changed, @Nullable T before) {
    return changed == null ? before : changed;
  }

  /** Without the address, which may hold a password. */
  @Override
  public String toString() {
    return "TargetSettings[" + id + "]";
  }
}
