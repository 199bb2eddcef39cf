package dev.phoenix.local.platform;

import dev.phoenix.local.UserError;
import dev.phoenix.local.home.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Unpacked distributions in the cache. A folder appears there by one rename when it is whole;
 * beside it a marker keeps how many files and bytes it has, so that one that was damaged later is
 * noticed.
 */
public final class DistributionStore {

  private static final String MARKER = ".complete";

  private final Path cache;
  private final ArchiveSource source;
  private final Consumer<String> progress;

  /** The store in that folder. */
  public DistributionStore(Path cache, ArchiveSource source, Consumer<String> progress) {
    this.cache = cache;
    this.source = source;
    this.progress = progress;
  }

  /** Whether the distribution is there, whole. */
  public boolean has(Distribution distribution) {
    Path folder = cache.resolve(distribution.folder());
    try {
      Path marker = folder.resolve(MARKER);
      return Files.exists(marker) && Files.readString(marker).equals(content(distribution, folder));
    } catch (IOException damaged) {
      return false;
    }
  }

  /** The folder of the distribution, fetched and unpacked when it is not there or not whole. */
  public Path provide(Distribution distribution) throws IOException, InterruptedException {
    Files.createDirectories(cache);
    try (FileChannel channel =
            FileChannel.open(
                cache.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      Path folder = cache.resolve(distribution.folder());
      if (lock.isValid() && !has(distribution)) {
        if (Files.exists(folder)) {
          progress.accept(folder + " is incomplete; it is unpacked again");
          delete(folder);
        }
        unpack(distribution, folder);
      }
      return folder;
    }
  }

  private void unpack(Distribution distribution, Path folder)
      throws IOException, InterruptedException {
    Path work = Files.createTempDirectory(cache, "unpacking-");
    try {
      Path archive = fetchWhole(distribution, work);
      progress.accept("unpacking " + distribution.fileName());
      Path unpacked = Files.createDirectory(work.resolve("unpacked"));
      Process tar =
          new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", unpacked.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (tar.waitFor() != 0) {
        throw new UserError(
            "tar could not unpack "
                + archive
                + " (code "
                + tar.exitValue()
                + "). Is the disk full?");
      }
      Path whole = unpacked.resolve(distribution.folder());
      Files.writeString(whole.resolve(MARKER), content(distribution, whole));
      Files.move(whole, folder, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      delete(work);
    }
  }

  private Path fetchWhole(Distribution distribution, Path work)
      throws IOException, InterruptedException {
    Path archive = source.fetch(distribution, work, false);
    if (!sha256(archive).equals(distribution.sha256())) {
      progress.accept(
          distribution.fileName()
              + " is broken (its digest is not the published one); fetching it again");
      archive = source.fetch(distribution, work, true);
      if (!sha256(archive).equals(distribution.sha256())) {
        throw new UserError(
            distribution.fileName()
                + " came broken twice: its SHA-256 is not "
                + distribution.sha256()
                + ". Check the mirror in Maven's settings, then run the same command again.");
      }
    }
    return archive;
  }

  private static String content(Distribution distribution, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      long[] sums = new long[2];
      files
          .filter(
              file ->
                  Files.isRegularFile(file)
                      && !file.equals(folder.resolve(MARKER))
                      && !file.startsWith(folder.resolve("logs")))
          .forEach(
              file -> {
                sums[0]++;
                sums[1] += file.toFile().length();
              });
      return distribution.sha256() + " files " + sums[0] + " bytes " + sums[1] + "\n";
    }
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    Folders.delete(folder);
  }
}
