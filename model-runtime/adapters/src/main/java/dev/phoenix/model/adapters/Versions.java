package dev.phoenix.model.adapters;

import dev.phoenix.model.adapters.AdapterException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folders of the versions, each at {@code name/vN}. */
final class Versions {

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
    DurableFiles.move(from, ofName, "v" + id.version());
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
