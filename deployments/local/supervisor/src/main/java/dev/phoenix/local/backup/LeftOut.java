package dev.phoenix.local.backup;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What of a home is in no backup, by its path there. */
final class LeftOut {

  private static final Map<Path, String> FOLDERS =
      Map.of(
          Path.of("data/model-runtime/models/natives"),
          "unpacked libraries, of this system",
          Path.of("data/opensearch/node_1/logs"),
          "logs");
  private static final Pattern DUMP = Pattern.compile("hs_err_pid.*|.*\\.hprof|core\\.[0-9]+");

  /** Why a folder is left out with all that is in it; null if it is not. */
  @Nullable String folder(Path path) {
    return FOLDERS.get(path);
  }

  /** Why a file is left out; null if it is not. */
  @Nullable String file(Path path) {
    if (path.equals(BackupKey.SECRET)) {
      return "the secret key that signs backups";
    }
    return DUMP.matcher(path.getFileName().toString()).matches() ? "what a crash left" : null;
  }
}
