package dev.phoenix.model.server.nights.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.phoenix.model.adapters.Activation;
import dev.phoenix.model.adapters.AdapterException;
import dev.phoenix.model.adapters.AdapterId;
import dev.phoenix.model.adapters.AdapterRegistry;
import dev.phoenix.model.adapters.DurableFiles;
import dev.phoenix.model.adapters.Manifest;
import dev.phoenix.model.adapters.NewAdapter;
import dev.phoenix.model.server.nights.NightFolder;
import dev.phoenix.model.server.nights.NightRefusedException;
import dev.phoenix.model.server.nights.NightRefusedException.Reason;
import dev.phoenix.signing.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Adapters that passed their gates, each in a folder that is there whole or not at all, and how
 * they come into the registry. Safe for threads, not for several processes.
 */
public final class Archive {

  /** The adapters of all nights go by this name. */
  static final String NAME = "nightly";

  private static final String NOTE = "Night ";

  private final Path root;
  private final SigningKey key;
  private final AdapterRegistry registry;

  /** An archive in a folder, signed by a key. */
  public Archive(Path root, SigningKey key, AdapterRegistry registry) {
    this.root = root.toAbsolutePath().normalize();
    this.key = key;
    this.registry = registry;
  }

  private ArchivedNight at(String night) {
    return new ArchivedNight(root.resolve(NightFolder.checkId(night)));
  }

  /** What is archived of a night, verified; empty if nothing is. */
  synchronized Optional<ArchiveManifest> find(String night) throws IOException {
    return Files.isDirectory(at(night).folder())
        ? Optional.of(at(night).verify(key))
        : Optional.empty();
  }

  /** Signs and stores an adapter. */
  synchronized void write(ArchiveManifest manifest, Path from) throws IOException {
    Files.createDirectories(root);
    Path part = root.resolve("." + manifest.night() + ".part");
    DurableFiles.delete(part);
    new ArchivedNight(part).write(manifest, from, key);
    // what was copied is what was judged
    new ArchivedNight(part).verify(key);
    DurableFiles.move(part, at(manifest.night()).folder());
  }

  /**
   * Brings a night's adapter into the registry, unless it is there.
   *
   * @return what the registry knows of it
   * @throws NightRefusedException with {@link Reason#UNKNOWN} if nothing is archived of the night,
   *     {@link Reason#DAMAGED} if a byte of it was changed
   */
  public synchronized Manifest restore(String night) throws IOException {
    ArchiveManifest manifest =
        find(night)
            .orElseThrow(
                () ->
                    new NightRefusedException(
                        Reason.UNKNOWN,
                        "Nothing is archived of a night '%s'; there are %s"
                            .formatted(night, names())));
    Optional<Manifest> there = inRegistry(manifest);
    return there.isPresent() ? there.get() : registry.add(adapter(manifest));
  }

  /** By the note, that another process's crash between two files cannot make it come twice. */
  private Optional<Manifest> inRegistry(ArchiveManifest manifest) throws IOException {
    for (Manifest each : registry.list()) {
      if (each.note().equals(NOTE + manifest.night())
          && each.sha256().equals(manifest.artifacts().get(ArchivedNight.ADAPTER))) {
        try {
          return Optional.of(registry.verify(each.id()));
        } catch (AdapterException e) {
          // damaged: it comes again as another version
          continue;
        }
      }
    }
    return Optional.empty();
  }

  private NewAdapter adapter(ArchiveManifest manifest) {
    Map<String, Double> figures = new TreeMap<>();
    for (String name : List.of("loss", "validationLoss", "validationLossBase", "examples")) {
      figures.put(name, manifest.metrics().getOrDefault(name, Double.NaN));
    }
    for (ArchiveManifest.Gate gate : manifest.gates().values()) {
      gate.checks().forEach(check -> figures.put(check.name(), check.value()));
    }
    figures.values().removeIf(value -> !Double.isFinite(value));
    return new NewAdapter(
        NAME,
        at(manifest.night()).adapter(),
        manifest.base(),
        manifest.rank(),
        manifest.alpha(),
        NOTE + manifest.night(),
        figures,
        manifest.words());
  }

  private List<String> names() {
    try {
      return nights();
    } catch (IOException e) {
      return List.of();
    }
  }

  private List<String> nights() throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (var entries = Files.list(root)) {
      return entries
          .map(path -> Objects.requireNonNull(path.getFileName()).toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  /**
   * Removes what was archived before a moment, but never what is live or was before it, nor what
   * was live when those were made.
   *
   * @param base sha256 of the model
   * @param kept a night that stays in any case
   * @return the nights that were removed
   */
  synchronized List<String> rotate(Instant before, String base, String kept) throws IOException {
    Set<String> stay = stay(base);
    stay.add(kept);
    List<String> removed = new ArrayList<>();
    for (String night : nights()) {
      if (!stay.contains(night) && archivedBefore(night, before)) {
        Path old = root.resolve("." + night + ".old");
        DurableFiles.delete(old);
        DurableFiles.move(root.resolve(night), old);
        DurableFiles.delete(old);
        removed.add(night);
      }
    }
    return removed;
  }

  private boolean archivedBefore(String night, Instant moment) throws IOException {
    try {
      return new ArchivedNight(root.resolve(night)).manifest().created().isBefore(moment);
    } catch (NightRefusedException | JsonProcessingException e) {
      // damaged, or none of ours: a person decides about it
      return false;
    }
  }

  private Set<String> stay(String base) throws IOException {
    Set<String> nights = new HashSet<>();
    List<Activation> history = registry.history(base);
    for (Activation each : history.subList(Math.max(0, history.size() - 2), history.size())) {
      add(each.adapter(), nights);
    }
    Optional<AdapterId> live = registry.live(base).map(Activation::adapter);
    if (live.isPresent()) {
      add(live.get(), nights);
    }
    for (String night : List.copyOf(nights)) {
      if (Files.isDirectory(root.resolve(night))) {
        String parent = new ArchivedNight(root.resolve(night)).manifest().parent();
        add(parent == null ? null : AdapterId.parse(parent), nights);
      }
    }
    return nights;
  }

  private void add(@Nullable AdapterId adapter, Set<String> nights) throws IOException {
    if (adapter == null) {
      return;
    }
    try {
      String note = registry.show(adapter).note();
      if (note.startsWith(NOTE)) {
        nights.add(note.substring(NOTE.length()));
      }
    } catch (AdapterException e) {
      // it is not in the registry any more, so nobody can make it live
    }
  }
}
