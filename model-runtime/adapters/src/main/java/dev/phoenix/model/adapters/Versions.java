package dev.phoenix.model.adapters;

import dev.phoenix.model.adapters.AdapterException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folders of the versions, each at {@code name/vN}. */
final class Versions {

  private static final Comparator<Manifest> OLDEST_FIRST =
      Comparator.comparing(Manifest::created).thenComparing(Manifest::id);

  private final Path root;

  Versions(Path root) {
    this.root = root;
  }

  /** All, by name and number. */
  List<AdapterId> ids() throws IOException {
    List<AdapterId> ids = new ArrayList<>();
    for (Path name : entries(root)) {
      for (Path version : entries(name)) {
        try {
          ids.add(AdapterId.parse(name.getFileName() + "-" + version.getFileName()));
        } catch (AdapterException e) {
          // not ours: a note or an editor's leavings
          continue;
        }
      }
    }
    return ids.stream().sorted().toList();
  }

  /** The last version of each name. */
  Set<AdapterId> newest() throws IOException {
    return Set.copyOf(
        ids().stream()
            .collect(Collectors.toMap(AdapterId::name, id -> id, (one, later) -> later))
            .values());
  }

  /** The number of the last version of a name; 0 if there is none. */
  int last(String name) throws IOException {
    return ids().stream()
        .filter(id -> id.name().equals(name))
        .mapToInt(AdapterId::version)
        .max()
        .orElse(0);
  }

  /** The manifests that can be read: one broken version does not hide the others. */
  List<Manifest> readable() throws IOException {
    List<Manifest> manifests = new ArrayList<>();
    for (AdapterId id : ids()) {
      try {
        manifests.add(get(id).manifest());
      } catch (AdapterException e) {
        continue;
      }
    }
    return manifests;
  }

  /** What is wrong with versions, by version. */
  Map<AdapterId, String> problems() throws IOException {
    Map<AdapterId, String> problems = new TreeMap<>();
    for (AdapterId id : ids()) {
      try {
        get(id).verify();
      } catch (AdapterException e) {
        // another process may have pruned it meanwhile
        if (Files.isDirectory(folder(id))) {
          problems.put(id, String.valueOf(e.getMessage()));
        }
      }
    }
    return problems;
  }

  /**
   * Removes the oldest until all together have at most so many bytes.
   *
   * @param kept what stays in any case
   * @param partial where a folder is moved to before its files are removed, on the same disk
   */
  List<AdapterId> prune(long mostBytes, Set<AdapterId> kept, Path partial) throws IOException {
    List<Manifest> all = readable();
    long bytes = all.stream().mapToLong(Manifest::bytes).sum();
    List<AdapterId> removed = new ArrayList<>();
    for (Manifest each : all.stream().sorted(OLDEST_FIRST).toList()) {
      if (bytes > mostBytes && !kept.contains(each.id())) {
        DurableFiles.delete(partial);
        DurableFiles.move(folder(each.id()), partial);
        DurableFiles.delete(partial);
        bytes -= each.bytes();
        removed.add(each.id());
      }
    }
    return removed;
  }

  /** A version that exists. */
  VersionFolder get(AdapterId id) throws IOException {
    if (!Files.isDirectory(folder(id))) {
      List<AdapterId> ids = ids();
      String known =
          ids.isEmpty()
              ? "there is none yet"
              : "there are "
                  + ids.stream().map(AdapterId::toString).collect(Collectors.joining(", "));
      throw new AdapterException(
          Reason.UNKNOWN, "There is no adapter '%s'; %s".formatted(id, known));
    }
    return new VersionFolder(id, folder(id));
  }

  /** Where a version is, or will be. */
  Path folder(AdapterId id) {
    return root.resolve(id.name()).resolve("v" + id.version());
  }

  /** Moves a folder to where a version belongs. */
  void take(AdapterId id, Path from) throws IOException {
    Path ofName = Files.createDirectories(root.resolve(id.name()));
    DurableFiles.forceFolder(root.resolve(".."));
    DurableFiles.forceFolder(root);
    DurableFiles.move(from, ofName.resolve("v" + id.version()));
  }

  private static List<Path> entries(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }
}
