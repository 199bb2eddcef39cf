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

  // left where a process was killed while it made a key
  private static final Pattern HALF_MADE_KEY = Pattern.compile("config/key[^/]*\\.new");

  /** Why a folder is left out with all that is in it; null if it is not. */
  @Nullable String folder(Path path) {
    return FOLDERS.get(path);
  }

  /** Why a file is left out; null if it is not. */
  @Nullable String file(Path path) {
    if (path.equals(BackupKey.SECRET) || HALF_MADE_KEY.matcher(path.toString()).matches()) {
      return "the secret key that signs backups";
    }
    if (path.equals(BackupKey.PUBLIC_HALF)) {
      return "the key's public half; it lies beside the archives, and a restored home makes its"
          + " own";
    }
    return DUMP.matcher(path.getFileName().toString()).matches() ? "what a crash left" : null;
  }
}
