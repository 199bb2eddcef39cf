package dev.phoenix.local.backup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an archive holds: its first entry, {@code manifest.json}, and what is signed.
 *
 * @param format of the archive; this program reads 1
 * @param id the backup's name
 * @param at when the picture was taken
 * @param reason why, such as {@code nightly}
 * @param software what wrote the data
 * @param method {@code frozen} if processes stood still for it, {@code stopped} if none ran
 * @param frozenMillis how long they stood still
 * @param folders paths within the home, each ends without a slash
 * @param files in the order of their paths
 * @param leftOut what of the home's data is not in it, and why, a line each
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Manifest(
    int format,
    String id,
    Instant at,
    String reason,
    Software software,
    String method,
    long frozenMillis,
    List<String> folders,
    List<Entry> files,
    List<String> leftOut) {

  /** The format that is written. */
  public static final int FORMAT = 1;

  /** Keeps copies. */
  public Manifest {
    folders = List.copyOf(folders);
    files = List.copyOf(files);
    leftOut = List.copyOf(leftOut);
  }

  /** The bytes of all files together. */
  public long bytes() {
    return files.stream().mapToLong(Entry::size).sum();
  }

  /**
   * A file.
   *
   * @param path within the home, with slashes, such as {@code data/feed/feed.mv.db}
   * @param size in bytes
   * @param sha256 in lower-case hexadecimal digits
   * @param mode its permissions, such as {@code rw-------}
   */
  public record Entry(String path, long size, String sha256, String mode) {}

  /**
   * What wrote the data.
   *
   * @param phoenix its version
   * @param commit of the checkout; null if it is none
   * @param migrations the highest number of the workers' database migrations
   * @param camunda the engine's version
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Software(String phoenix, @Nullable String commit, int migrations, String camunda) {}
}
