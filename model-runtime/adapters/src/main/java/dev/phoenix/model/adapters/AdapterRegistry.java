package dev.phoenix.model.adapters;

import dev.phoenix.model.adapters.Activation.Action;
import dev.phoenix.model.adapters.AdapterException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * LoRA adapters on disk, each version in a folder that never changes, and which of them is live for
 * which model. Safe for many threads and processes at once; a process that dies leaves what was
 * before its change or what is after it.
 *
 * <pre>
 * adapters/brand/v3/adapter.gguf   the adapter
 *                   manifest.json  what it is; a signature of it can lie beside it
 *                   SHA256SUMS     digests of both: sha256sum -c SHA256SUMS
 * history.jsonl                    which adapter was live when; only grows
 * </pre>
 */
public final class AdapterRegistry {

  private static final float MOST_SCALE = 10;

  private static final String PARTIAL = ".partial";

  private final Versions versions;
  private final Path partial;
  private final History history;
  private final RegistryLock lock;
  private final Clock clock;

  /**
   * Opens a registry; an empty folder is an empty registry.
   *
   * @throws IOException if the folder cannot be made
   */
  public AdapterRegistry(Path folder, Clock clock) throws IOException {
    this.lock = new RegistryLock(folder);
    this.versions = new Versions(folder.resolve("adapters"));
    this.partial = folder.resolve(PARTIAL);
    this.history = new History(folder.resolve("history.jsonl"));
    this.clock = clock;
  }

  /**
   * Copies an adapter in, as the next version of its name.
   *
   * @throws IOException if the file cannot be read or copied; nothing is added then
   * @throws AdapterException with {@link Reason#BUSY} if another process holds the registry for a
   *     minute, as for every change
   */
  public Manifest add(NewAdapter adapter) throws IOException {
    return lock.hold(
        () -> {
          DurableFiles.delete(partial);
          AdapterId id = new AdapterId(adapter.name(), versions.last(adapter.name()) + 1);
          Manifest manifest = new VersionFolder(id, partial).write(adapter, now());
          versions.take(id, partial);
          return manifest;
        });
  }

  /** All versions, by name and number. */
  public List<AdapterId> ids() throws IOException {
    return versions.ids();
  }

  /** What is known of all versions whose manifests can be read; {@link #verify()} says the rest. */
  public List<Manifest> list() throws IOException {
    return versions.readable();
  }

  /**
   * What is known of a version; its file is not read.
   *
   * @throws AdapterException with {@link Reason#UNKNOWN}, naming what exists, or {@link
   *     Reason#DAMAGED}
   */
  public Manifest show(AdapterId id) throws IOException {
    return versions.get(id).manifest();
  }

  /**
   * Reads a version's files and compares their digests.
   *
   * @throws AdapterException with {@link Reason#UNKNOWN} or {@link Reason#DAMAGED}
   */
  public Manifest verify(AdapterId id) throws IOException {
    return versions.get(id).verify();
  }

  /** Verifies all versions and says what is wrong, by version; empty when all is well. */
  public Map<AdapterId, String> verify() throws IOException {
    return versions.problems();
  }

  /**
   * The file of a version, verified, to be loaded onto a model.
   *
   * @throws AdapterException with {@link Reason#UNKNOWN}, {@link Reason#DAMAGED} or {@link
   *     Reason#OTHER_BASE}
   */
  public Path file(AdapterId id, BaseModel base) throws IOException {
    Manifest manifest = show(id);
    if (!manifest.base().sha256().equals(base.sha256())) {
      throw new AdapterException(
          Reason.OTHER_BASE,
          ("The adapter '%s' was made for %s (sha256 %s), not for %s (sha256 %s): use it with that"
                  + " model, or train it again for this one")
              .formatted(
                  id,
                  manifest.base().name(),
                  manifest.base().sha256(),
                  base.name(),
                  base.sha256()));
    }
    verify(id);
    return versions.get(id).adapter();
  }

  /**
   * Makes an adapter live for the model that it was made for. Does nothing when it is live already.
   *
   * @param scale multiplies its weights; 1 is as trained, between -10 and 10
   * @return the line of the history that holds now
   * @throws AdapterException with {@link Reason#UNKNOWN}, {@link Reason#DAMAGED} or {@link
   *     Reason#INVALID}
   */
  public Activation activate(AdapterId id, float scale) throws IOException {
    checkScale(scale);
    return lock.hold(
        () -> {
          String base = verify(id).base().sha256();
          Activation live = history.live(base);
          return id.equals(live.adapter()) && live.scale() == scale
              ? live
              : history.append(new Activation(now(), Action.ACTIVATE, base, id, scale));
        });
  }

  /**
   * Makes a model live alone. Does nothing when it is already.
   *
   * @param base sha256 of the model's file
   * @return the line of the history that holds now
   */
  public Activation deactivate(String base) throws IOException {
    return lock.hold(
        () -> {
          Activation live = history.live(base);
          return live.adapter() == null
              ? live
              : history.append(new Activation(now(), Action.DEACTIVATE, base, null, 1));
        });
  }

  /**
   * Makes live again what was live before; the next roll back goes one further.
   *
   * @param base sha256 of the model's file
   * @throws AdapterException with {@link Reason#UNKNOWN} if there is nothing to go back to or it
   *     was pruned, or {@link Reason#DAMAGED}; what is live stays live then
   */
  public Activation rollBack(String base) throws IOException {
    return lock.hold(
        () -> {
          Activation before = history.before(base);
          if (before == null) {
            throw new AdapterException(
                Reason.UNKNOWN, "Nothing was live before: there is nothing to roll back to");
          }
          if (before.adapter() != null) {
            verify(before.adapter());
          }
          return history.append(
              new Activation(now(), Action.ROLL_BACK, base, before.adapter(), before.scale()));
        });
  }

  /**
   * What is live for a model, if an adapter is. Quick enough for every request.
   *
   * @param base sha256 of the model's file
   * @throws AdapterException with {@link Reason#DAMAGED} if the history cannot be read
   */
  public Optional<Activation> live(String base) throws IOException {
    return Optional.of(history.live(base)).filter(each -> each.adapter() != null);
  }

  /**
   * What happened for a model, oldest first.
   *
   * @param base sha256 of the model's file
   */
  public List<Activation> history(String base) throws IOException {
    return history.of(base);
  }

  /**
   * Removes the oldest versions until all together have at most so many bytes. What is live or was
   * live before it, for any model, and the newest version of each name stay in any case.
   *
   * @return what was removed
   */
  public List<AdapterId> prune(long mostBytes) throws IOException {
    return lock.hold(
        () -> {
          Set<AdapterId> kept = new HashSet<>(history.kept());
          kept.addAll(versions.newest());
          return versions.prune(mostBytes, kept, partial);
        });
  }

  static float checkScale(float scale) {
    if (!(Math.abs(scale) <= MOST_SCALE)) {
      throw new AdapterException(
          Reason.INVALID, "An adapter's scale must be between -10 and 10; it is " + scale);
    }
    return scale;
  }

  private Instant now() {
    return clock.instant();
  }
}
