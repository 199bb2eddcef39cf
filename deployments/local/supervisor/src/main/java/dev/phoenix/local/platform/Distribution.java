package dev.phoenix.local.platform;

/**
 * An archive on Maven Central.
 *
 * @param groupId its group
 * @param artifactId its artifact
 * @param version its version
 * @param sha256 the digest of the {@code tar.gz}, pinned here: what comes through a mirror must be
 *     the same
 * @param archiveBytes how large the archive is
 * @param unpackedBytes how much its folder needs, about
 */
public record Distribution(
    String groupId,
    String artifactId,
    String version,
    String sha256,
    long archiveBytes,
    long unpackedBytes) {

  /** Camunda 8.6.0 with Operate and Tasklist, the newest full distribution on Central. */
  public static final Distribution CAMUNDA =
      new Distribution(
          "io.camunda",
          "camunda-zeebe",
          "8.6.0",
          "5c699e86a6c9d290dd7b1f0b2ea648fb57fd1dacf1cab22c874219e58827ea45",
          299_201_896L,
          322_000_000L);

  /** The folder inside the archive, and the name of the unpacked one. */
  public String folder() {
    return artifactId + "-" + version;
  }

  /** The archive's file name. */
  public String fileName() {
    return folder() + ".tar.gz";
  }

  /** The artifact as Maven's commands take it. */
  public String coordinates() {
    return groupId + ":" + artifactId + ":" + version + ":tar.gz";
  }
}
