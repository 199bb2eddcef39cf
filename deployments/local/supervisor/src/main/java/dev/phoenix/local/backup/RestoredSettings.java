package dev.phoenix.local.backup;

import dev.phoenix.local.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The configuration of an archive in a home. Ports and keys of the home stay; what it has not is
 * put there.
 *
 * @param folder the home's {@code config}
 */
record RestoredSettings(Path folder) {

  static RestoredSettings of(Home home) {
    return new RestoredSettings(home.directory().resolve("config"));
  }

  /**
   * Moves what the home has not.
   *
   * @param restored the archive's {@code config}
   * @return what was there already and was left as it is
   */
  List<String> take(Path restored) throws IOException {
    var kept = new ArrayList<String>();
    if (!Files.isDirectory(restored)) {
      return kept;
    }
    Files.createDirectories(folder);
    try (var files = Files.walk(restored)) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        var within = restored.relativize(file);
        var path = Path.of("config").resolve(within);
        if (path.equals(BackupKey.SECRET) || path.equals(BackupKey.PUBLIC_HALF)) {
          // a home trusts its own key, which none that came with an archive may become
          continue;
        }
        var place = folder.resolve(within);
        if (Files.exists(place)) {
          kept.add(path.toString());
        } else {
          Files.createDirectories(place.getParent());
          Files.move(file, place);
        }
      }
    }
    return kept;
  }
}
